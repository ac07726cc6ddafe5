// What was logged at once is undone and restored at once.
import { answer, type Effect, type Outcome, turnedPage } from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import { actions, type Block, button, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Entry, NewEntry } from '#core/model/entries.ts';
import { type BatchId, batchId } from '#core/model/ids.ts';
import type { Reads, Transaction } from '#core/model/store.ts';
import { weekLine } from '#core/progress/week-line.ts';
import { counted } from '#core/text/counted.ts';
import { formatMinutes } from '#core/time/format-time.ts';
import { minutes } from '#core/time/temporal.ts';
import { mondayOf } from '#core/time/week.ts';
import { announcedAnew } from './announcing.ts';
import { refusedRestore, restoreOffer } from './restoring.ts';

/** "12 entries · 9 h 30 min · 2 items done". */
export function batchLine(entries: readonly (Entry | NewEntry)[]): Rich {
  const logged = entries.reduce((sum, each) => sum + (each.kind === 'hours' ? each.minutes : 0), 0);
  const done = entries.filter(({ kind }) => kind === 'completion').length;
  return joined(
    ' · ',
    bold(counted(entries.length, 'entry', 'entries')),
    logged > 0 ? formatMinutes(minutes(logged)) : undefined,
    done > 0 ? `${counted(done, 'item')} done` : undefined,
  );
}

/** A batch's entries of a member; none where it is somebody else's. */
export async function ownBatch(
  read: Pick<Reads, 'entries'>,
  { member }: Pick<MemberContext, 'member'>,
  batch: BatchId,
): Promise<readonly Entry[]> {
  return (await read.entries.ofBatch(batch)).filter((entry) => entry.member === member.id);
}

/** Undoes what stands of a batch; the Restore button knows which entries that were. */
export async function undoBatch(
  tx: Transaction,
  context: MemberContext,
  batch: BatchId,
): Promise<Outcome> {
  const entries = await ownBatch(tx, context, batch);
  const standing = entries.filter(({ undoneAt }) => undoneAt === undefined);
  if (entries.length === 0) return noBatch();
  if (standing.length === 0) {
    return turnedPage(context, message(text('Undone already. Nothing was changed.')));
  }
  const { account, now } = context;
  for (const { id } of standing) await tx.entries.setUndone(id, true, account.id, now);
  return turnedPage(
    context,
    message(
      text(rich`Undone: ${batchLine(standing)}`),
      await weekOf(tx, context, standing),
      await restoreBatchOffer(tx, context, entries, standing),
    ),
    ...(await effectsOf(tx, context, standing)),
  );
}

/** Restores the entries of a batch that were undone together, all or none. */
export async function restoreBatch(
  tx: Transaction,
  context: MemberContext,
  args: readonly string[],
): Promise<Outcome> {
  const batch = batchId(args[0]);
  const all = batch === undefined ? [] : await ownBatch(tx, context, batch);
  const meant = marked(all, args[1]);
  if (batch === undefined || meant.length === 0) return noBatch();
  const undone = meant.filter(({ undoneAt }) => undoneAt !== undefined);
  const obstacle = await refusedRestore(tx, context, undone);
  if (obstacle !== undefined) return obstacle;
  const { account, now } = context;
  for (const { id } of undone) await tx.entries.setUndone(id, false, account.id, now);
  return turnedPage(
    context,
    message(
      text(rich`${undone.length === 0 ? 'They stand' : 'Restored'}: ${batchLine(meant)}`),
      await weekOf(tx, context, meant),
      batchButtons(batch),
    ),
    ...(await effectsOf(tx, context, undone)),
  );
}

export function batchButtons(batch: BatchId): Block | undefined {
  return actions(button('Undo', press('undo.batch', batch)));
}

/** Restore for those of a batch's entries that are undone, if they can stand again. */
export async function restoreBatchOffer(
  read: Reads,
  context: MemberContext,
  entries: readonly Entry[],
  undone: readonly Entry[],
): Promise<Block | undefined> {
  const batch = entries[0]?.batch;
  if (batch === undefined) return undefined;
  const does = press('undo.restore-batch', batch, marks(entries, undone));
  return restoreOffer(read, context, undone, does);
}

export function noBatch(): Outcome {
  return answer(message(text('Those entries are no longer there. Nothing was changed.')));
}

/** The running total of the week of the latest hours. */
export async function weekOf(
  read: Reads,
  { member, today }: Pick<MemberContext, 'member' | 'today'>,
  entries: readonly Entry[],
): Promise<Block | undefined> {
  const hours = entries.filter((entry) => entry.kind === 'hours');
  const latest = hours.toSorted((one, other) => one.date.until(other.date).sign)[0];
  if (latest === undefined) return undefined;
  const { date } = latest;
  const monday = mondayOf(date);
  const added = hours.filter((each) => mondayOf(each.date).equals(monday));
  const amount = minutes(added.reduce((sum, each) => sum + each.minutes, 0));
  return weekLine(read, member, { date, minutes: amount }, today);
}

async function effectsOf(
  tx: Transaction,
  { roadmap }: MemberContext,
  entries: readonly Entry[],
): Promise<readonly Effect[]> {
  const effects = new Map<number, Effect>();
  for (const entry of entries) {
    for (const effect of await announcedAnew(tx, roadmap, entry)) {
      if (effect.kind === 'announce') effects.set(effect.entry, effect);
    }
  }
  return [...effects.values()];
}

/**
 * Which entries of a batch are meant, by their places in it, as one short number: a batch has at most 50, and a whole
 * number is exact up to 53 bits.
 */
function marks(batch: readonly Entry[], meant: readonly Entry[]): string {
  const places = batch.flatMap((entry, at) => (meant.includes(entry) ? [2 ** at] : []));
  return places.reduce((sum, bit) => sum + bit, 0).toString(36);
}

function marked(batch: readonly Entry[], written = ''): readonly Entry[] {
  const bits = /^[0-9a-z]{1,11}$/.test(written) ? Number.parseInt(written, 36) : 0;
  return batch.filter((_, at) => Math.floor(bits / 2 ** at) % 2 === 1);
}
