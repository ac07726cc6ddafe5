// /done: completes an item. A deliverable is announced, with a button for others to verify it.
import {
  answer,
  type Effect,
  type Outcome,
  replacementForAll,
  telling,
} from '#core/command/answer.ts';
import type { Ask } from '#core/command/ask.ts';
import { defineCommand, type MemberContext } from '#core/command/command.ts';
import {
  announcementOf,
  quarterProgress,
  removedAnnouncement,
} from '#core/entries/announcement.ts';
import { bold, joined, rich } from '#core/message/inline.ts';
import { type Message, message, quiet, text } from '#core/message/message.ts';
import type { CompletionEntry } from '#core/model/entries.ts';
import { entryId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import { required } from '#core/options/option.ts';
import { beforeStartText } from '#core/progress/before-start.ts';
import { itemById } from '#core/roadmap/lookups.ts';
import type { Item } from '#core/roadmap/roadmap.ts';
import { formatDate } from '#core/time/format-date.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { addLink, doneAlready } from './done/already-done.ts';
import { milestone } from './done/milestone.ts';
import { chooseItem, chooseStone } from './done/pickers.ts';
import { announceCompletion } from './entries/announcing.ts';
import { correctingButtons, entryDetails } from './entries/entry-answer.ts';
import { openEdit } from './entries/entry-edit.ts';
import { ENTRY_OPTIONS } from './entries/entry-options.ts';
import { askOfNew, type NoteQuestion } from './entries/kept-as-note.ts';

export const done = defineCommand({
  name: 'done',
  about: 'Complete an item; a deliverable is announced for others to verify',
  use: 'every day',
  examples: [
    'mlflow-tracking-setup evidence:https://github.com/ana/mlflow',
    '"Docker fundamentals"',
    '"Dockerized application" date:yesterday',
  ],
  options: {
    item: required('item', 'What you have completed'),
    ...ENTRY_OPTIONS.completion,
  },
  needs: 'member',
  unchanged: 'Nothing was logged.',
  run: complete,
  actions: {
    link: addLink,
    choose: chooseItem,
    pick: (context, { chosen }) => picked(context, chosen),
    'choose-stone': chooseStone,
    'pick-stone': (context, { chosen }) => openEdit(context, chosen),
    verify: (context, { args }) =>
      context.writeOnce(async (tx) => {
        const id = entryId(args[0]);
        const entry = id === undefined ? undefined : await tx.entries.byId(id);
        if (entry?.kind !== 'completion') return gone(context.ask.input);
        return verify(tx, context, entry);
      }),
  },
});

type Completing = {
  readonly item: Item;
  readonly evidence?: string | undefined;
  readonly date?: PlainDate | undefined;
  readonly note?: string | undefined;
};

async function complete(
  context: MemberContext,
  { item, evidence, date: dated, note }: Completing,
): Promise<Outcome> {
  const { member, account, now, today } = context;
  const date = dated ?? today;
  return context.writeOnce(async (tx) => {
    const standing = await tx.completions.byItem(member.id, item.id);
    if (standing !== undefined) return doneAlready(tx, context, standing, evidence);
    const entry = await tx.entries.add(
      {
        kind: 'completion',
        member: member.id,
        account: account.id,
        date,
        item: item.id,
        itemKind: item.kind,
        ...(evidence !== undefined && { evidence }),
        ...(note !== undefined && { note }),
      },
      now,
    );
    if (entry.kind !== 'completion') throw new Error('a completion was stored as something else');
    const effects = await announceCompletion(tx, context, entry);
    const question = askOfNew(entry, context, { date: dated });
    const announced = effects.length > 0;
    const shown = await completed(tx, context, item, entry, { announced, question });
    return telling(answer(shown, ...effects), entry.id);
  });
}

/** What was picked of a list is answered in its place. */
async function picked(context: MemberContext, id: string | undefined): Promise<Outcome> {
  const item = id === undefined ? undefined : itemById(context.roadmap, id);
  if (item === undefined) {
    return answer(message(text('The roadmap has that item no longer. Nothing was logged.')));
  }
  const outcome = await complete(context, { item });
  return outcome.kind === 'message' ? { ...outcome, replaces: true } : outcome;
}

async function completed(
  tx: Transaction,
  context: MemberContext,
  item: Item,
  entry: CompletionEntry,
  {
    announced,
    question,
  }: { readonly announced: boolean; readonly question: NoteQuestion | undefined },
): Promise<Message> {
  const { today, roadmap, ask } = context;
  const mark = item.kind === 'deliverable' ? '🪨' : '✓';
  const progress = await quarterProgress(tx, roadmap, entry);
  return message(
    text(
      joined(
        ' · ',
        rich`${mark} ${bold(item.title)} is done`,
        formatDate(entry.date, today),
        `Quarter ${item.quarter}`,
      ),
    ),
    ...entryDetails(entry),
    await milestone(tx, context, entry, progress),
    hint(item, entry, context, announced && (ask.direct ? 'where-met' : 'all')),
    question?.asked,
    correctingButtons(entry, question),
  );
}

/** Of what is logged by direct message, each place is asked first whether the member is there still. */
function hint(
  item: Item,
  entry: CompletionEntry,
  { member, today }: MemberContext,
  announced: 'all' | 'where-met' | false,
) {
  const before = beforeStartText(entry, member, today);
  if (before !== undefined) return quiet(before);
  if (item.kind !== 'deliverable') return undefined;
  if (!announced) return quiet('It is not announced.');
  const where = announced === 'all' ? '' : ' where you are a member still';
  if (entry.evidence === undefined) {
    return quiet(`It is being announced${where}, with a button for others to verify it.`);
  }
  return quiet(
    member.visibility === 'anonymous'
      ? `It is being announced as “a member”${where}, with a button for others to verify it and your link, which may show who you are.`
      : `It is being announced${where}, with your link and a button for others to verify it.`,
  );
}

/** What everybody saw of an entry that is deleted says so from now on. */
function gone(input: Ask['input']): Outcome {
  if (input.kind === 'press' && input.on !== undefined)
    return replacementForAll(removedAnnouncement());
  return notThere();
}

function notThere(): Outcome {
  return answer(message(text('That completion is no longer there. Nothing was changed.')));
}

async function verify(
  tx: Transaction,
  context: MemberContext,
  entry: CompletionEntry,
): Promise<Outcome> {
  const { member, group, roadmap, now, ask } = context;
  const owner = await tx.members.byId(entry.member);
  if (owner === undefined || owner.group !== group.id || entry.undoneAt !== undefined)
    return notThere();
  if (owner.person === member.person) {
    return answer(message(text('Somebody else has to verify your stone. Nothing was changed.')));
  }
  await noteWhereSeen(tx, context, entry);
  await tx.completions.toggleVerification(entry.id, member.person, now);
  const current = await tx.entries.byId(entry.id);
  if (current?.kind !== 'completion') return notThere();
  const shown = await announcementOf(tx, roadmap, current);
  const effect: Effect = { kind: 'announce', entry: entry.id };
  return ask.input.kind === 'press' ? replacementForAll(shown, effect) : answer(shown, effect);
}

/** Whoever presses on an announcement tells where its message is, also where the platform did not. */
async function noteWhereSeen(
  tx: Transaction,
  { ask, now }: MemberContext,
  entry: CompletionEntry,
): Promise<void> {
  if (ask.input.kind !== 'press' || ask.input.on === undefined) return;
  const { on } = ask.input;
  for (const announcement of await tx.announcements.ofEntry(entry.id)) {
    const { id, surface, workspaceId, channelId, state } = announcement;
    const isHere =
      surface === ask.surface &&
      workspaceId === ask.place?.workspaceId &&
      channelId === ask.channelId;
    if (isHere && state !== 'sent') await tx.announcements.found(id, on, now);
  }
}
