// A group with a history, written through the storage's own units of work before Cairn starts on the database.
import { join } from 'node:path';
import type { AccountKey } from '#core/model/accounts.ts';
import type { NewEntry } from '#core/model/entries.ts';
import type { GroupId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Store, Transaction } from '#core/model/store.ts';
import { readTimeZone } from '#core/reading/read-zone.ts';
import { dateIn, type Instant, minutes, type PlainDate, Temporal } from '#core/time/temporal.ts';
import { loadRoadmaps } from '#roadmap/shipped.ts';

export type Person = { readonly id: string; readonly name: string };

export type GroupSeed = {
  readonly name: string;
  readonly place: Pick<AccountKey, 'surface' | 'workspaceId'> & { readonly channelId: string };
  /** One is there at least: the first has set the group up. */
  readonly people: readonly Person[];
  readonly now: Instant;
  /** Entries of each member, one a day, the last yesterday; each 25th completes a deliverable. */
  readonly entriesEach: number;
  /** Only the first member gets entries. */
  readonly firstOnly?: boolean;
};

/** Members of whom entries are written in one unit of work. */
const IN_A_UNIT = 100;
const COMPLETES_EVERY = 25;
const ACTIVITIES = ['coding', 'learning', 'experimentation', 'documentation'] as const;

const { shipped } = loadRoadmaps(join(import.meta.dirname, '../roadmap'));
const DELIVERABLES = shipped.items.filter(({ kind }) => kind === 'deliverable');
const UTC = utc();

/** Writes the group, its members and their entries. Nudges are due on Mondays at 08:00 UTC. */
export async function seedGroup(store: Store, seed: GroupSeed): Promise<GroupId> {
  const start = dateIn(UTC, seed.now).subtract({ days: Math.max(70, seed.entriesEach) });
  const group = await store.run((tx) => addGroup(tx, seed, start));
  for (let from = 0; from < seed.people.length; from += IN_A_UNIT) {
    await store.run(async (tx) => {
      for (const person of seed.people.slice(from, from + IN_A_UNIT)) {
        await addPerson(tx, seed, { group, start, person });
      }
    });
  }
  return group;
}

async function addGroup(tx: Transaction, seed: GroupSeed, start: PlainDate): Promise<GroupId> {
  const [first] = seed.people;
  if (first === undefined) throw new Error('A group without people');
  const account = await tx.accounts.findOrAdd(keyOf(seed, first), first.name, seed.now);
  const { id: group } = await tx.groups.add({
    name: seed.name,
    timeZone: UTC,
    start,
    roadmap: shipped.id,
    nudge: { day: 'monday', time: '08:00' },
    createdAt: seed.now.subtract({ hours: 24 }),
    setUpBy: account.id,
  });
  await tx.places.add({ ...seed.place, group, name: seed.name });
  return group;
}

type Joining = { readonly group: GroupId; readonly start: PlainDate; readonly person: Person };

async function addPerson(
  tx: Transaction,
  seed: GroupSeed,
  { group, start, person }: Joining,
): Promise<void> {
  const account = await tx.accounts.findOrAdd(keyOf(seed, person), person.name, seed.now);
  const joining: Omit<Member, 'id' | 'leftAt' | 'dayEnds'> = {
    group,
    person: account.person,
    start,
    followsCohort: false,
    timeZone: UTC,
    visibility: 'public',
    nudge: 'off',
    joinedAt: seed.now.subtract({ hours: 24 }),
  };
  const goal = { from: start.subtract({ days: start.dayOfWeek - 1 }), hours: 15 };
  const { id: member } = await tx.members.add(joining, goal);
  if (seed.firstOnly === true && person !== seed.people[0]) return;
  const today = dateIn(UTC, seed.now);
  for (let day = seed.entriesEach; day >= 1; day -= 1) {
    const common = { member, account: account.id, date: today.subtract({ days: day }) };
    await tx.entries.add({ ...common, ...deedOf(day) }, seed.now);
  }
}

type Deed = NewEntry extends infer E ? (E extends unknown ? Omit<E, Placed> : never) : never;
type Placed = 'member' | 'account' | 'date';

function deedOf(day: number): Deed {
  const item = day % COMPLETES_EVERY === 0 ? DELIVERABLES[day / COMPLETES_EVERY - 1] : undefined;
  if (item !== undefined) {
    return { kind: 'completion', item: item.id, itemKind: 'deliverable' };
  }
  const activity = ACTIVITIES[day % ACTIVITIES.length] ?? 'coding';
  return { kind: 'hours', minutes: minutes(30 + ((day * 17) % 150)), activity };
}

/** On Discord an account is the same in every server. */
function keyOf({ place }: GroupSeed, { id }: Person): AccountKey {
  const { surface, workspaceId } = place;
  return { surface, workspaceId: surface === 'discord' ? '' : workspaceId, userId: id };
}

function utc() {
  const read = readTimeZone('UTC');
  if (!read.ok) throw new Error('UTC is no time zone');
  return read.value;
}

export const now = (): Instant => Temporal.Now.instant();
