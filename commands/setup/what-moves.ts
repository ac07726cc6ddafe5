// What a new start or time zone moves in a group: members' plans, checkpoints, boards, posts. By what is stored now.
import { joined, type Rich } from '#core/message/inline.ts';
import type { Group } from '#core/model/groups.ts';
import type { Member } from '#core/model/members.ts';
import type { Reads } from '#core/model/store.ts';
import type { DateRange } from '#core/model/totals.ts';
import { checkpointsToCome } from '#core/posts/checkpoints-to-come.ts';
import { factsOf, type GroupFacts } from '#core/posts/facts.ts';
import { nextNudgeAt } from '#core/posts/upcoming.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { periodOf } from '#core/rules/period.ts';
import { planOf } from '#core/rules/plan.ts';
import { counted } from '#core/text/counted.ts';
import { dayOf } from '#core/time/day.ts';
import { formatDate } from '#core/time/format-date.ts';
import { formatHours } from '#core/time/format-time.ts';
import { dateFor } from '#core/time/personal-day.ts';
import { dateIn, type Instant, type PlainDate, Temporal } from '#core/time/temporal.ts';
import { whenText } from './post-words.ts';

/** The settings of a group that its members' dates hang on. */
export type GroupDates = Pick<Group, 'start' | 'timeZone'>;

export function isSameDates(one: GroupDates, other: GroupDates): boolean {
  return one.start.equals(other.start) && one.timeZone === other.timeZone;
}

type Sides = { readonly before: GroupFacts; readonly after: GroupFacts; readonly now: Instant };

/** A line for each thing that other dates move, in the order of how many people feel it. */
export async function whatMoves(
  read: Reads,
  { group, roadmap, to }: { group: Group; roadmap: Roadmap; to: GroupDates },
  now: Instant,
): Promise<readonly Rich[]> {
  const stored = await read.members.inGroup(group.id);
  // On both sides by what is asked: told once more after it is done, it is the same.
  const side = (dates: GroupDates): GroupFacts => ({
    ...factsOf(read, { ...group, ...dates }, roadmap),
    members: async () =>
      stored.map((each) => (each.followsCohort ? { ...each, start: dates.start } : each)),
  });
  const [before, after] = [side(group), side(to)];
  const sides: Sides = { before, after, now };
  const startMoves = !group.start.equals(to.start);
  return [
    ...(startMoves ? await startLines(sides) : []),
    ...(group.timeZone === to.timeZone ? [] : await zoneLines(sides)),
  ];
}

/** The dates that lie before one of the two starts and not before the other. */
export function passedOver(one: PlainDate, other: PlainDate): DateRange {
  const [from, next] = [one, other].toSorted(Temporal.PlainDate.compare);
  return { ...(from && { from }), ...(next && { until: next.subtract({ days: 1 }) }) };
}

async function startLines(sides: Sides): Promise<readonly Rich[]> {
  return [
    ...(await memberLines(sides)),
    ...(await endedLines(sides)),
    ...(await checkpointLines(sides)),
    ...boardLines(sides),
    ...(await entryLines(sides)),
  ];
}

async function memberLines({ before, after }: Sides): Promise<readonly string[]> {
  const members = await before.members();
  const followers = members.filter(({ followsCohort }) => followsCohort);
  const own = members.length - followers.length;
  const changes = await before.planChanges();
  const adapted = followers.some(({ id }) => (changes.get(id) ?? []).length > 0);
  const by = distance(before.group.start, after.group.start);
  return [
    followers.length === 0
      ? 'No member starts with the cohort.'
      : `${counted(followers.length, 'member starts', 'members start')} with the cohort: their start and their plan move ${by}.${adapted ? ' Their shifts and pauses keep their dates.' : ''}`,
    ...(own === 0
      ? []
      : [
          `${counted(own, 'member has a start of their own', 'members have a start of their own')}, which stays.`,
        ]),
  ];
}

/** "6 weeks later", "10 days earlier". */
function distance(from: PlainDate, to: PlainDate): string {
  const days = dayOf(to) - dayOf(from);
  const length = Math.abs(days);
  const much = length % 7 === 0 ? counted(length / 7, 'week') : counted(length, 'day');
  return `${much} ${days > 0 ? 'later' : 'earlier'}`;
}

/** Quarters that are over by one of the plans and not by the other. */
async function endedLines({ before, after, now }: Sides): Promise<readonly string[]> {
  const over = await endedQuarters(before, now);
  const overThen = await endedQuarters(after, now);
  const again = over.filter((ended, index) => ended > (overThen[index] ?? 0)).length;
  const atOnce = overThen.filter((ended, index) => ended > (over[index] ?? 0)).length;
  return [
    ...(again === 0
      ? []
      : [
          `For ${counted(again, 'member')} a quarter that has ended runs again, or is still to come; its checkpoint comes anew.`,
        ]),
    ...(atOnce === 0 ? [] : [`For ${counted(atOnce, 'member')} a quarter more is over at once.`]),
  ];
}

async function endedQuarters(facts: GroupFacts, now: Instant): Promise<readonly number[]> {
  const changes = await facts.planChanges();
  const quarters = facts.roadmap.quarters.length;
  return (await facts.members()).map((member: Member) => {
    const today = dateFor(member, now);
    const input = { start: member.start, changes: changes.get(member.id) ?? [], quarters, today };
    return planOf(input).quarters.filter(({ end }) => dayOf(end) < dayOf(today)).length;
  });
}

async function checkpointLines({ before, after, now }: Sides): Promise<readonly string[]> {
  const [is, then] = [await nextCheckpoint(before, now), await nextCheckpoint(after, now)];
  return is === then ? [] : [`Next checkpoint: ${is} → ${then}`];
}

/** Far enough for a quarter with a long pause in it. */
const CHECKPOINTS_AHEAD = { hours: 24 * 800 };

async function nextCheckpoint(facts: GroupFacts, now: Instant): Promise<string> {
  const window = { now, until: now.add(CHECKPOINTS_AHEAD) };
  const [first] = (await checkpointsToCome(facts, window)).toSorted((one, other) =>
    Temporal.Instant.compare(one.dueAt, other.dueAt),
  );
  if (first === undefined) return 'none';
  const { group } = facts;
  return formatDate(dateIn(group.timeZone, first.dueAt), dateIn(group.timeZone, now));
}

function boardLines({ before, after, now }: Sides): readonly string[] {
  return [`Quarter on boards: ${boardQuarter(before, now)} → ${boardQuarter(after, now)}`];
}

function boardQuarter({ group, roadmap }: GroupFacts, now: Instant): string {
  const today = dateIn(group.timeZone, now);
  const quarters = roadmap.quarters.length;
  const period = periodOf('quarter', today, { start: group.start, quarters });
  if (period.kind !== 'quarter') return '';
  const { from, until } = period.range;
  const dates = `${formatDate(from, today)} to ${formatDate(until, today)}`;
  return period.when === 'after' ? dates : `Quarter ${period.number}, ${dates}`;
}

async function entryLines({ before, after }: Sides): Promise<readonly Rich[]> {
  const [is, then] = [before.group.start, after.group.start];
  const range = passedOver(is, then);
  const { deliverables, minutes } = await before.read.totals.ofCohort(before.group.id, range);
  if (deliverables === 0 && minutes === 0) return [];
  const what = joined(
    ' and ',
    deliverables === 0 ? undefined : counted(deliverables, 'stone'),
    minutes === 0 ? undefined : formatHours(minutes),
  );
  return dayOf(then) > dayOf(is)
    ? [[what, ' come to lie before the start: still progress, on boards no more.']]
    : [[what, ' lay before the start: they count on boards from then on.']];
}

async function zoneLines({ before, after, now }: Sides): Promise<readonly string[]> {
  const [is, then] = [todayOf(before, now), todayOf(after, now)];
  const [nudge, nudgeThen] = [await nextNudgeAt(before, now), await nextNudgeAt(after, now)];
  const nudged = (at: Instant, { group: { timeZone } }: GroupFacts) =>
    `${whenText(at, timeZone, now)} (${timeZone})`;
  return [
    'Posts come at the same time of the day in the new zone. Members keep their own zones.',
    ...(nudge === undefined || nudgeThen === undefined
      ? []
      : [`Next nudge: ${nudged(nudge, before)} → ${nudged(nudgeThen, after)}`]),
    ...(is === then ? [] : [`Today on boards: ${is} → ${then}`]),
  ];
}

function todayOf({ group }: GroupFacts, now: Instant): string {
  const today = dateIn(group.timeZone, now);
  return formatDate(today, today);
}
