// What the contract says of sums: minutes by day, range, activity and week, and what boards count.
import { expect, test } from 'vitest';
import type { NewEntry } from '#core/model/entries.ts';
import type { EntryId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import { date, done, hours, metric, NOW, type OpenStore, openScene, shown } from './scene.ts';

export function totalsContract(open: OpenStore): void {
  test('minutes are summed by day and by range, both ends included', async () => {
    const { store, ana, ben } = await openScene(open);
    await addAll(store, [
      hours(ana, '2026-03-02', 10),
      hours(ana, '2026-03-03', 20),
      hours(ana, '2026-03-03', 40),
      hours(ana, '2026-03-08', 80),
      hours(ben, '2026-03-03', 500),
      done(ana, '2026-03-03', 'mlflow'),
    ]);
    const { id } = ana.member;
    const { read } = store;
    expect(await read.totals.minutesOn(id, date('2026-03-03'))).toBe(60);
    expect(await read.totals.minutesOn(id, date('2026-03-04'))).toBe(0);
    expect(await read.totals.minutesIn(id, {})).toBe(150);
    expect(await read.totals.minutesIn(id, { from: date('2026-03-03') })).toBe(140);
    expect(await read.totals.minutesIn(id, { until: date('2026-03-03') })).toBe(70);
    const range = { from: date('2026-03-03'), until: date('2026-03-08') };
    expect(await read.totals.minutesIn(id, range)).toBe(140);
  });

  test('minutes by activity keep those without one apart', async () => {
    const { store, ana } = await openScene(open);
    await addAll(store, [
      hours(ana, '2026-03-02', 10),
      hours(ana, '2026-03-03', 20, { activity: 'coding' }),
      hours(ana, '2026-03-04', 40, { activity: 'coding' }),
      hours(ana, '2026-03-05', 80, { activity: 'learning' }),
    ]);
    const sums = await store.read.totals.minutesByActivity(ana.member.id, {
      until: date('2026-03-04'),
    });
    expect(sums).toEqual(
      new Map<string | undefined, number>([
        [undefined, 10],
        ['coding', 60],
      ]),
    );
  });

  test('of the cohort count those who follow it and have not left, wherever their start is', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const [, stone, other] = await addAll(store, [
      hours(ana, '2026-02-20', 30),
      done(ana, '2026-02-21', 'mlflow'),
      done(ana, '2026-02-22', 'dvc'),
      done(ana, '2026-02-22', 'python', { itemKind: 'technology' }),
      done(ana, '2026-02-23', 'later'),
      hours(ben, '2026-02-20', 500),
    ]);
    await store.run((tx) => tx.members.update(ben.member.id, { followsCohort: false }));
    const range = { from: date('2026-02-20'), until: date('2026-02-22') };
    const { completions, totals } = store.read;
    expect(await totals.ofCohort(group.id, range)).toEqual({ minutes: 30, deliverables: 2 });
    expect(await completions.latestOfCohort(group.id, range, 5)).toEqual([other, stone]);
    expect(await completions.latestOfCohort(group.id, range, 1)).toEqual([other]);
    await store.run((tx) => tx.members.update(ana.member.id, { leftAt: NOW }));
    expect(await totals.ofCohort(group.id, range)).toEqual({ minutes: 0, deliverables: 0 });
  });

  test('a week is known by its Monday, also across a year', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await addAll(store, [
      hours(ana, '2026-03-09', 10),
      hours(ana, '2026-03-08', 20),
      hours(ana, '2026-03-02', 40),
      hours(ana, '2026-01-01', 80),
      hours(ben, '2026-03-04', 160),
      done(ben, '2026-02-04', 'mlflow'),
    ]);
    const weeks = [
      { week: '2025-12-29', minutes: 80 },
      { week: '2026-03-02', minutes: 60 },
      { week: '2026-03-09', minutes: 10 },
    ];
    expect(shown(await store.read.totals.weeks(ana.member.id))).toEqual(weeks);
    expect(shown(await store.read.totals.weeksInGroup(group.id))).toEqual([
      [ana.member.id, weeks],
      [ben.member.id, [{ week: '2026-03-02', minutes: 160 }]],
    ]);
  });

  test('totals count deliverables from the start on, and those with a verification', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const ids = await addAll(store, [
      hours(ana, '2026-02-20', 30),
      done(ana, '2026-02-20', 'before'),
      done(ana, '2026-03-02', 'first'),
      done(ana, '2026-03-20', 'second'),
      done(ana, '2026-03-21', 'python', { itemKind: 'technology' }),
      metric(ben, '2026-03-03', 4),
    ]);
    const verify = (id: EntryId | undefined) =>
      store.run(async (tx) => {
        if (id) await tx.completions.toggleVerification(id, ben.account.person, NOW);
        if (id) await tx.completions.toggleVerification(id, ana.account.person, NOW);
      });
    await verify(ids[1]);
    await verify(ids[2]);
    expect(byMember(await store.read.totals.inGroup(group.id, {}))).toEqual([
      {
        member: ana.member.id,
        minutes: 0,
        deliverables: 2,
        verified: 1,
        lastCompletion: '2026-03-20',
      },
      { member: ben.member.id, minutes: 0, deliverables: 0, verified: 0 },
    ]);
  });

  test('an hour and a stone of one day count alike: from the member’s start on', async () => {
    const { store, group, ana } = await openScene(open);
    const before = ana.member.start.subtract({ days: 1 }).toString();
    await addAll(store, [hours(ana, before, 60), done(ana, before, 'mlflow')]);
    expect(await store.read.totals.inGroup(group.id, {})).toEqual([]);
    const on = ana.member.start.toString();
    await addAll(store, [hours(ana, on, 30), done(ana, on, 'docker')]);
    expect(byMember(await store.read.totals.inGroup(group.id, {}))).toEqual([
      { member: ana.member.id, minutes: 30, deliverables: 1, verified: 0, lastCompletion: on },
    ]);
  });

  test('totals keep to the range and to the group', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await addAll(store, [
      hours(ana, '2026-03-02', 10),
      hours(ana, '2026-03-08', 20),
      hours(ana, '2026-03-09', 40),
      hours(ben, '2026-03-09', 80),
    ]);
    const week = { from: date('2026-03-02'), until: date('2026-03-08') };
    expect(byMember(await store.read.totals.inGroup(group.id, week))).toEqual([
      { member: ana.member.id, minutes: 30, deliverables: 0, verified: 0 },
    ]);
  });

  test('totals have members who left and hidden ones, and drop what was undone', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const [undone] = await addAll(store, [
      done(ana, '2026-03-02', 'mlflow'),
      hours(ana, '2026-03-02', 10),
      hours(ben, '2026-03-02', 20),
    ]);
    await store.run(async (tx) => {
      if (undone) await tx.entries.setUndone(undone, true, ana.account.id, NOW);
      await tx.members.update(ana.member.id, { leftAt: NOW });
      await tx.members.update(ben.member.id, { visibility: 'hidden' });
    });
    expect(byMember(await store.read.totals.inGroup(group.id, {}))).toEqual([
      { member: ana.member.id, minutes: 10, deliverables: 0, verified: 0 },
      { member: ben.member.id, minutes: 20, deliverables: 0, verified: 0 },
    ]);
  });
}

function addAll(store: Store, entries: readonly NewEntry[]): Promise<EntryId[]> {
  return store.run(async (tx) => {
    const ids = [];
    for (const entry of entries) ids.push((await tx.entries.add(entry, NOW)).id);
    return ids;
  });
}

function byMember(totals: Awaited<ReturnType<Store['read']['totals']['inGroup']>>): unknown {
  return shown([...totals].sort((one, other) => one.member - other.member));
}
