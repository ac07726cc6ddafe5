// What the contract says of activity: what members do is noted by itself, and the latest counts.
import { expect, test } from 'vitest';
import type { Transaction } from '#core/model/store.ts';
import { date, hours, instant, NOW, type OpenStore, openScene, type Scene } from './scene.ts';

const LATER = instant('2026-03-12T09:00:00Z');

export function activityContract(open: OpenStore): void {
  test('begins with joining', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const active = await store.read.activity.inGroup(group.id);
    expect([...active.keys()].toSorted()).toEqual([ana.member.id, ben.member.id].toSorted());
    expect(String(active.get(ana.member.id))).toBe(String(ana.member.joinedAt));
  });

  test.each<[string, (tx: Transaction, scene: Scene) => Promise<unknown>]>([
    ['an entry', (tx, { ana }) => tx.entries.add(hours(ana, '2026-03-02', 60), LATER)],
    [
      'an assessment',
      (tx, { ana }) => tx.skills.assess(ana.member.id, 'python', 'Beginner', LATER),
    ],
    ['a review', (tx, { ana }) => tx.reviews.save(ana.member.id, 1, { moved: 'all' }, LATER)],
    [
      'a plan change',
      (tx, { ana }) =>
        tx.plans.addChange(ana.member.id, { kind: 'pause', from: date('2026-03-20') }, LATER),
    ],
    ['what is noted', (tx, { ana }) => tx.activity.note(ana.member.id, LATER)],
  ])('goes on with %s', async (_, work) => {
    const scene = await openScene(open);
    await scene.store.run((tx) => work(tx, scene));
    const active = await scene.store.read.activity.inGroup(scene.group.id);
    expect(String(active.get(scene.ana.member.id))).toBe(String(LATER));
    expect(String(active.get(scene.ben.member.id))).toBe(String(scene.ben.member.joinedAt));
  });

  test('stays at the latest when an earlier one follows', async () => {
    const { store, group, ana } = await openScene(open);
    await store.run((tx) => tx.activity.note(ana.member.id, LATER));
    await store.run((tx) => tx.activity.note(ana.member.id, NOW));
    const active = await store.read.activity.inGroup(group.id);
    expect(String(active.get(ana.member.id))).toBe(String(LATER));
  });
}
