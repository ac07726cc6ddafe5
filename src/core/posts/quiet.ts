// Whether a group has gone quiet: nobody has done anything in the weeks that its last nudges told of (design section 6).
import { weekAsks } from '../rules/asked-week.ts';
import { pausesOf } from '../rules/pauses.ts';
import { isBefore } from '../rules/schedule-time.ts';
import { dayOf } from '../time/day.ts';
import { dateFor } from '../time/personal-day.ts';
import { dateIn, type Instant, type PlainDate, Temporal } from '../time/temporal.ts';
import { mondayOf } from '../time/week.ts';
import type { GroupFacts } from './facts.ts';
import { reportedWeek } from './group-week.ts';
import type { ChannelPlace } from './places.ts';

/** So many quiet weeks in a row are told of; the question takes the place of the next nudge. */
export const QUIET_WEEKS = 3;

/**
 * What a quiet group's channel gets: its posts as ever (`no`), the question in the next nudge's place (`asks`), or
 * nothing until somebody acts (`silent`, also `hushed` by the button). `resting` is no answer to a question: the weeks
 * were quiet and nothing is planned for anybody, so there is nothing to ask and nothing to tell.
 */
export type Quiet = 'no' | 'asks' | 'silent' | 'hushed' | 'resting';

/**
 * How quiet it is in a place at an instant. Acting is of the group, in whichever of its places; nudges are counted for
 * each place, since a channel that was set yesterday has told nobody anything.
 */
export async function quietIn(
  facts: GroupFacts,
  { id, hushedAt }: Pick<ChannelPlace, 'id' | 'hushedAt'>,
  now: Instant,
): Promise<Quiet> {
  const acted = latest([...(await facts.activity()).values()]);
  if (hushedAt !== undefined && (acted === undefined || !isBefore(hushedAt, acted))) {
    return 'hushed';
  }
  const told = await facts.read.posts.nudgesSent(id, QUIET_WEEKS + 1);
  if (told.length < QUIET_WEEKS) return 'no';
  const { group } = facts;
  const since = mondayOf(await lastStir(facts, acted, now));
  const quiet = told.filter(
    (at) => dayOf(reportedWeek(dateIn(group.timeZone, at))) > dayOf(since),
  ).length;
  if (quiet < QUIET_WEEKS) return 'no';
  if (quiet > QUIET_WEEKS) return 'silent';
  return (await asksAnybody(facts, dateIn(group.timeZone, now))) ? 'asks' : 'resting';
}

/** The last day on which anything began: somebody acted, or a plan started, or went on after a pause that ended. */
async function lastStir(
  facts: GroupFacts,
  acted: Instant | undefined,
  now: Instant,
): Promise<PlainDate> {
  const { group } = facts;
  const changes = await facts.planChanges();
  const days = (await facts.members()).flatMap((member) => {
    const today = dateFor(member, now);
    const ends = (changes.get(member.id) ?? []).flatMap((change) =>
      change.kind === 'pause' && change.until ? [change.until.add({ days: 1 })] : [],
    );
    return [member.start, ...ends].filter((day) => dayOf(day) <= dayOf(today));
  });
  const all = [dateIn(group.timeZone, acted ?? group.createdAt), ...days];
  return all.reduce((last, day) => (dayOf(day) > dayOf(last) ? day : last));
}

/** Whether the week of a day asks a goal of any member: an open pause lasts through it. */
async function asksAnybody(facts: GroupFacts, today: PlainDate): Promise<boolean> {
  const changes = await facts.planChanges();
  const monday = mondayOf(today);
  const sunday = monday.add({ days: 6 });
  return (await facts.members()).some(({ id, start }) =>
    weekAsks({ start, pauses: pausesOf(changes.get(id) ?? [], sunday) }, monday),
  );
}

function latest(instants: readonly Instant[]): Instant | undefined {
  return instants.toSorted(Temporal.Instant.compare).at(-1);
}

/** What a post of a quiet group is skipped for. */
export const WHY_QUIET: Readonly<Record<Exclude<Quiet, 'no' | 'asks'>, string>> = {
  silent: 'the group is quiet',
  hushed: 'somebody pressed Stop nudges',
  resting: 'nothing is planned for anybody',
};
