// Whom the weekly nudge may mention: members who chose it and have fallen silent. Three at most, and nobody for ever.
import type { Member } from '../model/members.ts';
import { pausedOn, pausesOf } from '../rules/pauses.ts';
import { dayOf } from '../time/day.ts';
import { dateFor } from '../time/personal-day.ts';
import type { PlainDate } from '../time/temporal.ts';
import type { GroupFacts } from './facts.ts';
import { reportedWeek } from './group-week.ts';

const MOST = 3;
const SILENT_DAYS = 7;
/** After six silent weeks a mention no longer helps: the member is left in peace until they log again. */
const GIVEN_UP_DAYS = 42;

/**
 * Members to call, those who fell silent last first: public, asked to be mentioned, started, not paused today, nothing
 * dated in the last week, and nothing done or dated in the reported week or since.
 */
export async function fallenSilent(
  facts: Pick<GroupFacts, 'members' | 'lastDates' | 'activity' | 'planChanges'>,
  today: PlainDate,
): Promise<readonly Member[]> {
  const willing = (await facts.members()).filter(
    ({ nudge, visibility }) => nudge === 'mention' && visibility === 'public',
  );
  if (willing.length === 0) return [];
  const lastDates = await facts.lastDates();
  const activity = await facts.activity();
  const changes = await facts.planChanges();
  const reported = reportedWeek(today);
  return willing
    .map((member) => {
      const acted = activity.get(member.id);
      const last = later(lastDates.get(member.id), acted && dateFor(member, acted));
      return { member, last, days: silentDays(member, last, today) };
    })
    .filter(({ days }) => days >= SILENT_DAYS && days <= GIVEN_UP_DAYS)
    .filter(({ last }) => last === undefined || dayOf(last) < dayOf(reported))
    .filter(({ member }) => !pausedOn(pausesOf(changes.get(member.id) ?? [], today), today))
    .toSorted((one, other) => one.days - other.days || one.member.id - other.member.id)
    .slice(0, MOST)
    .map(({ member }) => member);
}

function later(one: PlainDate | undefined, other: PlainDate | undefined): PlainDate | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return dayOf(one) > dayOf(other) ? one : other;
}

/** Days since the member last did anything, or since the member could have begun. */
function silentDays(member: Member, last: PlainDate | undefined, today: PlainDate): number {
  const joined = dateFor(member, member.joinedAt);
  const began = joined.until(member.start).sign > 0 ? member.start : joined;
  const since = last === undefined || last.until(began).sign > 0 ? began : last;
  return since.until(today).days;
}
