// Roadmaps by group: those of the folder, uploaded ones, and what stands in for one that cannot be had.
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { type RoadmapReads, uploadReference } from '#core/model/roadmaps.ts';
import { Temporal } from '#core/time/temporal.ts';
import { createShelf } from '#roadmap/shelf.ts';
import { openWorld } from '#support/desk.ts';

const YAML = readFileSync('roadmap/mlops-cv-de.yaml', 'utf8');
const OURS = YAML.replace('id: mlops-cv-de', 'id: ours');

async function openShelf() {
  const world = await openWorld();
  onTestFinished(() => world.close());
  await world.user('Olga', { admin: true }).say('setup group');
  const place = await world.store.read.places.byWorkspace({
    surface: 'discord',
    workspaceId: 'guild-1',
  });
  if (place === undefined) throw new Error('no place');
  const errors: object[] = [];
  const { roadmap: shipped, store } = world;
  const shelf = createShelf(
    { byId: new Map([[shipped.id, shipped]]), shipped },
    { error: (data) => errors.push(data) },
  );
  const upload = async (source: string) => {
    const facts = { roadmap: 'ours', fileName: 'ours.yaml', format: 'yaml', source } as const;
    const at = Temporal.Instant.from('2026-03-03T10:00:00Z');
    const { id } = await store.run((tx) =>
      tx.roadmaps.addUpload({ ...facts, group: place.group, at }),
    );
    return { id: place.group, roadmap: uploadReference(id) };
  };
  return { shelf, shipped, store, upload, errors, group: place.group };
}

test('an upload is read once, however often it is asked for', async () => {
  const { shelf, store, upload } = await openShelf();
  const group = await upload(OURS);
  let asked = 0;
  const uploadById: RoadmapReads['uploadById'] = (id) => {
    asked += 1;
    return store.read.roadmaps.uploadById(id);
  };
  const counting = { roadmaps: { ...store.read.roadmaps, uploadById } };
  const [one, other] = await Promise.all([
    shelf.roadmapOf(group, counting),
    shelf.roadmapOf(group, counting),
  ]);
  expect(one.id).toBe('ours');
  expect(other).toBe(one);
  expect(await shelf.roadmapOf(group, counting)).toBe(one);
  expect(asked).toBe(1);
});

test('another upload of the group is another roadmap', async () => {
  const { shelf, store, upload } = await openShelf();
  await shelf.roadmapOf(await upload(OURS), store.read);
  const next = await upload(YAML.replace('id: mlops-cv-de', 'id: next'));
  expect((await shelf.roadmapOf(next, store.read)).id).toBe('next');
});

test('where a stored roadmap is no longer valid, the shipped one stands in and it is logged once', async () => {
  const { shelf, shipped, store, upload, errors } = await openShelf();
  const group = await upload('title: of another time\n');
  expect(await shelf.roadmapOf(group, store.read)).toBe(shipped);
  expect(await shelf.roadmapOf(group, store.read)).toBe(shipped);
  expect(errors).toHaveLength(1);
});

test('so it does for a roadmap that is not in the folder any more', async () => {
  const { shelf, shipped, store, errors, group } = await openShelf();
  const gone = { id: group, roadmap: 'gone' };
  expect(await shelf.roadmapOf(gone, store.read)).toBe(shipped);
  expect(errors).toEqual([{ roadmap: 'gone', why: 'not in the folder' }]);
});

test('a failing database is asked again the next time', async () => {
  const { shelf, store, upload } = await openShelf();
  const group = await upload(OURS);
  const uploadById = () => Promise.reject(new Error('the disk is gone'));
  const failing = { roadmaps: { ...store.read.roadmaps, uploadById } };
  await expect(shelf.roadmapOf(group, failing)).rejects.toThrow('the disk is gone');
  expect((await shelf.roadmapOf(group, store.read)).id).toBe('ours');
});
