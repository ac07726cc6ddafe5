// Random work on the store and on a simple model in memory: both give the same history and the same sums.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EntryId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import type { DateRange } from '#core/model/totals.ts';
import { mondayOf } from '#core/time/week.ts';
import {
  addMember,
  type Cast,
  date,
  done,
  hours,
  metric,
  NOW,
  newGroup,
  type OpenStore,
  openScene,
  START,
  shown,
  user,
} from './scene.ts';

type Action =
  | { readonly do: 'hours'; readonly who: number; readonly day: number; readonly minutes: number }
  | { readonly do: 'done'; readonly who: number; readonly day: number; readonly item: string }
  | { readonly do: 'metric'; readonly who: number; readonly day: number }
  | { readonly do: 'undo' | 'restore'; readonly nth: number }
  | { readonly do: 'verify'; readonly nth: number; readonly by: number };

type Row = {
  readonly id: EntryId;
  readonly who: number;
  readonly kind: 'hours' | 'completion' | 'metric';
  readonly date: string;
  readonly minutes: number;
  readonly item?: string;
  undone: boolean;
  readonly verifiers: Set<number>;
};

const who = fc.nat(1);
const day = fc.integer({ min: -9, max: 30 });
const nth = fc.nat(20);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    do: fc.constant('hours' as const),
    who,
    day,
    minutes: fc.integer({ min: 1, max: 600 }),
  }),
  fc.record({ do: fc.constant('done' as const), who, day, item: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('metric' as const), who, day }),
  fc.record({ do: fc.constantFrom('undo' as const, 'restore' as const), nth }),
  fc.record({ do: fc.constant('verify' as const), nth, by: who }),
);

export function modelContract(open: OpenStore): void {
  test('whatever is added, undone, restored and verified, history and sums agree with it', async () => {
    const { store } = await openScene(open);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), day, day, async (actions, one, two) => {
        round += 1;
        const { group, cast } = await newCast(store, round);
        const rows: Row[] = [];
        await store.run(async (tx) => {
          for (const step of actions) await take(step, tx, cast, rows);
        });
        const range = { from: dayOf(Math.min(one, two)), until: dayOf(Math.max(one, two)) };
        for (const [index, { member }] of cast.entries()) {
          const own = rows.filter((row) => row.who === index && !row.undone);
          const { read } = store;
          const history = await read.entries.history(member.id, { offset: 0, limit: 100 });
          expect(history.map(({ id }) => id)).toEqual(historyOf(own));
          expect(shown(await read.totals.weeks(member.id))).toEqual(weeksOf(own));
          expect(await read.totals.minutesIn(member.id, range)).toBe(sum(within(own, range)));
          const standing = await read.completions.ofMember(member.id);
          expect(standing.map(({ id, verifiedBy }) => [id, verifiedBy.length])).toEqual(
            completionsOf(own).map((row) => [row.id, othersOf(row).length]),
          );
          const totals = (await read.totals.inGroup(group, range)).find(
            (t) => t.member === member.id,
          );
          expect(shown(totals)).toEqual(totalsOf(member.id, within(own, range)));
        }
      }),
      { numRuns: 60 },
    );
  });
}

async function newCast(store: Store, round: number) {
  return store.run(async (tx) => {
    const accounts = [
      await tx.accounts.findOrAdd(user(`one${round}`), 'One', NOW),
      await tx.accounts.findOrAdd(user(`two${round}`), 'Two', NOW),
    ];
    const cast: Cast[] = [];
    const [first] = accounts;
    if (first === undefined) throw new Error('unreachable');
    const group = await tx.groups.add(newGroup(first.id));
    for (const account of accounts) {
      cast.push({ account, member: await addMember(tx, group.id, account) });
    }
    return { group: group.id, cast };
  });
}

type Tx = Parameters<Parameters<Store['run']>[0]>[0];

async function take(step: Action, tx: Tx, cast: readonly Cast[], rows: Row[]): Promise<void> {
  switch (step.do) {
    case 'hours':
    case 'done':
    case 'metric':
      return add(step, tx, cast, rows);
    case 'undo':
    case 'restore': {
      const row = rows[step.nth];
      const by = cast[0]?.account.id;
      const undone = step.do === 'undo';
      if (!row || !by || (!undone && standsAlready(rows, row))) return;
      expect(await tx.entries.setUndone(row.id, undone, by, NOW)).toBe(row.undone !== undone);
      row.undone = undone;
      return;
    }
    case 'verify': {
      const row = rows[step.nth];
      const person = cast[step.by]?.account.person;
      if (!row || !person || row.kind !== 'completion') return;
      const stands = !row.verifiers.delete(step.by);
      if (stands) row.verifiers.add(step.by);
      expect(await tx.completions.toggleVerification(row.id, person, NOW)).toBe(stands);
    }
  }
}

type Adding = Extract<Action, { do: 'hours' | 'done' | 'metric' }>;

async function add(step: Adding, tx: Tx, cast: readonly Cast[], rows: Row[]): Promise<void> {
  const actor = cast[step.who];
  if (!actor) return;
  const on = dayOf(step.day).toString();
  const common = { who: step.who, date: on, undone: false, verifiers: new Set<number>() };
  if (step.do === 'done') {
    const row = { ...common, kind: 'completion', minutes: 0, item: step.item } as const;
    if (standsAlready(rows, row)) return;
    rows.push({ ...row, id: (await tx.entries.add(done(actor, on, step.item), NOW)).id });
  } else if (step.do === 'hours') {
    const { id } = await tx.entries.add(hours(actor, on, step.minutes), NOW);
    rows.push({ ...common, id, kind: 'hours', minutes: step.minutes });
  } else {
    const { id } = await tx.entries.add(metric(actor, on, 1), NOW);
    rows.push({ ...common, id, kind: 'metric', minutes: 0 });
  }
}

function standsAlready(rows: readonly Row[], row: Pick<Row, 'who' | 'item'>): boolean {
  if (row.item === undefined) return false;
  return rows.some(
    (other) => !other.undone && other !== row && other.who === row.who && other.item === row.item,
  );
}

/** Verifications by oneself do not count. */
function othersOf({ who, verifiers }: Row): readonly number[] {
  return [...verifiers].filter((verifier) => verifier !== who);
}

function dayOf(offset: number) {
  return START.add({ days: offset });
}

function within(rows: readonly Row[], { from, until }: DateRange): readonly Row[] {
  return rows.filter((row) => row.date >= String(from) && row.date <= String(until));
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, row) => total + row.minutes, 0);
}

function historyOf(rows: readonly Row[]): EntryId[] {
  const sorted = [...rows].sort((a, b) => b.date.localeCompare(a.date) || b.id - a.id);
  return sorted.map(({ id }) => id);
}

function completionsOf(rows: readonly Row[]): Row[] {
  const completions = rows.filter(({ kind }) => kind === 'completion');
  return completions.sort((a, b) => a.date.localeCompare(b.date) || a.id - b.id);
}

function weeksOf(rows: readonly Row[]): unknown {
  const weeks = new Map<string, number>();
  for (const row of rows) {
    const week = mondayOf(date(row.date)).toString();
    if (row.kind === 'hours') weeks.set(week, (weeks.get(week) ?? 0) + row.minutes);
  }
  return [...weeks].sort().map(([week, minutes]) => ({ week, minutes }));
}

function totalsOf(member: number, all: readonly Row[]): unknown {
  const rows = all.filter((row) => row.date >= START.toString());
  if (rows.length === 0) return undefined;
  const counted = completionsOf(rows);
  const last = counted.at(-1)?.date;
  return {
    member,
    minutes: sum(rows),
    deliverables: counted.length,
    verified: counted.filter((row) => othersOf(row).length > 0).length,
    ...(last !== undefined && { lastCompletion: last }),
  };
}
