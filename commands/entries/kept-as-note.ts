// Words of a line that were kept as a note and look like an activity or a date: what is asked of them, and what stands
// in their place once the answer is pressed.
import { createHash } from 'node:crypto';
import type { MemberContext } from '#core/command/command.ts';
import {
  actions,
  type Block,
  type Button,
  button,
  type Message,
  message,
  text,
} from '#core/message/message.ts';
import { type Press, press } from '#core/message/press.ts';
import type { Entry } from '#core/model/entries.ts';
import type { Timer } from '#core/model/timers.ts';
import { type Meant, meantByNote, withoutFirst } from '#core/reading/meant-by-note.ts';
import { listed } from '#core/text/counted.ts';
import type { PlainDate } from '#core/time/temporal.ts';

/** What is asked of a note, and the buttons that answer it. */
export type NoteQuestion = { readonly asked: Block; readonly buttons: readonly Button[] };

type Reading = Pick<MemberContext, 'roadmap' | 'today'>;

/** What is asked of what was just logged: nothing of a note that was called one. */
export function askOfNew(
  entry: Entry,
  context: MemberContext,
  { date }: { readonly date?: PlainDate | undefined },
): NoteQuestion | undefined {
  return context.leftForNote && askOfEntry(entry, context, { dated: date !== undefined });
}

/** What is asked of an entry's note; `dated` where its date was given, so that no other is meant. */
export function askOfEntry(
  entry: Entry,
  { roadmap, today }: Reading,
  { dated }: { readonly dated: boolean },
): NoteQuestion | undefined {
  const { note } = entry;
  if (note === undefined) return undefined;
  const open = entry.kind === 'hours' && entry.activity === undefined;
  const activities = open ? roadmap.activities : [];
  const meant = meantByNote(note, { activities, date: !dated, today });
  return (
    meant &&
    questionOf(meant, (...value) => press('history.set', entry.id, ...value, stampOf(note)))
  );
}

/** What is asked of a timer's note. Its date is the one on which it was started. */
export function askOfTimer(timer: Timer, { roadmap, today }: Reading): NoteQuestion | undefined {
  const { note, activity, startedAt } = timer;
  if (note === undefined || activity !== undefined) return undefined;
  const meant = meantByNote(note, { activities: roadmap.activities, date: false, today });
  return (
    meant &&
    questionOf(meant, (_option, ...value) =>
      press('timer.set', startedAt.epochMilliseconds, ...value, stampOf(note)),
    )
  );
}

/** A message with the question at its end. */
export function withQuestion(shown: Message, question: NoteQuestion | undefined): Message {
  if (question === undefined) return shown;
  return message(...shown.blocks, question.asked, actions(...question.buttons));
}

function questionOf(
  meant: Meant,
  pressFor: (option: 'activity' | 'date', value: string, words: number) => Press,
): NoteQuestion {
  switch (meant.kind) {
    case 'ahead':
      return {
        asked: text(`Kept as a note. ${meant.what} Nothing can be logged ahead.`),
        buttons: [],
      };
    case 'activity': {
      const { id } = meant.activity;
      return {
        asked: askedFor([id]),
        buttons: [button(`Set ${id}`, pressFor('activity', id, meant.words))],
      };
    }
    case 'date':
      return {
        asked: askedFor(meant.dates.map(({ said }) => said)),
        buttons: meant.dates.map(({ date, said }) =>
          button(`Set ${said}`, pressFor('date', date.toString(), meant.words)),
        ),
      };
  }
}

function askedFor(names: readonly string[]): Block {
  return text(`Kept as a note. Meant ${listed(names, 'or')}?`);
}

/**
 * The note without the words that were asked about, null where none are left. Undefined where it is not the note any
 * more that was asked about: then it is somebody's own words and stays.
 */
export function noteWithout(
  note: string | undefined,
  words: string | undefined,
  stamp: string | undefined,
): string | null | undefined {
  if (note === undefined || stamp !== stampOf(note)) return undefined;
  const rest = withoutFirst(note, wordsOf(words));
  return rest === '' ? null : rest;
}

/** A button's id can be made up. */
function wordsOf(arg: string | undefined): number {
  return /^[1-9]$/.test(arg ?? '') ? Number(arg) : 0;
}

/** A short mark of a note: as long as a button's id has room for. */
function stampOf(note: string): string {
  return createHash('sha256').update(note).digest('hex').slice(0, 6);
}
