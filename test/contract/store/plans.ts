// What the contract says of plan changes taken back, reasons of goals, and stopwatches.
import { expect, test } from 'vitest';
import { date, instant, NOW, type OpenStore, openScene, shown } from './scene.ts';

const LATER = instant('2026-03-11T09:00:00Z');
const FROM = date('2026-03-09');

export function plansContract(open: OpenStore): void {
  test('a pause ends on a date, and keeps its place, its reason and what it was', async () => {
    const { store, ana } = await openScene(open);
    const [pause, skip] = await store.run(async (tx) => [
      await tx.plans.addChange(ana.member.id, { kind: 'pause', from: FROM, reason: 'Ill' }, NOW),
      await tx.plans.addChange(ana.member.id, { kind: 'skip', item: 'dvc' }, NOW),
    ]);
    const end = (until: string) =>
      store.run((tx) => tx.plans.endPause(pause.id, date(until), LATER));
    await end('2026-03-20');
    await end('2026-03-12');
    await end('2026-03-12');
    const ended = { ...pause, until: date('2026-03-12') };
    expect(shown(await store.read.plans.changes(ana.member.id))).toEqual(shown([ended, skip]));

    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    const formerEnds = [{ at: LATER }, { at: LATER, until: date('2026-03-20') }];
    expect(shown(memberships[0]?.planChanges)).toEqual(
      shown([
        { ...ended, formerEnds },
        { ...skip, formerEnds: [] },
      ]),
    );
  });

  test('only a pause can be ended', async () => {
    const { store, ana } = await openScene(open);
    const { id } = await store.run((tx) =>
      tx.plans.addChange(ana.member.id, { kind: 'shift', from: FROM, weeks: 1 }, NOW),
    );
    await expect(store.run((tx) => tx.plans.endPause(id, FROM, LATER))).rejects.toThrow();
  });

  test('a withdrawn plan change is out of force, and on record', async () => {
    const { store, group, ana } = await openScene(open);
    const skip = await store.run((tx) =>
      tx.plans.addChange(ana.member.id, { kind: 'skip', item: 'dvc' }, NOW),
    );
    await store.run((tx) => tx.plans.withdrawChange(skip.id, LATER));
    await store.run((tx) => tx.plans.withdrawChange(skip.id, NOW));
    expect(await store.read.plans.changes(ana.member.id)).toEqual([]);
    expect(await store.read.plans.changesInGroup(group.id)).toEqual(new Map());
    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    expect(shown(memberships[0]?.planChanges)).toEqual(
      shown([{ ...skip, withdrawnAt: LATER, formerEnds: [] }]),
    );
  });

  test('a withdrawn plan change is put back by its member alone, with its place and its reason', async () => {
    const { store, ana, ben } = await openScene(open);
    const [skip, shift] = await store.run(async (tx) => [
      await tx.plans.addChange(ana.member.id, { kind: 'skip', item: 'dvc', reason: 'Known' }, NOW),
      await tx.plans.addChange(ana.member.id, { kind: 'shift', from: FROM, weeks: 1 }, NOW),
    ]);
    const restore = (member: typeof ana.member.id) =>
      store.run((tx) => tx.plans.restoreChange(member, skip.id));
    expect(await restore(ana.member.id)).toBeUndefined();
    await store.run((tx) => tx.plans.withdrawChange(skip.id, LATER));
    expect(await restore(ben.member.id)).toBeUndefined();
    expect(shown(await restore(ana.member.id))).toEqual(shown(skip));
    expect(shown(await store.read.plans.changes(ana.member.id))).toEqual(shown([skip, shift]));
  });

  test('a goal keeps its reason until one without it replaces it', async () => {
    const { store, group, ana } = await openScene(open);
    const goal = { from: FROM, hours: 8, reason: 'New job' };
    await store.run((tx) => tx.goals.set(ana.member.id, goal));
    expect(shown((await store.read.goals.ofMember(ana.member.id))[1])).toEqual(shown(goal));
    const ofGroup = await store.read.goals.inGroup(group.id);
    expect(shown(ofGroup.get(ana.member.id)?.[1])).toEqual(shown(goal));
    await store.run((tx) => tx.goals.set(ana.member.id, { from: FROM, hours: 9 }));
    expect((await store.read.goals.ofMember(ana.member.id))[1]).not.toHaveProperty('reason');
  });

  test('a member has one timer, with all it was started with, until it ends', async () => {
    const { store, ana, ben } = await openScene(open);
    const timer = {
      member: ana.member.id,
      account: ana.account.id,
      startedAt: NOW,
      date: date('2026-03-10'),
    };
    const full = { ...timer, member: ben.member.id, account: ben.account.id };
    const told = { ...full, activity: 'coding', item: 'mlflow', note: 'a note' };
    expect(await store.run((tx) => tx.timers.start(timer))).toBe(true);
    expect(await store.run((tx) => tx.timers.start(told))).toBe(true);
    expect(await store.run((tx) => tx.timers.start({ ...timer, startedAt: LATER }))).toBe(false);
    expect(shown(await store.read.timers.ofMember(ana.member.id))).toEqual(shown(timer));
    expect(shown(await store.read.timers.ofMember(ben.member.id))).toEqual(shown(told));
    expect(await store.run((tx) => tx.timers.end(ana.member.id))).toBe(true);
    expect(await store.run((tx) => tx.timers.end(ana.member.id))).toBe(false);
    expect(await store.read.timers.ofMember(ana.member.id)).toBeUndefined();
    expect(shown(await store.read.timers.ofMember(ben.member.id))).toEqual(shown(told));
  });
}
