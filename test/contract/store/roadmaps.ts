// What the contract says of roadmaps that groups bring.
import { expect, test } from 'vitest';
import { type RoadmapUpload, uploadReference } from '#core/model/roadmaps.ts';
import { done, hours, instant, NOW, newGroup, type OpenStore, openScene, shown } from './scene.ts';

const LATER = instant('2026-03-12T09:00:00Z');
const FILE = {
  roadmap: 'ours',
  fileName: 'ours.md',
  format: 'markdown',
  source: 'id: ours\ntitle: "Größe → 🪨"\n',
  at: NOW,
} as const satisfies Partial<RoadmapUpload>;

export function roadmapsContract(open: OpenStore): void {
  test('an upload is read back as it was added, and as applied from the first time on', async () => {
    const { store, group, ana } = await openScene(open);
    const added = await store.run((tx) =>
      tx.roadmaps.addUpload({ ...FILE, group: group.id, by: ana.account.id }),
    );
    expect(shown(added)).toMatchObject(shown({ ...FILE, group: group.id }) as object);
    expect(added).not.toHaveProperty('appliedAt');
    expect(shown(await store.read.roadmaps.uploadById(added.id))).toEqual(shown(added));
    await store.run((tx) => tx.roadmaps.markApplied(added.id, NOW));
    await store.run((tx) => tx.roadmaps.markApplied(added.id, LATER));
    expect(shown(await store.read.roadmaps.uploadById(added.id))).toEqual(
      shown({ ...added, appliedAt: NOW }),
    );
  });

  test('what was proposed long ago and never followed is forgotten, and its id is not used again', async () => {
    const { store, group } = await openScene(open);
    const [followed, old, fresh] = await store.run(async (tx) => [
      await tx.roadmaps.addUpload({ ...FILE, group: group.id }),
      await tx.roadmaps.addUpload({ ...FILE, group: group.id }),
      await tx.roadmaps.addUpload({ ...FILE, group: group.id, at: LATER }),
    ]);
    await store.run((tx) => tx.roadmaps.markApplied(followed.id, NOW));
    await store.run((tx) => tx.roadmaps.forgetProposalsBefore(LATER));
    expect(await store.read.roadmaps.uploadById(old.id)).toBeUndefined();
    expect(await store.read.roadmaps.uploadById(followed.id)).toBeDefined();
    expect(await store.read.roadmaps.uploadById(fresh.id)).toBeDefined();
    await store.run((tx) => tx.roadmaps.forgetProposalsBefore(instant('2027-01-01T00:00:00Z')));
    const next = await store.run((tx) => tx.roadmaps.addUpload({ ...FILE, group: group.id }));
    expect(next.id).toBeGreaterThan(fresh.id);
  });

  test('what a group followed long ago is forgotten, and what it follows stays however old it is', async () => {
    const { store, group } = await openScene(open);
    const [replaced, followed] = await store.run(async (tx) => {
      const first = await tx.roadmaps.addUpload({ ...FILE, group: group.id });
      const second = await tx.roadmaps.addUpload({ ...FILE, group: group.id });
      for (const { id } of [first, second]) await tx.roadmaps.markApplied(id, NOW);
      await tx.groups.update(group.id, { roadmap: uploadReference(second.id) });
      return [first, second];
    });
    await store.run((tx) => tx.roadmaps.forgetReplacedBefore(NOW));
    expect(await store.read.roadmaps.uploadById(replaced.id)).toBeDefined();
    await store.run((tx) => tx.roadmaps.forgetReplacedBefore(LATER));
    expect(await store.read.roadmaps.uploadById(replaced.id)).toBeUndefined();
    expect(await store.read.roadmaps.uploadById(followed.id)).toBeDefined();
  });

  test('who is deleted leaves the roadmap that they uploaded without a name', async () => {
    const { store, group, ana } = await openScene(open);
    const { id } = await store.run((tx) =>
      tx.roadmaps.addUpload({ ...FILE, group: group.id, by: ana.account.id }),
    );
    const { roadmapsUploaded } = await store.read.privacy.recordOf(ana.account.person);
    expect(roadmapsUploaded).toMatchObject([{ id, source: FILE.source }]);
    await store.run((tx) => tx.privacy.deletePerson(ana.account.person, NOW));
    const left = await store.read.roadmaps.uploadById(id);
    expect(left?.source).toBe(FILE.source);
    expect(left).not.toHaveProperty('by');
  });

  test('the last title of a former item is kept, for its group alone', async () => {
    const { store, group, ana } = await openScene(open);
    const other = await store.run((tx) => tx.groups.add(newGroup(ana.account.id)));
    await store.run((tx) => tx.roadmaps.keepTitles(group.id, [{ id: 'a', title: 'First' }]));
    await store.run((tx) =>
      tx.roadmaps.keepTitles(group.id, [
        { id: 'a', title: 'Second' },
        { id: 'b', title: 'Other' },
      ]),
    );
    expect([...(await store.read.roadmaps.formerTitles(group.id))].toSorted()).toEqual([
      ['a', 'Second'],
      ['b', 'Other'],
    ]);
    expect((await store.read.roadmaps.formerTitles(other.id)).size).toBe(0);
  });

  test('standing completions are counted by item, whoever laid them', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await store.run(async (tx) => {
      await tx.entries.add(hours(ana, '2026-03-09', 60, { item: 'a' }), NOW);
      await tx.entries.add(done(ana, '2026-03-09', 'a'), NOW);
      await tx.entries.add(done(ben, '2026-03-09', 'a'), NOW);
      await tx.entries.add(done(ben, '2026-03-09', 'b', { itemKind: 'skill' }), NOW);
      const undone = await tx.entries.add(done(ana, '2026-03-09', 'c'), NOW);
      await tx.entries.setUndone(undone.id, true, ana.account.id, NOW);
    });
    expect([...(await store.read.completions.countByItem(group.id))].toSorted()).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
}
