// A group's new start or time zone, where something is logged already: shown first, applied by a button, taken back by another.
import { answer, type Effect, type Outcome, turnedPage } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  fields,
  list,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { type Press, press } from '#core/message/press.ts';
import type { Group } from '#core/model/groups.ts';
import type { Transaction } from '#core/model/store.ts';
import { zoneNamed } from '#core/reading/places/zone-names.ts';
import { dateOf, day, dayOf } from '#core/time/day.ts';
import { formatDate } from '#core/time/format-date.ts';
import { dateIn } from '#core/time/temporal.ts';
import { MOST_FOLLOWED, newestFollow } from '../entries/own-announcements.ts';
import { adminAccount } from './admin.ts';
import { groupFields, noGroup } from './answers.ts';
import { type GroupDates, isSameDates, passedOver, whatMoves } from './what-moves.ts';

/** Whether somebody has something that would move: who has only joined has not. */
export async function hasHistory(tx: Transaction, { id }: Group): Promise<boolean> {
  const dates = await tx.entries.latestDates(id);
  return dates.size > 0 || (await tx.plans.changesInGroup(id)).size > 0;
}

/** What other dates would move, with the button that takes them. */
export async function proposeDates(
  tx: Transaction,
  context: Context,
  group: Group,
  { to, renamed }: { readonly to: GroupDates; readonly renamed: boolean },
): Promise<Outcome> {
  const roadmap = await context.roadmaps.roadmapOf(group, tx);
  const yet = renamed ? 'The name is changed, nothing else yet.' : 'Nothing is changed yet.';
  return answer(
    message(
      text(rich`What this moves in ${bold(group.name)}. ${yet}`),
      changeFields(context, group, to),
      list(await whatMoves(tx, { group, roadmap, to }, context.now)),
      actions(button('Apply', pressOf('setup.move', group, to), 'primary')),
    ),
  );
}

function changeFields({ now }: Context, group: Group, to: GroupDates): Block {
  const today = dateIn(group.timeZone, now);
  const starts = [group, to].map(({ start }) => formatDate(start, today));
  const zones = [group.timeZone, to.timeZone];
  const rows = [
    ['Start', starts],
    ['Time zone', zones],
  ] as const;
  return fields(
    ...rows
      .filter(([, values]) => new Set(values).size > 1)
      .map(([label, values]) => [label, values.join(' → ')] as const),
  );
}

/** The button says from which dates it leads to which: it works as long as the group has the first. */
function pressOf(action: string, from: GroupDates, to: GroupDates): Press {
  const args = [from, to].flatMap(({ start, timeZone }) => [dayOf(start).toString(36), timeZone]);
  return press(action, ...args);
}

function datesOf(start = '', zone = ''): GroupDates | undefined {
  const days = Number.parseInt(start, 36);
  const timeZone = zoneNamed(zone);
  if (timeZone === undefined || !Number.isSafeInteger(days)) return undefined;
  return { start: dateOf(day(days)), timeZone };
}

/** Apply: takes the dates that were shown. Pressed again, or by another admin, it says the same. */
export function applyDates(context: Context, args: readonly string[]): Promise<Outcome> {
  return moveDates(context, args, async (tx, group, from, to) => {
    const roadmap = await context.roadmaps.roadmapOf(group, tx);
    const lines = await whatMoves(tx, { group: { ...group, ...from }, roadmap, to }, context.now);
    return [
      text(rich`${bold(group.name)} is changed.`),
      await groupFields({ ...group, ...to }, context, tx),
      list(lines),
      actions(button('Undo', pressOf('setup.move-back', to, from))),
    ];
  });
}

/** Undo: back to the dates before; members who have joined the cohort since come along, as with any new start. */
export function takeDatesBack(context: Context, args: readonly string[]): Promise<Outcome> {
  return moveDates(context, args, async (tx, group, _from, to) => [
    text(rich`${bold(group.name)} is as it was.`),
    await groupFields({ ...group, ...to }, context, tx),
    quiet('Members who start with the cohort start on that date again.'),
  ]);
}

type Said = (
  tx: Transaction,
  group: Group,
  from: GroupDates,
  to: GroupDates,
) => Promise<readonly (Block | undefined)[]>;

function moveDates(context: Context, args: readonly string[], said: Said): Promise<Outcome> {
  const [from, to] = [datesOf(args[0], args[1]), datesOf(args[2], args[3])];
  return context.writeOnce(async (tx) => {
    const group = context.group && (await tx.groups.byId(context.group.id));
    if (group === undefined) return noGroup();
    if (from === undefined || to === undefined) return outdated();
    const done = isSameDates(group, to);
    if (!done && !isSameDates(group, from)) return outdated();
    // Before anything is written: what moves is told by the dates that still hold.
    const blocks = await said(tx, group, from, to);
    const effects = done ? [] : await changeDates(tx, context, group, to);
    return turnedPage(context, message(...blocks), ...effects);
  });
}

/** Sets them, and moves who follows the cohort; announcements say from now on what they are by the new start. */
export async function changeDates(
  tx: Transaction,
  context: Context,
  group: Group,
  { start, timeZone }: GroupDates,
): Promise<readonly Effect[]> {
  const setUpBy = await adminAccount(tx, context);
  await tx.groups.update(group.id, { start, timeZone, setUpBy });
  if (group.start.equals(start)) return [];
  await tx.members.moveCohort(group.id, start);
  const range = passedOver(group.start, start);
  return newestFollow(await tx.completions.latestOfCohort(group.id, range, MOST_FOLLOWED));
}

function outdated(): Outcome {
  return answer(
    message(
      text('The group’s start or time zone has changed since that was shown. Nothing was changed.'),
      quiet(rich`Look at what would move once more: ${typed('setup group start:…')}`),
    ),
  );
}
