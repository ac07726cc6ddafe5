// Fills an empty store with a study group that is ten weeks into its roadmap.

import type { Account } from '#core/model/accounts.ts';
import type { GroupId, PersonId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Store, Transaction } from '#core/model/store.ts';
import { readTimeZone } from '#core/reading/read-zone.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { dayEndAt, MIDNIGHT } from '#core/time/personal-day.ts';
import {
  type Clock,
  dateIn,
  type Instant,
  type PlainDate,
  Temporal,
  type ZoneId,
} from '#core/time/temporal.ts';
import { CHANNELS, WORKSPACE } from '../chat/channels.ts';
import { entriesOf, type SampleEntry } from './history.ts';
import { SAMPLE_PEOPLE, type SamplePerson } from './people.ts';

const WEEKS = 10;
const GROUP_ZONE = zoneNamed('Europe/Berlin');
const NIGHT_OWLS_DAY_ENDS = dayEndAt(Temporal.PlainTime.from('04:00')) ?? MIDNIGHT;

type Seeded = { readonly account: Account; readonly member: Member };

/**
 * Writes the sample group in one unit of work: the same each time, its dates counted back from the
 * clock's today. The cohort began on the Monday ten weeks before this week.
 */
export async function seedSample(store: Store, roadmap: Roadmap, clock: Clock): Promise<void> {
  const now = clock.now();
  const today = dateIn(GROUP_ZONE, now);
  const start = today.subtract({ days: today.dayOfWeek - 1 + 7 * WEEKS });
  const entries = SAMPLE_PEOPLE.flatMap((person) =>
    entriesOf(person, zoneNamed(person.zone), { start, now, roadmap }),
  ).toSorted((first, second) => Temporal.Instant.compare(first.at, second.at));

  await store.run(async (tx) => {
    const accounts = await addAccounts(tx, start);
    const group = await addGroup(tx, accounts, roadmap, start);
    const seeded = new Map<string, Seeded>();
    for (const person of SAMPLE_PEOPLE) {
      const account = known(accounts, person.id);
      seeded.set(person.id, {
        account,
        member: await addMember(tx, person, account, group, start),
      });
    }
    for (const entry of entries) await record(tx, entry, seeded);
  });
}

async function addAccounts(
  tx: Transaction,
  start: PlainDate,
): Promise<ReadonlyMap<string, Account>> {
  const accounts = new Map<string, Account>();
  for (const { id, name } of SAMPLE_PEOPLE) {
    const key = { surface: 'playground', workspaceId: WORKSPACE.workspaceId, userId: id } as const;
    accounts.set(id, await tx.accounts.findOrAdd(key, name, morning(start, GROUP_ZONE)));
  }
  return accounts;
}

async function addGroup(
  tx: Transaction,
  accounts: ReadonlyMap<string, Account>,
  roadmap: Roadmap,
  start: PlainDate,
): Promise<GroupId> {
  const [admin] = accounts.values();
  if (admin === undefined) throw new Error('the sample has no people');
  const { id } = await tx.groups.add({
    name: 'Sample study group',
    timeZone: GROUP_ZONE,
    start,
    roadmap: roadmap.id,
    nudge: { day: 'monday', time: '09:00' },
    createdAt: morning(start, GROUP_ZONE),
    setUpBy: admin.id,
  });
  await tx.places.add({
    group: id,
    surface: 'playground',
    workspaceId: WORKSPACE.workspaceId,
    name: WORKSPACE.name,
    channelId: CHANNELS[0].id,
  });
  return id;
}

async function addMember(
  tx: Transaction,
  { zone, visibility, nudge, joined, goal, pause, nightOwl }: SamplePerson,
  { person }: Account,
  group: GroupId,
  cohort: PlainDate,
): Promise<Member> {
  const timeZone = zoneNamed(zone);
  const start = cohort.add({ weeks: joined });
  const member = await tx.members.add(
    {
      group,
      person,
      start,
      followsCohort: joined === 0,
      timeZone,
      visibility,
      nudge,
      joinedAt: morning(start, timeZone),
    },
    { from: start, hours: goal },
  );
  if (nightOwl) await tx.members.update(member.id, { dayEnds: NIGHT_OWLS_DAY_ENDS });
  if (pause !== undefined) {
    const from = cohort.add({ weeks: pause.fromWeek });
    const until = from.add({ days: 7 * pause.weeks - 1 });
    const change = { kind: 'pause', from, until, reason: pause.reason } as const;
    await tx.plans.addChange(member.id, change, morning(from, timeZone));
  }
  return member;
}

async function record(
  tx: Transaction,
  entry: SampleEntry,
  seeded: ReadonlyMap<string, Seeded>,
): Promise<void> {
  const { account, member } = known(seeded, entry.person);
  const { date, at, note } = entry;
  const common = {
    member: member.id,
    account: account.id,
    date,
    ...(note !== undefined && { note }),
  };
  if (entry.kind === 'hours') {
    const { activity, item } = entry;
    const facts = { minutes: entry.minutes, activity, ...(item !== undefined && { item }) };
    const { id } = await tx.entries.add({ ...common, kind: 'hours', ...facts }, at);
    if (entry.undone) await tx.entries.setUndone(id, true, account.id, at.add({ minutes: 1 }));
    return;
  }
  const { item, evidence, verifiedBy } = entry;
  const facts = { item: item.id, itemKind: item.kind, ...(evidence !== undefined && { evidence }) };
  const { id } = await tx.entries.add({ ...common, kind: 'completion', ...facts }, at);
  for (const [index, verifier] of verifiedBy.entries()) {
    const by: PersonId = known(seeded, verifier).account.person;
    await tx.completions.toggleVerification(id, by, at.add({ hours: 9 + index }));
  }
}

function known<T>(from: ReadonlyMap<string, T>, id: string): T {
  const found = from.get(id);
  if (found === undefined) throw new Error(`the sample has nobody called ${id}`);
  return found;
}

function morning(date: PlainDate, zone: ZoneId): Instant {
  return date.toZonedDateTime(zone).add({ hours: 9 }).toInstant();
}

function zoneNamed(name: string): ZoneId {
  const reading = readTimeZone(name);
  if (!reading.ok) throw new Error(`the sample names a zone that is none: ${name}`);
  return reading.value;
}
