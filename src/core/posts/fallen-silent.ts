// Whom the weekly nudge may mention: members who chose it and have fallen silent. Three at most, and nobody for ever.
import type { Member } from '../model/members.ts';
import { pausedOn, pausesOf } from '../rules/pauses.ts';
import { dateFor } from '../time/personal-day.ts';
import type { PlainDate } from '../time/temporal.ts';
import type { GroupFacts } from './facts.ts';

const MOST = 3;
const SILENT_DAYS = 7;
/** After six silent weeks a mention no longer helps: the member is left in peace until they log again. */
const GIVEN_UP_DAYS = 42;

/**
 * Members to call, those who fell silent last first: public, asked to be mentioned, started, not paused today,
 * and nothing dated in the last week.
 */
export async function fallenSilent(
  facts: Pick<GroupFacts, 'members' | 'lastDates' | 'planChanges'>,
  today: PlainDate,
): Promise<readonly Member[]> {
  const willing = (await facts.members()).filter(
    ({ nudge, visibility }) => nudge === 'mention' && visibility === 'public',
  );
  if (willing.length === 0) return [];
  const lastDates = await facts.lastDates();
  const changes = await facts.planChanges();
  return willing
    .map((member) => ({ member, days: silentDays(member, lastDates.get(member.id), today) }))
    .filter(({ days }) => days >= SILENT_DAYS && days <= GIVEN_UP_DAYS)
    .filter(({ member }) => !pausedOn(pausesOf(changes.get(member.id) ?? [], today), today))
    .toSorted((one, other) => one.days - other.days || one.member.id - other.member.id)
    .slice(0, MOST)
    .map(({ member }) => member);
}

/** Days since the latest entry, or since the member could have begun. */
function silentDays(member: Member, last: PlainDate | undefined, today: PlainDate): number {
  const joined = dateFor(member, member.joinedAt);
  const began = joined.until(member.start).sign > 0 ? member.start : joined;
  const since = last === undefined || last.until(began).sign > 0 ? began : last;
  return since.until(today).days;
}
