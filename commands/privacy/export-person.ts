// Turns what is stored about a person into the file that they are given, with names beside ids.
import type { Announcement } from '#core/model/announcements.ts';
import type { Group } from '#core/model/groups.ts';
import type { EntryId, GroupId } from '#core/model/ids.ts';
import type { PersonRecord } from '#core/model/privacy.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import type { Instant } from '#core/time/temporal.ts';
import { entryRow, itemNames } from './export-entry.ts';
import {
  type ExportedMembership,
  goalRows,
  type Membership,
  membershipRow,
  planChangeRows,
  postRows,
  reviewDraftRows,
  reviewRows,
  skillRows,
  timerRows,
} from './export-membership.ts';
import type { PersonExport } from './export-schema.ts';

export type ExportSources = {
  readonly record: PersonRecord;
  readonly announcements: ReadonlyMap<EntryId, readonly Announcement[]>;
  /** Groups that the record names: the person's own, those that they set up, those where they verified. */
  readonly groups: ReadonlyMap<GroupId, Group>;
  /** Of each of the groups. */
  readonly roadmaps: ReadonlyMap<GroupId, Roadmap>;
  readonly now: Instant;
};

export function exportPerson(sources: ExportSources): PersonExport {
  const { record, now } = sources;
  const names = groupNames([...sources.groups.values()]);
  const nameOf = ({ id, name }: Group) => names.get(id) ?? name;
  const exportedOf = ({ group, member }: Membership): ExportedMembership => ({
    group: nameOf(group),
    membership: member.id,
    roadmap: roadmapOf(sources, group),
  });
  const all = <T>(
    rows: (membership: Membership, exported: ExportedMembership) => readonly T[],
  ): T[] => record.memberships.flatMap((each) => rows(each, exportedOf(each)));
  return {
    version: 1,
    exportedAt: now.toString(),
    person: { id: record.person, name: record.accounts.at(-1)?.name ?? '' },
    accounts: record.accounts.map(accountRow),
    links: record.links.map(linkRow),
    memberships: all((membership, exported) => [membershipRow(membership, exported)]),
    groupsSetUp: record.groupsSetUp.map(nameOf),
    roadmapsUploaded: uploadRows(sources, nameOf),
    goals: all(goalRows),
    entries: all(({ entries }, exported) =>
      entries.map((logged) => {
        const announcements = sources.announcements.get(logged.entry.id) ?? [];
        return entryRow({ ...logged, announcements }, exported);
      }),
    ),
    reviews: all(reviewRows),
    reviewDrafts: all(reviewDraftRows),
    planChanges: all(planChangeRows),
    skills: all(skillRows),
    timers: all(timerRows),
    posts: all(postRows),
    verificationsGiven: verificationRows(sources, nameOf),
    ...passing(sources, nameOf),
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

function linkRow({
  accounts,
  at,
  partedAt,
}: PersonRecord['links'][number]): PersonExport['links'][number] {
  return {
    accounts: [...accounts],
    at: at.toString(),
    ...(partedAt && { partedAt: partedAt.toString() }),
  };
}

function uploadRows(
  { record, groups }: ExportSources,
  nameOf: (group: Group) => string,
): PersonExport['roadmapsUploaded'] {
  return record.roadmapsUploaded.flatMap((upload) => {
    const group = groups.get(upload.group);
    if (group === undefined) return [];
    const { fileName, format, source, at, appliedAt } = upload;
    const applied = appliedAt && { appliedAt: appliedAt.toString() };
    return [{ group: nameOf(group), fileName, format, source, at: at.toString(), ...applied }];
  });
}

function verificationRows(
  sources: ExportSources,
  nameOf: (group: Group) => string,
): PersonExport['verificationsGiven'] {
  return sources.record.verificationsGiven.flatMap(({ group: id, item, at }) => {
    const group = sources.groups.get(id);
    if (group === undefined) return [];
    const names = itemNames(roadmapOf(sources, group), item);
    return [{ group: nameOf(group), ...names, at: at.toString() }];
  });
}

/**
 * What is kept for a short while. Without the answers' texts, kept for an hour: they repeat what the file holds, and
 * show what others logged.
 */
function passing(
  { record, groups }: ExportSources,
  nameOf: (group: Group) => string,
): Pick<PersonExport, 'unfinished' | 'interactions' | 'codes' | 'codeTries'> {
  return {
    unfinished: record.drafts.map(({ command, values, at }) => ({
      command,
      values: { ...values },
      at: at.toString(),
    })),
    interactions: record.answers.map(({ key, at }) => ({ id: key, at: at.toString() })),
    codes: record.codes.map(({ purpose, expiresAt }) => {
      const group = purpose.kind === 'group' ? groups.get(purpose.group) : undefined;
      return {
        joins: purpose.kind,
        ...(group && { group: nameOf(group) }),
        expiresAt: expiresAt.toString(),
      };
    }),
    codeTries: record.codeTries.map(String),
  };
}

function roadmapOf({ roadmaps }: ExportSources, { id, name }: Group): Roadmap {
  const roadmap = roadmaps.get(id);
  if (roadmap === undefined) throw new Error(`The roadmap of ${name} was not looked up`);
  return roadmap;
}
