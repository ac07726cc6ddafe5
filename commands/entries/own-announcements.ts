// Which announcements follow when a person is shown otherwise than before: by another name, or by none.
import type { Effect } from '#core/command/answer.ts';
import type { EntryId, GroupId } from '#core/model/ids.ts';
import type { PersonRecord } from '#core/model/privacy.ts';

/** The newest are brought up to date; older ones few people scroll back to, and platforms pace edits. */
export const MOST_FOLLOWED = 100;

/** Brings up to date what was announced of a person and of the stones that they verified, in one group or in all. */
export function announcementsFollow(record: PersonRecord, group?: GroupId): readonly Effect[] {
  const inScope = (each: GroupId) => group === undefined || each === group;
  const own = record.memberships
    .filter(({ member }) => inScope(member.group))
    .flatMap(({ entries }) => entries)
    .filter(({ entry }) => entry.kind === 'completion' && entry.itemKind === 'deliverable')
    .map(({ entry }) => entry.id);
  const verified = record.verificationsGiven
    .filter(({ group: each }) => inScope(each))
    .map(({ entry }) => entry);
  return newestFollow([...own, ...verified]);
}

/** Brings announcements up to date, of so many entries. Ids grow: the highest are the latest recorded. */
export function newestFollow(entries: readonly EntryId[]): readonly Effect[] {
  return [...new Set(entries)]
    .toSorted((one, other) => other - one)
    .slice(0, MOST_FOLLOWED)
    .map((entry) => ({ kind: 'announce', entry }));
}
