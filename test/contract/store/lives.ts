// Random lives of a few members of one group, for properties of linking and deleting.
import fc from 'fast-check';
import type { Account } from '#core/model/accounts.ts';
import type { GroupId } from '#core/model/ids.ts';
import type { Store, Transaction } from '#core/model/store.ts';
import {
  addMember,
  type Cast,
  date,
  done,
  hours,
  metric,
  NOW,
  newGroup,
  START,
  shown,
  user,
} from './scene.ts';

export const CAST = ['ana', 'ben', 'cara'] as const;

/** What somebody does; `nth` is one of their own entries in the order of recording, or anybody's to verify. */
export type Deed =
  | { readonly do: 'hours'; readonly who: number; readonly day: number; readonly minutes: number }
  | { readonly do: 'done'; readonly who: number; readonly day: number; readonly item: string }
  | { readonly do: 'metric'; readonly who: number; readonly day: number }
  | { readonly do: 'undo' | 'restore'; readonly who: number; readonly nth: number }
  | { readonly do: 'redate'; readonly who: number; readonly nth: number; readonly day: number }
  | { readonly do: 'evidence'; readonly who: number; readonly nth: number; readonly text: string }
  | { readonly do: 'verify'; readonly who: number; readonly nth: number }
  | { readonly do: 'plan'; readonly who: number; readonly text: string }
  | { readonly do: 'timer'; readonly who: number };

const who = fc.nat(CAST.length - 1);
const nth = fc.nat(8);
const day = fc.integer({ min: -3, max: 15 });
const text = fc.constantFrom('one', 'two');

/** Deeds of one account alone, which linking changes nothing of but where they count. */
export const logging: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    do: fc.constant('hours' as const),
    who,
    day,
    minutes: fc.integer({ min: 1, max: 900 }),
  }),
  fc.record({ do: fc.constant('done' as const), who, day, item: fc.constantFrom('a', 'b') }),
  fc.record({ do: fc.constant('metric' as const), who, day }),
  fc.record({ do: fc.constantFrom('undo' as const, 'restore' as const), who, nth }),
  fc.record({ do: fc.constant('redate' as const), who, nth, day }),
  fc.record({ do: fc.constant('evidence' as const), who, nth, text }),
  fc.record({ do: fc.constant('timer' as const), who }),
);

export const living: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: logging },
  fc.record({ do: fc.constant('verify' as const), who, nth }),
  fc.record({ do: fc.constant('plan' as const), who, text }),
);

export type Village = { readonly group: GroupId; readonly accounts: readonly Account[] };

/** A group of its own for each run, whose members joined one after another in the order given. */
export async function newVillage(tx: Transaction, name: string, joining: readonly number[]) {
  const accounts: Account[] = [];
  for (const each of CAST)
    accounts.push(await tx.accounts.findOrAdd(user(`${each} ${name}`), each, NOW));
  const { id: group } = await tx.groups.add(newGroup(at(accounts, 0).id));
  for (const [order, index] of joining.entries()) {
    const joinedAt = NOW.add({ seconds: order });
    await addMember(tx, group, at(accounts, index), { joinedAt });
  }
  return { group, accounts };
}

/** The account and the membership it acts in now. */
export async function actor(tx: Transaction, village: Village, index: number): Promise<Cast> {
  const known = at(village.accounts, index);
  const account = (await tx.accounts.byId(known.id)) ?? known;
  const member = await tx.members.byGroupAndPerson(village.group, account.person);
  if (member === undefined) throw new Error('unreachable');
  return { account, member };
}

/** Does a deed as a command would: not where it would be refused. False when it was not done. */
export async function live(tx: Transaction, village: Village, deed: Deed): Promise<boolean> {
  const { account, member } = await actor(tx, village, deed.who);
  const cast = { account, member };
  switch (deed.do) {
    case 'hours':
      await tx.entries.add(hours(cast, dayOf(deed.day), deed.minutes), NOW);
      return true;
    case 'metric':
      await tx.entries.add(metric(cast, dayOf(deed.day), 1), NOW);
      return true;
    case 'done':
      if (await tx.completions.byItem(member.id, deed.item)) return false;
      await tx.entries.add(done(cast, dayOf(deed.day), deed.item), NOW);
      return true;
    case 'plan':
      await tx.goals.set(member.id, { from: START.add({ weeks: 1 }), hours: 8, reason: deed.text });
      await tx.plans.addChange(member.id, { kind: 'skip', item: deed.text }, NOW);
      await tx.reviews.save(member.id, 1, { a: deed.text }, NOW);
      await tx.skills.assess(member.id, deed.text, 'Beginner', NOW);
      return true;
    case 'timer':
      return tx.timers.start({
        member: member.id,
        account: account.id,
        startedAt: NOW,
        date: START,
      });
    case 'verify':
      return verify(tx, village, deed);
    default:
      return change(tx, cast, deed);
  }
}

async function verify(
  tx: Transaction,
  village: Village,
  { who: by, nth: index }: Deed & { nth: number },
) {
  const { account } = await actor(tx, village, by);
  const owner = await actor(tx, village, index % CAST.length);
  const entry = (await tx.completions.ofMember(owner.member.id))[0];
  if (entry === undefined || owner.account.person === account.person) return false;
  await tx.completions.toggleVerification(entry.id, account.person, NOW);
  return true;
}

type Change = Extract<Deed, { do: 'undo' | 'restore' | 'redate' | 'evidence' }>;

async function change(tx: Transaction, { account, member }: Cast, deed: Change): Promise<boolean> {
  const { memberships } = await tx.privacy.recordOf(member.person);
  const entries = memberships.flatMap((each) => each.entries).map(({ entry }) => entry);
  const entry = entries.filter((each) => each.account === account.id)[deed.nth];
  if (entry === undefined) return false;
  const by = account.id;
  switch (deed.do) {
    case 'undo':
      return tx.entries.setUndone(entry.id, true, by, NOW);
    case 'restore':
      if (entry.kind === 'completion' && (await tx.completions.byItem(member.id, entry.item)))
        return false;
      return tx.entries.setUndone(entry.id, false, by, NOW);
    case 'redate':
      await tx.entries.edit(entry.id, { date: date(dayOf(deed.day)) }, by, NOW);
      return true;
    case 'evidence':
      if (entry.kind !== 'completion') return false;
      await tx.entries.edit(entry.id, { evidence: `https://example.org/${deed.text}` }, by, NOW);
      return true;
  }
}

function dayOf(offset: number): string {
  return START.add({ days: offset }).toString();
}

export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error('unreachable');
  return item;
}

/** Everything that members and boards see of a village, and all that is stored about each person but their links. */
export async function seen(tx: Transaction, { group, accounts }: Village): Promise<unknown> {
  const board = [
    [...(await tx.totals.inGroup(group, {}))].sort((one, other) => one.member - other.member),
    await tx.totals.weeksInGroup(group),
    await tx.goals.inGroup(group),
    await tx.plans.changesInGroup(group),
    await tx.completions.deliverablesBetween(
      group,
      START.subtract({ weeks: 1 }),
      START.add({ weeks: 9 }),
    ),
    [...(await tx.completions.countByDeliverable(group))].sort(),
    await tx.entries.latestDates(group),
    await tx.members.inGroup(group),
    await tx.members.count(group),
  ];
  const persons = [];
  for (const known of accounts) {
    const account = await tx.accounts.byId(known.id);
    const member = account && (await tx.members.byGroupAndPerson(group, account.person));
    if (account === undefined || member === undefined) continue;
    const { links, ...record } = await tx.privacy.recordOf(account.person);
    persons.push({
      account,
      record,
      history: await tx.entries.history(member.id, { offset: 0, limit: 100 }),
      completions: await tx.completions.ofMember(member.id),
      timer: await tx.timers.ofMember(member.id),
    });
  }
  return shown({ board, persons });
}

/** Runs work in a unit that is taken back, so that every run begins alike, ids included. */
export async function dream<T>(store: Store, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const woken: T[] = [];
  const awake = new Error('taken back');
  const unit = store.run(async (tx) => {
    woken.push(await work(tx));
    throw awake;
  });
  await unit.catch((error: unknown) => {
    if (error !== awake) throw error;
  });
  return at(woken, 0);
}
