// Turns what is stored about a person into the file that they are given, with names beside ids.
import type { Group } from '../model/group.ts';
import type { EntryId, GroupId } from '../model/ids.ts';
import type { Announcement } from '../ports/interactions.ts';
import type { PersonRecord } from '../ports/privacy.ts';
import { skillAreaById } from '../roadmap/lookups.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Instant } from '../time/temporal.ts';
import { entryRow, itemNames, type Setting } from './export-entry.ts';
import type { PersonExport } from './export-schema.ts';

export type ExportParts = {
  readonly record: PersonRecord;
  readonly announcements: ReadonlyMap<EntryId, readonly Announcement[]>;
  /** Groups that the record names, the person's own and those where they verified. */
  readonly groups: ReadonlyMap<GroupId, Group>;
  readonly roadmapOf: (group: Group) => Roadmap;
  readonly now: Instant;
};

type Membership = PersonRecord['memberships'][number];

export function exportPerson(parts: ExportParts): PersonExport {
  const { record, now, roadmapOf } = parts;
  const names = groupNames([...parts.groups.values()]);
  const settingOf = (group: Group): Setting => ({
    group: names.get(group.id) ?? group.name,
    roadmap: roadmapOf(group),
  });
  const all = <T>(rows: (membership: Membership, setting: Setting) => readonly T[]): T[] =>
    record.memberships.flatMap((each) => rows(each, settingOf(each.group)));
  return {
    version: 1,
    exportedAt: now.toString(),
    person: { id: record.person, name: record.accounts.at(-1)?.name ?? '' },
    accounts: record.accounts.map(accountRow),
    links: record.links.map(({ accounts, at, partedAt }) => ({
      accounts: [...accounts],
      at: at.toString(),
      ...(partedAt && { partedAt: partedAt.toString() }),
    })),
    memberships: all((membership, setting) => [membershipRow(membership, setting)]),
    goals: all(({ goals }, { group }) =>
      goals.map(({ from, hours, reason }) => ({
        group,
        from: from.toString(),
        hours,
        ...(reason !== undefined && { reason }),
      })),
    ),
    entries: all(({ entries }, setting) =>
      entries.map(({ entry, former }) =>
        entryRow(
          { entry, former, announcements: parts.announcements.get(entry.id) ?? [] },
          setting,
        ),
      ),
    ),
    reviews: all(({ reviews }, { group }) => reviews.map((each) => reviewRow(each, group))),
    planChanges: all(({ planChanges }, setting) =>
      planChanges.map((each) => planChangeRow(each, setting)),
    ),
    skills: all(({ skills }, { group, roadmap }) =>
      skills.map(({ area, level, at }) => ({
        group,
        area,
        ...areaTitle(roadmap, area),
        level,
        at: at.toString(),
      })),
    ),
    timers: all(({ timer }, setting) => (timer === undefined ? [] : [timerRow(timer, setting)])),
    verificationsGiven: record.verificationsGiven.flatMap(({ group: id, item, at }) => {
      const found = parts.groups.get(id);
      if (found === undefined) return [];
      const { group, roadmap } = settingOf(found);
      return [{ group, ...itemNames(roadmap, item), at: at.toString() }];
    }),
  };
}

/** Names by group; of groups that share one, each with its number. */
function groupNames(groups: readonly Group[]): ReadonlyMap<GroupId, string> {
  const shared = (name: string) => groups.filter((other) => other.name === name).length > 1;
  return new Map(groups.map(({ id, name }) => [id, shared(name) ? `${name} (group ${id})` : name]));
}

function accountRow(account: PersonRecord['accounts'][number]): PersonExport['accounts'][number] {
  const { id, surface, workspaceId, userId, name, knownSince } = account;
  return {
    id,
    surface,
    ...(workspaceId !== '' && { workspaceId }),
    userId,
    name,
    knownSince: knownSince.toString(),
  };
}

function membershipRow(
  { member }: Membership,
  { group, roadmap }: Setting,
): PersonExport['memberships'][number] {
  const { start, followsCohort, timeZone, visibility, nudge, joinedAt, leftAt } = member;
  return {
    group,
    roadmap: roadmap.title,
    start: start.toString(),
    followsCohort,
    timeZone,
    visibility,
    nudge,
    joinedAt: joinedAt.toString(),
    ...(leftAt && { leftAt: leftAt.toString() }),
  };
}

function reviewRow(
  review: Membership['reviews'][number],
  group: string,
): PersonExport['reviews'][number] {
  const { quarter, answers, steps, writtenAt, revisedAt, versions } = review;
  return {
    group,
    quarter,
    answers: { ...answers },
    steps: [...steps],
    ...(writtenAt && { writtenAt: writtenAt.toString() }),
    ...(revisedAt && { revisedAt: revisedAt.toString() }),
    ...(versions.length > 0 && {
      former: versions.map((each) => ({ answers: { ...each.answers }, at: each.at.toString() })),
    }),
  };
}

function planChangeRow(
  change: Membership['planChanges'][number],
  { group, roadmap }: Setting,
): PersonExport['planChanges'][number] {
  const { reason, recordedAt, withdrawnAt } = change;
  return {
    group,
    ...planChangeFacts(change, roadmap),
    ...(reason !== undefined && { reason }),
    recordedAt: recordedAt.toString(),
    ...(withdrawnAt && { withdrawnAt: withdrawnAt.toString() }),
  };
}

function planChangeFacts(change: Membership['planChanges'][number], roadmap: Roadmap) {
  switch (change.kind) {
    case 'shift':
      return { kind: change.kind, from: change.from.toString(), weeks: change.weeks };
    case 'pause': {
      const { kind, from, until } = change;
      return { kind, from: from.toString(), ...(until && { until: until.toString() }) };
    }
    case 'skip':
      return { kind: change.kind, ...itemNames(roadmap, change.item) };
  }
}

function timerRow(
  timer: NonNullable<Membership['timer']>,
  { group, roadmap }: Setting,
): PersonExport['timers'][number] {
  const { account, startedAt, date, activity, item, note } = timer;
  return {
    group,
    account,
    startedAt: startedAt.toString(),
    date: date.toString(),
    ...(activity !== undefined && { activity }),
    ...(item !== undefined && itemNames(roadmap, item)),
    ...(note !== undefined && { note }),
  };
}

function areaTitle(roadmap: Roadmap, id: string) {
  const area = skillAreaById(roadmap, id);
  return area && { areaTitle: area.title };
}
