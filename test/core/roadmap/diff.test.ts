// What an admin is told of a changed roadmap, and the laws that it keeps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameItems, type RoadmapDiff, roadmapDiff } from '#core/roadmap/diff.ts';
import { type Item, itemId } from '#core/roadmap/roadmap.ts';

const KINDS = [
  { kind: 'technology' },
  { kind: 'skill' },
  { kind: 'deliverable' },
  { kind: 'resource', resource: 'book' },
  { kind: 'resource', resource: 'course' },
] as const;

const anItem = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map(itemId),
    title: fc.constantFrom('Docker', 'Docker basics', 'MLflow'),
    quarter: fc.integer({ min: 1, max: 3 }),
    optional: fc.boolean(),
    kind: fc.constantFrom(...KINDS),
  })
  .map(({ kind, ...facts }): Item => ({ ...facts, ...kind }));

const aRoadmap = fc.uniqueArray(anItem, { selector: ({ id }) => id }).map(roadmapWith);

function roadmapWith(items: readonly Item[]) {
  return { items, itemsById: new Map<string, Item>(items.map((item) => [item.id, item])) };
}

function item(id: string, change: Partial<Item> = {}): Item {
  const facts = { title: id.toUpperCase(), quarter: 1, optional: false, kind: 'deliverable' };
  // The partial keeps the item's kind unless the test says otherwise.
  return { id: itemId(id), ...facts, ...change } as Item;
}

function idsOf(diff: RoadmapDiff): Record<string, readonly string[]> {
  const { added, removed, ...changes } = diff;
  const ids = Object.entries(changes).map(([name, list]) => [name, list.map((c) => c.after.id)]);
  return {
    added: added.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    ...Object.fromEntries(ids),
  };
}

test('each kind of change is told', () => {
  const before = roadmapWith([
    item('gone'),
    item('renamed'),
    item('moved'),
    item('rekinded'),
    item('optional'),
    item('both'),
    item('same'),
  ]);
  const after = roadmapWith([
    item('same'),
    item('both', { title: 'Both of them', quarter: 3 }),
    item('optional', { optional: true }),
    item('rekinded', { kind: 'skill' }),
    item('moved', { quarter: 2 }),
    item('renamed', { title: 'Another title' }),
    item('new'),
  ]);
  expect(idsOf(roadmapDiff(before, after))).toEqual({
    added: ['new'],
    removed: ['gone'],
    renamed: ['both', 'renamed'],
    moved: ['both', 'moved'],
    rekinded: ['rekinded'],
    optionality: ['optional'],
  });
});

test('a resource that becomes another kind of resource has changed its kind', () => {
  const before = roadmapWith([item('r', { kind: 'resource', resource: 'book' })]);
  const after = roadmapWith([item('r', { kind: 'resource', resource: 'video' })]);
  expect(idsOf(roadmapDiff(before, after))['rekinded']).toEqual(['r']);
});

test('a roadmap differs in nothing from itself, whatever the order of its items', () => {
  fc.assert(
    fc.property(aRoadmap, (roadmap) => {
      const shuffled = roadmapWith(roadmap.items.toReversed());
      expect(isSameItems(roadmapDiff(roadmap, shuffled))).toBe(true);
    }),
  );
});

test('what is added one way is removed the other way, and changes are turned round', () => {
  fc.assert(
    fc.property(aRoadmap, aRoadmap, (one, other) => {
      const there = roadmapDiff(one, other);
      const back = roadmapDiff(other, one);
      expect(back.added).toEqual(there.removed);
      expect(back.removed).toEqual(there.added);
      for (const list of ['renamed', 'moved', 'rekinded', 'optionality'] as const) {
        const turned = there[list].map(({ before, after }) => ({ before: after, after: before }));
        expect(new Set(back[list])).toEqual(new Set(turned));
      }
    }),
  );
});

test('every item of both is added, removed or kept, and only kept ones change', () => {
  fc.assert(
    fc.property(aRoadmap, aRoadmap, (before, after) => {
      const { added, removed, ...changes } = roadmapDiff(before, after);
      expect(before.items.length - removed.length).toBe(after.items.length - added.length);
      const fresh = new Set(added.map(({ id }) => id));
      for (const change of Object.values(changes).flat()) {
        expect(change.before.id).toBe(change.after.id);
        expect(fresh.has(change.after.id)).toBe(false);
      }
    }),
  );
});
