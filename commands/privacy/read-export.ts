// Reads all that is stored about a person, for the file that they are given.

import type { TextFile } from '#core/command/answer.ts';
import type { Group } from '#core/model/groups.ts';
import type { LinkId, PersonId } from '#core/model/ids.ts';
import type { PersonRecord } from '#core/model/privacy.ts';
import type { Reads } from '#core/model/store.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import type { Instant } from '#core/time/temporal.ts';
import { exportPerson } from './export-person.ts';

/**
 * The file of a person's export: JSON, as docs/export.schema.json says. `rehearsed` are links that were parted to read
 * one side of them alone: they stand, and the accounts of the other side are not named.
 */
export async function exportFile(
  read: Reads,
  person: PersonId,
  roadmapOf: (group: Group) => Promise<Roadmap>,
  now: Instant,
  rehearsed: readonly LinkId[] = [],
): Promise<TextFile> {
  const record = asLinked(await read.privacy.recordOf(person), rehearsed);
  const groups = await groupsOf(read, record);
  const roadmaps = new Map(
    await Promise.all(
      [...groups.values()].map(async (group) => [group.id, await roadmapOf(group)] as const),
    ),
  );
  const exported = exportPerson({
    record,
    announcements: await announcementsOf(read, record),
    groups,
    roadmaps,
    now,
  });
  return {
    name: `cairn-export-${now.toString().slice(0, 10)}.json`,
    mediaType: 'application/json',
    content: `${JSON.stringify(exported, null, 2)}\n`,
  };
}

function asLinked(record: PersonRecord, rehearsed: readonly LinkId[]): PersonRecord {
  const own = new Set(record.accounts.map(({ id }) => id));
  const links = record.links.map((link) => {
    if (!rehearsed.includes(link.id)) return link;
    const { partedAt: _, ...standing } = link;
    return { ...standing, accounts: link.accounts.filter((account) => own.has(account)) };
  });
  return { ...record, links };
}

async function announcementsOf(read: Reads, { memberships }: PersonRecord) {
  const stones = memberships
    .flatMap(({ entries }) => entries)
    .filter(({ entry }) => entry.kind === 'completion' && entry.itemKind === 'deliverable');
  const found = await Promise.all(
    stones.map(async ({ entry: { id } }) => [id, await read.announcements.ofEntry(id)] as const),
  );
  return new Map(found);
}

async function groupsOf(read: Reads, record: PersonRecord) {
  const { memberships, groupsSetUp, roadmapsUploaded, verificationsGiven, codes } = record;
  const own = [...memberships.map(({ group }) => group), ...groupsSetUp];
  const named = [
    ...roadmapsUploaded.map(({ group }) => group),
    ...verificationsGiven.map(({ group }) => group),
    ...codes.flatMap(({ purpose }) => (purpose.kind === 'group' ? [purpose.group] : [])),
  ];
  const others = await Promise.all([...new Set(named)].map((id) => read.groups.byId(id)));
  return new Map(
    [...own, ...others.flatMap((group) => group ?? [])].map((each) => [each.id, each]),
  );
}
