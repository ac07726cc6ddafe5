// When posts are due (design section 6): pure rules, from settings and plans to occurrences.
//
// An occurrence is known by its period, a local date. For what comes weekly that is the Monday of its week: however
// often an admin moves the weekday, a week has one nudge. For a checkpoint it is its day, for the reminder that
// follows the day of the checkpoint, for a roadmap its review date. A timer's warning alone is known by its run.
import type { Group, NudgeSchedule } from '../model/groups.ts';
import { WEEKDAYS } from '../model/groups.ts';
import type { Member } from '../model/members.ts';
import type { PostKind } from '../model/posts.ts';
import type { Timer } from '../model/timers.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { dayOf } from '../time/day.ts';
import { dateFor, MIDNIGHT, type OwnDay } from '../time/personal-day.ts';
import type { Instant, PlainDate } from '../time/temporal.ts';
import { dateIn, Temporal } from '../time/temporal.ts';
import { mondayOf } from '../time/week.ts';
import { type PlanningChange, planOf } from './plan.ts';
import { daysLater, instantAt, isBefore } from './schedule-time.ts';
import { runOf, warningAt } from './timer.ts';

export type Occurrence = { readonly period: string; readonly dueAt: Instant };

/** What comes once a week, at a weekday and time of somebody's days. */
export type Weekly = OwnDay & NudgeSchedule;

type Scheduled = Pick<Group, 'timeZone' | 'nudge'>;
type Nudged = Pick<Member, 'timeZone' | 'dayEnds' | 'nudge' | 'leftAt'>;

/** The nudge in a place's channel. */
export function nudgeOf({ timeZone, nudge }: Scheduled): Weekly {
  return { timeZone, dayEnds: MIDNIGHT, ...nudge };
}

/** A member's own nudge, in their own zone; nothing for members who did not choose direct messages. */
export function personalNudgeOf(
  { nudge }: Pick<Scheduled, 'nudge'>,
  member: Nudged,
): Weekly | undefined {
  const { timeZone, dayEnds } = member;
  return wantsMessages(member) ? { timeZone, dayEnds, ...nudge } : undefined;
}

/** The reminder on the week's fifth day, at the time of the nudge, in the member's own zone. */
export function reminderOf({ nudge }: Scheduled, member: Nudged): Weekly | undefined {
  const own = personalNudgeOf({ nudge }, member);
  return own && { ...own, day: 'friday' };
}

function wantsMessages({ nudge, leftAt }: Nudged): boolean {
  return nudge === 'dm' && leftAt === undefined;
}

export type WeeklyKind = 'nudge' | 'personal-nudge' | 'reminder';

export function isWeekly(kind: PostKind): kind is WeeklyKind {
  return kind === 'nudge' || kind === 'personal-nudge' || kind === 'reminder';
}

/** When what comes weekly to a channel, or to a member, comes; nothing when it no longer does. */
export function weeklyOf(
  kind: WeeklyKind,
  group: Scheduled,
  member: Nudged | undefined,
): Weekly | undefined {
  if (kind === 'nudge') return nudgeOf(group);
  if (member === undefined) return undefined;
  return kind === 'reminder' ? reminderOf(group, member) : personalNudgeOf(group, member);
}

/**
 * When a week's occurrence is due; the week is named by its Monday. A time before a member's day ends is of the night
 * after the weekday's date: what comes on Mondays at 02:00 finds it Monday still.
 */
export function weeklyAt({ timeZone, dayEnds, day, time }: Weekly, week: PlainDate): Instant {
  const night = time < dayEnds ? 1 : 0;
  return instantAt(timeZone, week.add({ days: WEEKDAYS.indexOf(day) + night }), time);
}

/** The first weekly occurrence that is due after an instant and whose week comes after the last one's. */
export function nextWeekly(weekly: Weekly, after: Instant, lastPeriod?: string): Occurrence {
  let week = mondayOf(dateFor(weekly, after));
  if (lastPeriod !== undefined) {
    const free = mondayOf(Temporal.PlainDate.from(lastPeriod)).add({ weeks: 1 });
    if (dayOf(free) > dayOf(week)) week = free;
  }
  for (;;) {
    const dueAt = weeklyAt(weekly, week);
    if (isBefore(after, dueAt)) return { period: periodOf(week), dueAt };
    week = week.add({ weeks: 1 });
  }
}

/** What a member's checkpoints follow from. */
export type Planned = {
  readonly member: Pick<
    Member,
    'start' | 'timeZone' | 'dayEnds' | 'joinedAt' | 'leftAt' | 'visibility'
  >;
  readonly changes: readonly PlanningChange[];
  /** How many quarters the roadmap has. */
  readonly quarters: number;
  readonly now: Instant;
};

export type Checkpoint = {
  readonly quarter: number;
  /** The day after the quarter's last one. */
  readonly day: PlainDate;
};

/**
 * A member's checkpoints by their plan as it is now, an open pause ending today. None for a quarter that ended before
 * the member joined; none for members who have left or are hidden, since the post is everybody's to see.
 */
export function checkpointsOf({ member, changes, quarters, now }: Planned): readonly Checkpoint[] {
  if (member.leftAt !== undefined || member.visibility === 'hidden') return [];
  const today = dateFor(member, now);
  const joined = dayOf(dateFor(member, member.joinedAt));
  return planOf({ start: member.start, changes, quarters, today })
    .quarters.filter(({ end }) => dayOf(end) >= joined)
    .map(({ number, end }) => ({ quarter: number, day: end.add({ days: 1 }) }));
}

/** A checkpoint is due at the group's time in the group's zone. */
export function checkpointAt({ timeZone, nudge }: Scheduled, day: PlainDate): Occurrence {
  return { period: periodOf(day), dueAt: instantAt(timeZone, day, nudge.time) };
}

const DAYS_TO_REVIEW = 7;

/** The reminder for those who have not written their review, a week after the checkpoint was sent. */
export function reviewReminderAt(
  { timeZone }: Scheduled,
  checkpoint: string,
  sentAt: Instant,
): Occurrence {
  return { period: checkpoint, dueAt: daysLater(sentAt, DAYS_TO_REVIEW, timeZone) };
}

/** The review of the roadmap on its own date, a month meaning its first day, if that is after the group was created. */
export function roadmapReviewOf(
  group: Scheduled & Pick<Group, 'createdAt'>,
  { nextReview }: Pick<Roadmap, 'nextReview'>,
): Occurrence | undefined {
  const { date, precision } = nextReview;
  const day = precision === 'month' ? date.with({ day: 1 }) : date;
  if (dayOf(day) <= dayOf(dateIn(group.timeZone, group.createdAt))) return undefined;
  return { period: periodOf(day), dueAt: instantAt(group.timeZone, day, group.nudge.time) };
}

/** The warning of a timer that has run for long: whatever the member's nudges are, since they started it themself. */
export function timerWarningOf(timer: Pick<Timer, 'startedAt' | 'account'>): Occurrence {
  return { period: runOf(timer), dueAt: warningAt(timer) };
}

export function periodOf(date: PlainDate): string {
  return date.toString({ calendarName: 'never' });
}
