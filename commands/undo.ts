// /undo: undoes the latest recorded entry, with all that was logged at once with it; a button restores it.
import { answer, type Outcome, replacement, telling } from '#core/command/answer.ts';
import { defineCommand, type MemberContext } from '#core/command/command.ts';
import { entryLine } from '#core/entries/entry-line.ts';
import { rich } from '#core/message/inline.ts';
import { type Message, message, text } from '#core/message/message.ts';
import type { Entry } from '#core/model/entries.ts';
import { batchId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import { announcedAnew } from './entries/announcing.ts';
import { noBatch, restoreBatch, undoBatch } from './entries/batch.ts';
import { correctingButtons, entryTotal } from './entries/entry-answer.ts';
import { ownEntry } from './entries/entry-owner.ts';
import { refusedRestore, restoreEntryOffer } from './entries/restoring.ts';

export const undo = defineCommand({
  name: 'undo',
  about: 'Undo your latest entry; a button restores it',
  use: 'every day',
  examples: [''],
  options: {},
  needs: 'member',
  unchanged: 'Nothing was undone.',
  async run(context) {
    return context.writeOnce(async (tx) => {
      const entry = await tx.entries.latest(context.member.id);
      if (entry === undefined) return answer(message(text('There is nothing to undo.')));
      if (entry.batch !== undefined) return undoBatch(tx, context, entry.batch);
      const effects = await announcedAnew(tx, context.roadmap, entry);
      return telling(answer(await undone(tx, context, entry), ...effects), entry.id);
    });
  },
  actions: {
    entry: (context, { args }) =>
      context.writeOnce(async (tx) => {
        const own = await ownEntry(tx, context.member, args[0]);
        if (!own.ok) return own.outcome;
        const effects = await announcedAnew(tx, context.roadmap, own.value);
        const shown = await undone(tx, context, own.value);
        return telling(replacement(shown, ...effects), own.value.id);
      }),
    restore: (context, { args }) => context.writeOnce((tx) => restored(tx, context, args[0])),
    batch: (context, { args }) =>
      context.writeOnce(async (tx) => {
        const batch = batchId(args[0]);
        return batch === undefined ? noBatch() : undoBatch(tx, context, batch);
      }),
    'restore-batch': (context, { args }) =>
      context.writeOnce((tx) => restoreBatch(tx, context, args)),
  },
});

async function undone(tx: Transaction, context: MemberContext, entry: Entry): Promise<Message> {
  const { account, now, roadmap, today } = context;
  const changed = await tx.entries.setUndone(entry.id, true, account.id, now);
  return message(
    text(rich`${changed ? 'Undone' : 'Undone already'}: ${entryLine(entry, roadmap, today)}`),
    await entryTotal(tx, context, entry),
    await restoreEntryOffer(tx, context, entry),
  );
}

async function restored(
  tx: Transaction,
  context: MemberContext,
  arg: string | undefined,
): Promise<Outcome> {
  const { account, now, roadmap, today } = context;
  const own = await ownEntry(tx, context.member, arg);
  if (!own.ok) return own.outcome;
  const entry = own.value;
  const undone = entry.undoneAt === undefined ? [] : [entry];
  const obstacle = await refusedRestore(tx, context, undone);
  if (obstacle !== undefined) return obstacle;
  const changed = await tx.entries.setUndone(entry.id, false, account.id, now);
  const shown = message(
    text(rich`${changed ? 'Restored' : 'It stands'}: ${entryLine(entry, roadmap, today)}`),
    await entryTotal(tx, context, entry),
    correctingButtons(entry),
  );
  const effects = await announcedAnew(tx, context.roadmap, entry);
  return telling(replacement(shown, ...effects), entry.id);
}
