// Streaks: consecutive Monday weeks in which the goal of that week was met. Computed from the weeks'
// totals each time, so that a backdated, corrected or undone entry makes them right again.
import type { Goal } from '../model/goals.ts';
import type { Member } from '../model/members.ts';
import type { WeekTotal } from '../model/totals.ts';
import type { Day } from '../time/day.ts';
import { day, dayOf, mondayOfDay } from '../time/day.ts';
import { dateFor } from '../time/personal-day.ts';
import type { PlainDate } from '../time/temporal.ts';
import { goalLine, goalMinutes } from './goal.ts';
import type { Pauses } from './pauses.ts';
import { countPaused } from './pauses.ts';

export type Streak = {
  /** How many weeks the running streak has; 0 when there is none. */
  readonly weeks: number;
  /** The longest streak up to today, the running one included. */
  readonly best: number;
  /** Whether the week of today has met its goal already. */
  readonly metThisWeek: boolean;
};

export type StreakInput = {
  /** Totals by Monday; weeks without any may be left out. */
  readonly weeks: readonly WeekTotal[];
  readonly goals: readonly Goal[];
  readonly pauses: Pauses;
  /** The week of the start is the first that can count; that of joining never breaks. */
  readonly member: Pick<Member, 'start' | 'joinedAt' | 'timeZone' | 'dayEnds'>;
  /** The member's date. */
  readonly today: PlainDate;
};

/** What a week does to a streak: it adds one, leaves it as it is, or ends it. */
type Effect = 'counts' | 'freezes' | 'breaks';

/**
 * The streak of a member. A wholly paused week freezes it, even if its goal was met; the weeks of the
 * start and of joining (which differ for who joins a cohort under way), a partly paused week and the
 * current one count when their goal is met, and freeze it when not; any other week counts when its goal
 * is met, and breaks it when not. Weeks before the start's and after today's are passed over.
 */
export function streakOf({ weeks, goals, pauses, member, today }: StreakInput): Streak {
  const [first, current] = [mondayOfDay(dayOf(member.start)), mondayOfDay(dayOf(today))];
  const logged = new Map<Day, number>(weeks.map(({ week, minutes }) => [dayOf(week), minutes]));
  const isMet = goalWalk(goals, logged);
  let [running, best, metThisWeek] = [0, 0, false];
  for (let monday = first; monday <= current; monday = day(monday + 7)) {
    const met = isMet(monday);
    const effect = effectOf(met, countPaused(pauses, weekOf(monday)), monday === current);
    if (effect === 'counts') running += 1;
    if (effect === 'breaks' && running > 0 && !isJoiningWeek(member, monday)) running = 0;
    best = Math.max(best, running);
    // The last one walked is the current one.
    metThisWeek = met;
  }
  return { weeks: running, best, metThisWeek };
}

/** The week of the start needs no word of its own: there is nothing before it that it could break. */
function effectOf(met: boolean, pausedDays: number, running: boolean): Effect {
  if (pausedDays === 7) return 'freezes';
  if (met) return 'counts';
  return running || pausedDays > 0 ? 'freezes' : 'breaks';
}

const DAY = 86_400_000;

/** Asked for many members: the zone, which is slow to ask, decides where the world's dates leave it open. */
function isJoiningWeek(member: StreakInput['member'], monday: Day): boolean {
  const inUtc = Math.floor(member.joinedAt.epochMilliseconds / DAY);
  if (inUtc < monday - 1 || inUtc > monday + 7) return false;
  return mondayOfDay(dayOf(dateFor(member, member.joinedAt))) === monday;
}

function weekOf(monday: Day): { from: Day; until: Day } {
  return { from: monday, until: day(monday + 6) };
}

/** Whether the goal of a week is met; must be asked in order of weeks, since it walks along the goals once. */
function goalWalk(goals: readonly Goal[], logged: ReadonlyMap<Day, number>) {
  const line = goalLine(goals);
  let index = 0;
  return (monday: Day): boolean => {
    while ((line[index + 1]?.from ?? Number.POSITIVE_INFINITY) <= monday) index += 1;
    const inForce = line[index];
    return inForce !== undefined && (logged.get(monday) ?? 0) >= goalMinutes(inForce.goal);
  };
}
