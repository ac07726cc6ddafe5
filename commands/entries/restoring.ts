// Whether undone entries can stand again, so that Restore is offered where it works and says why where it does not.
import { type Outcome, refusal } from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import { dayRoomText } from '#core/entries/day-room.ts';
import { bold, type Rich, rich, command as typed } from '#core/message/inline.ts';
import { actions, type Block, button, message, quiet, text } from '#core/message/message.ts';
import { type Press, press } from '#core/message/press.ts';
import type { Entry } from '#core/model/entries.ts';
import type { Reads } from '#core/model/store.ts';
import { itemTitle } from '#core/roadmap/lookups.ts';
import { roomOn } from '#core/rules/day-limit.ts';

type Reading = Pick<MemberContext, 'member' | 'roadmap' | 'today'>;
type Obstacle = { readonly why: Rich; readonly hint: Rich; readonly option?: string };

/** The refusal to restore these entries together; nothing where all of them can stand. */
export async function refusedRestore(
  read: Reads,
  context: Reading,
  undone: readonly Entry[],
): Promise<Outcome | undefined> {
  const found = await inTheWay(read, context, undone);
  if (found === undefined) return undefined;
  const why = text(rich`${found.why} Nothing was restored.`);
  return refusal(message(why, quiet(found.hint)), found.option);
}

/** Restore, as a button that does `does`; where it would be refused, why. */
export async function restoreOffer(
  read: Reads,
  context: Reading,
  undone: readonly Entry[],
  does: Press,
): Promise<Block | undefined> {
  const found = await inTheWay(read, context, undone);
  if (found === undefined) return actions(button('Restore', does));
  return quiet(rich`There is no Restore as things stand: ${found.why} ${found.hint}`);
}

/** The same for one entry. */
export function restoreEntryOffer(read: Reads, context: Reading, entry: Entry) {
  return restoreOffer(read, context, [entry], press('undo.restore', entry.id));
}

/** What was logged or completed since, or came with a linked account, may leave no room for all of them. */
async function inTheWay(
  read: Reads,
  { member, roadmap, today }: Reading,
  undone: readonly Entry[],
): Promise<Obstacle | undefined> {
  const hours = undone.filter((entry) => entry.kind === 'hours');
  for (const entries of Map.groupBy(hours, ({ date }) => date.toString()).values()) {
    const [{ date } = { date: today }] = entries;
    const needed = entries.reduce((sum, each) => sum + each.minutes, 0);
    const room = roomOn(await read.totals.minutesOn(member.id, date));
    if (needed > room) {
      const hint = rich`Correct that day first: ${typed('history hours')}.`;
      return { why: dayRoomText(date, today, room), hint, option: 'time' };
    }
  }
  for (const entry of undone) {
    if (entry.kind !== 'completion') continue;
    if ((await read.completions.byItem(member.id, entry.item)) === undefined) continue;
    return {
      why: rich`${bold(itemTitle(roadmap, entry.item))} has been completed again since.`,
      hint: 'Undo the later completion first.',
    };
  }
  return undefined;
}
