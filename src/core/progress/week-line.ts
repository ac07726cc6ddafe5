// One week's hours against its goal, as a line with a bar.
import { rich } from '../message/inline.ts';
import { type Block, progress } from '../message/message.ts';
import type { Goal } from '../model/goals.ts';
import type { Member } from '../model/members.ts';
import type { Reads } from '../model/store.ts';
import { goalMinutes, goalOn } from '../rules/goal.ts';
import { formatDate } from '../time/format-date.ts';
import { formatHours } from '../time/format-time.ts';
import type { Minutes, PlainDate } from '../time/temporal.ts';
import { mondayOf } from '../time/week.ts';

/** A week by its Monday: what is logged in it, and the member's goals. */
export type LoggedWeek = {
  readonly monday: PlainDate;
  readonly logged: Minutes;
  readonly goals: readonly Goal[];
};

/** "This week 9 h 30 of 15 h ▰▰▰▰▰▰▱▱▱▱", "Week of Mon 23 Feb: 2 h of 15 h …". */
export function weekLineOf({ monday, logged, goals }: LoggedWeek, today: PlainDate): Block {
  const goal = goalMinutes(goalOn(goals, monday));
  const week = monday.equals(mondayOf(today))
    ? 'This week'
    : `Week of ${formatDate(monday, today)}:`;
  return progress(logged / goal, rich`${week} ${formatHours(logged)} of ${formatHours(goal)}`);
}

/** The same, read for the week of a date. */
export async function weekLine(
  read: Pick<Reads, 'totals' | 'goals'>,
  member: Member,
  date: PlainDate,
  today: PlainDate,
): Promise<Block> {
  const monday = mondayOf(date);
  const [logged, goals] = await Promise.all([
    read.totals.minutesIn(member.id, { from: monday, until: monday.add({ days: 6 }) }),
    read.goals.ofMember(member.id),
  ]);
  return weekLineOf({ monday, logged, goals }, today);
}
