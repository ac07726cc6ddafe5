// A group with two members to write entries for, and short ways to say dates, instants and zones in tests.
import type { Account, AccountKey } from '#core/model/accounts.ts';
import type { CompletionEntry, HoursEntry, NewEntry } from '#core/model/entries.ts';
import type { Group } from '#core/model/groups.ts';
import type { AccountId, GroupId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Store, Transaction } from '#core/model/store.ts';
import {
  type Instant,
  minutes,
  type PlainDate,
  Temporal,
  type ZoneId,
} from '#core/time/temporal.ts';

export type OpenStore = () => Promise<Store>;

export type Scene = {
  readonly store: Store;
  readonly group: Group;
  readonly ana: Cast;
  readonly ben: Cast;
};
export type Cast = { readonly account: Account; readonly member: Member };

export const START = date('2026-03-02');
export const NOW = instant('2026-03-10T09:00:00Z');

export async function openScene(open: OpenStore): Promise<Scene> {
  const store = await open();
  return store.run(async (tx) => {
    const account = await tx.accounts.findOrAdd(user('ana'), 'Ana', NOW);
    const group = await tx.groups.add(newGroup(account.id));
    const ana = { account, member: await addMember(tx, group.id, account) };
    const other = await tx.accounts.findOrAdd(user('ben'), 'Ben', NOW);
    const ben = { account: other, member: await addMember(tx, group.id, other) };
    return { store, group, ana, ben };
  });
}

export function newGroup(setUpBy: AccountId): Omit<Group, 'id'> {
  return {
    name: 'MLOps circle',
    timeZone: zone('Europe/Berlin'),
    start: START,
    roadmap: 'mlops-cv-de',
    nudge: { day: 'monday', time: '09:00' },
    createdAt: NOW,
    setUpBy,
  };
}

export function addMember(
  tx: Transaction,
  group: GroupId,
  account: Account,
  change: Partial<Member> = {},
): Promise<Member> {
  const member = {
    group,
    person: account.person,
    start: START,
    followsCohort: true,
    timeZone: zone('Europe/Berlin'),
    visibility: 'public' as const,
    nudge: 'off' as const,
    joinedAt: NOW,
    ...change,
  };
  return tx.members.add(member, { from: START, hours: 15 });
}

export function hours(
  { account, member }: Cast,
  day: string,
  count: number,
  more: Partial<Pick<HoursEntry, 'activity' | 'item' | 'note'>> = {},
): NewEntry {
  const common = { member: member.id, account: account.id, date: date(day) };
  return { ...common, kind: 'hours', minutes: minutes(count), ...more };
}

export function done(
  { account, member }: Cast,
  day: string,
  item: string,
  more: Partial<Pick<CompletionEntry, 'itemKind' | 'evidence' | 'note'>> = {},
): NewEntry {
  const common = { member: member.id, account: account.id, date: date(day) };
  return { ...common, kind: 'completion', item, itemKind: 'deliverable', ...more };
}

export function metric({ account, member }: Cast, day: string, amount: number): NewEntry {
  const common = { member: member.id, account: account.id, date: date(day) };
  return { ...common, kind: 'metric', metric: 'commits', amount };
}

export function user(userId: string): AccountKey {
  return { surface: 'discord', workspaceId: '', userId };
}

export function date(text: string): PlainDate {
  return Temporal.PlainDate.from(text);
}

export function instant(text: string): Instant {
  return Temporal.Instant.from(text);
}

/** Tests name zones that exist; nothing here reads what people type. */
export function zone(name: string): ZoneId {
  return name as ZoneId;
}

/** As JSON shows it: Temporal values are opaque to comparison, and would all be equal. */
export function shown(value: unknown): unknown {
  const text = JSON.stringify(value, (_, part: unknown) =>
    part instanceof Map ? [...part.entries()] : part,
  );
  return text === undefined ? undefined : JSON.parse(text);
}
