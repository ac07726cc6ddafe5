// One week's hours against its goal, as a line with a bar.
import { joined, rich } from '../message/inline.ts';
import { type Block, progress, text } from '../message/message.ts';
import type { HoursEntry } from '../model/entries.ts';
import type { Goal } from '../model/goals.ts';
import type { Member } from '../model/members.ts';
import type { Reads } from '../model/store.ts';
import { goalMinutes, goalOn } from '../rules/goal.ts';
import { pausesOf } from '../rules/pauses.ts';
import { streakOf } from '../rules/streak.ts';
import { formatDate } from '../time/format-date.ts';
import { formatHours } from '../time/format-time.ts';
import { type Minutes, type PlainDate, Temporal } from '../time/temporal.ts';
import { mondayOf, sundayOf } from '../time/week.ts';

/** A week by its Monday: what is logged in it, and the member's goals. */
export type LoggedWeek = {
  readonly monday: PlainDate;
  readonly logged: Minutes;
  readonly goals: readonly Goal[];
};

/** "This week 9 h 30 of 15 h ▰▰▰▰▰▰▱▱▱▱", "Week of Mon 23 Feb: 15 h of 15 h · goal met …". */
export function weekLineOf(week: LoggedWeek, today: PlainDate): Block {
  return lineOf(week, today, 'goal met');
}

/** `met` is said where the goal is. */
function lineOf({ monday, logged, goals }: LoggedWeek, today: PlainDate, met: string): Block {
  const goal = goalMinutes(goalOn(goals, monday));
  return progress(
    logged / goal,
    joined(
      ' · ',
      rich`${weekWords(monday, today)} ${formatHours(logged)} of ${formatHours(goal)}`,
      logged >= goal ? met : undefined,
    ),
  );
}

function weekWords(monday: PlainDate, today: PlainDate): string {
  return monday.equals(mondayOf(today)) ? 'This week' : `Week of ${formatDate(monday, today)}:`;
}

/**
 * The same, read for the week of a date, for which so many minutes were logged just now. Nothing is asked before the
 * week of the start. What meets this week's goal is told which week of a streak that makes it.
 */
export async function weekLine(
  read: Pick<Reads, 'totals' | 'goals' | 'plans'>,
  member: Member,
  { date, minutes: added }: Pick<HoursEntry, 'date' | 'minutes'>,
  today: PlainDate,
): Promise<Block> {
  const monday = mondayOf(date);
  const [logged, goals] = await Promise.all([
    read.totals.minutesIn(member.id, { from: monday, until: sundayOf(monday) }),
    read.goals.ofMember(member.id),
  ]);
  if (Temporal.PlainDate.compare(sundayOf(monday), member.start) < 0) {
    return text(rich`${weekWords(monday, today)} ${formatHours(logged)}`);
  }
  const goal = goalMinutes(goalOn(goals, monday));
  const metNow = logged >= goal && logged - added < goal && monday.equals(mondayOf(today));
  const streak = metNow ? await runningStreak(read, member, goals, today) : 0;
  const met = streak > 1 ? `goal met, week ${streak} of your streak` : 'goal met';
  return lineOf({ monday, logged, goals }, today, met);
}

async function runningStreak(
  read: Pick<Reads, 'totals' | 'plans'>,
  member: Member,
  goals: readonly Goal[],
  today: PlainDate,
): Promise<number> {
  const [weeks, changes] = await Promise.all([
    read.totals.weeks(member.id),
    read.plans.changes(member.id),
  ]);
  return streakOf({ weeks, goals, pauses: pausesOf(changes, today), member, today }).weeks;
}
