// What the contract says of corrected entries: what they become, what they were, and what follows.
import { expect, test } from 'vitest';
import type { Entry, EntryChange, NewEntry } from '#core/model/entries.ts';
import type { EntryId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import { ConflictError } from '#core/model/store-error.ts';
import { minutes } from '#core/time/temporal.ts';
import {
  type Cast,
  date,
  done,
  hours,
  instant,
  metric,
  NOW,
  type OpenStore,
  openScene,
  shown,
} from './scene.ts';

const LATER = instant('2026-03-11T09:00:00Z');

export function editsContract(open: OpenStore): void {
  test('each part of an entry changes alone, and can be taken away', async () => {
    const { store, ana } = await openScene(open);
    const logged = await add(store, hours(ana, '2026-03-03', 90, { activity: 'coding' }));
    const changes = [
      { date: date('2026-03-05') },
      { minutes: minutes(45) },
      { activity: 'learning' },
      { item: 'mlflow' },
      { note: 'a note' },
    ] as const;
    let expected = logged;
    for (const change of changes) {
      expected = { ...expected, ...change };
      expect(shown(await edit(store, ana, logged.id, change))).toEqual(shown(expected));
      expect(shown(await store.read.entries.byId(logged.id))).toEqual(shown(expected));
    }
    const bare = await edit(store, ana, logged.id, { activity: null, item: null, note: null });
    for (const part of ['activity', 'item', 'note']) expect(bare).not.toHaveProperty(part);

    const commits = await add(store, metric(ana, '2026-03-03', 4));
    expect(await edit(store, ana, commits.id, { amount: 2.5 })).toMatchObject({ amount: 2.5 });
  });

  test('what an entry was before each change is kept, oldest first', async () => {
    const { store, ana } = await openScene(open);
    const logged = await add(store, hours(ana, '2026-03-03', 90, { note: 'first' }));
    const { id } = logged;
    await edit(store, ana, id, { minutes: minutes(60), note: 'second' });
    await store.run((tx) => tx.entries.setUndone(id, true, ana.account.id, LATER));
    await edit(store, ana, id, { date: date('2026-03-04') });
    await store.run((tx) => tx.entries.setUndone(id, false, ana.account.id, LATER));

    const second = { ...logged, minutes: 60, note: 'second' };
    const undone = { ...second, undoneAt: LATER };
    expect(shown(await store.read.entries.formerVersions(id))).toEqual(
      shown([
        { what: 'edit', at: LATER, entry: logged },
        { what: 'undo', at: LATER, entry: second },
        { what: 'edit', at: LATER, entry: undone },
        { what: 'restore', at: LATER, entry: { ...undone, date: date('2026-03-04') } },
      ]),
    );
  });

  test('an edit that changes nothing writes nothing', async () => {
    const { store, ana, ben } = await openScene(open);
    const more = { evidence: 'https://example.org', note: 'a note' };
    const { id, ...logged } = await add(store, done(ana, '2026-03-03', 'mlflow', more));
    await store.run((tx) => tx.completions.toggleVerification(id, ben.account.person, NOW));
    const same = { date: date('2026-03-03'), item: 'mlflow', ...more };
    const after = await edit(store, ana, id, same);
    expect(shown(after)).toEqual(shown({ ...logged, id, verifiedBy: [ben.account.person] }));
    await edit(store, ana, id, {});
    expect(await store.read.entries.formerVersions(id)).toEqual([]);
  });

  test('a moved date takes the hours to its own week', async () => {
    const { store, ana } = await openScene(open);
    const { id } = await add(store, hours(ana, '2026-03-08', 60));
    await edit(store, ana, id, { date: date('2026-03-09') });
    expect(shown(await store.read.totals.weeks(ana.member.id))).toEqual([
      { week: '2026-03-09', minutes: 60 },
    ]);
    expect(await store.read.totals.minutesOn(ana.member.id, date('2026-03-08'))).toBe(0);
  });

  test('evidence that is replaced or removed clears the verifications; added evidence does not, nor another change', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const { id } = await add(store, done(ana, '2026-03-03', 'mlflow'));
    const verify = () =>
      store.run((tx) => tx.completions.toggleVerification(id, ben.account.person, NOW));
    const verified = async () => (await store.read.totals.inGroup(group.id, {}))[0]?.verified;
    await verify();
    expect(await edit(store, ana, id, { note: 'x', date: date('2026-03-04') })).toMatchObject({
      verifiedBy: [ben.account.person],
    });
    const evidence = 'https://example.org';
    const { person } = ben.account;
    expect(await edit(store, ana, id, { evidence })).toMatchObject({
      evidence,
      verifiedBy: [person],
    });
    expect(await verified()).toBe(1);
    const other = 'https://example.org/other';
    expect(await edit(store, ana, id, { evidence: other })).toMatchObject({ verifiedBy: [] });
    expect(await verified()).toBe(0);
    expect(await verify()).toBe(true);
    expect(await edit(store, ana, id, { evidence: null })).toMatchObject({ verifiedBy: [] });
  });

  test('a completion moves to another item, unless that is completed', async () => {
    const { store, ana } = await openScene(open);
    const { id } = await add(store, done(ana, '2026-03-03', 'mlflow'));
    await add(store, done(ana, '2026-03-04', 'dvc'));
    await expect(edit(store, ana, id, { item: 'dvc' })).rejects.toBeInstanceOf(ConflictError);
    expect(await store.read.entries.formerVersions(id)).toEqual([]);
    const moved = { item: 'python', itemKind: 'technology' } as const;
    expect(await edit(store, ana, id, moved)).toMatchObject(moved);
    expect(await store.read.completions.byItem(ana.member.id, 'mlflow')).toBeUndefined();
    expect((await store.read.completions.byItem(ana.member.id, 'python'))?.id).toBe(id);
  });

  test('a change that the entry’s kind has no place for is refused whole', async () => {
    const { store, ana } = await openScene(open);
    const logged = await add(store, hours(ana, '2026-03-03', 60));
    await expect(edit(store, ana, logged.id, { note: 'x', amount: 3 })).rejects.toThrow();
    expect(shown(await store.read.entries.byId(logged.id))).toEqual(shown(logged));
    expect(await store.read.entries.formerVersions(logged.id)).toEqual([]);
  });
}

function add(store: Store, entry: NewEntry): Promise<Entry> {
  return store.run((tx) => tx.entries.add(entry, NOW));
}

function edit(store: Store, { account }: Cast, id: EntryId, change: EntryChange): Promise<Entry> {
  return store.run((tx) => tx.entries.edit(id, change, account.id, LATER));
}
