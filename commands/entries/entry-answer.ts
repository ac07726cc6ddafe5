// What is answered when an entry was stored: what it is, what it adds up to, and how to correct it.
import type { MemberContext } from '#core/command/command.ts';
import { entryLine, shownAddress } from '#core/entries/entry-line.ts';
import { metricLine } from '#core/entries/metric-line.ts';
import { link, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  type Message,
  message,
  quiet,
  quote,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Entry } from '#core/model/entries.ts';
import type { Reads } from '#core/model/store.ts';
import { beforeStartText } from '#core/progress/before-start.ts';
import { weekLine } from '#core/progress/week-line.ts';
import type { NoteQuestion } from './kept-as-note.ts';

type Reading = Pick<MemberContext, 'roadmap' | 'today' | 'member'>;

type Beside = {
  readonly said?: string;
  readonly hints?: readonly Block[];
  readonly question?: NoteQuestion | undefined;
};

/**
 * The entry as it stands, `said` before it ("Changed"), `hints` and what is asked of its note after it, with Undo and
 * Edit.
 */
export async function entryAnswer(
  read: Reads,
  context: Reading,
  entry: Entry,
  { said, hints = [], question }: Beside = {},
): Promise<Message> {
  const line = entryLine(entry, context.roadmap, context.today);
  const before = beforeStartText(entry, context.member, context.today);
  return message(
    text(said === undefined ? line : rich`${said}: ${line}`),
    ...entryDetails(entry),
    await entryTotal(read, context, entry),
    ...hints,
    before === undefined ? undefined : quiet(before),
    question?.asked,
    correctingButtons(entry, question),
  );
}

/** The evidence and the note, where there are any. */
export function entryDetails(entry: Entry): readonly Block[] {
  const evidence = entry.kind === 'completion' ? entry.evidence : undefined;
  return [
    ...(evidence === undefined ? [] : [text(link(evidence, shownAddress(evidence)))]),
    ...(entry.note === undefined ? [] : [quote(entry.note)]),
  ];
}

/** What the entry counts towards: its week's hours, its metric. */
export async function entryTotal(
  read: Reads,
  { roadmap, today, member }: Reading,
  entry: Entry,
): Promise<Block | undefined> {
  switch (entry.kind) {
    case 'hours':
      return weekLine(read, member, entry, today);
    case 'metric':
      return metricLine(read, roadmap, entry, today);
    case 'completion':
      return undefined;
  }
}

export function correctingButtons({ id }: Entry, question?: NoteQuestion): Block | undefined {
  return actions(
    ...(question?.buttons ?? []),
    button('Undo', press('undo.entry', id)),
    button('Edit', press('history.edit', id)),
  );
}
