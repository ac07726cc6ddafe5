// What the contract says of entries one by one: recording, reading, undoing, verifying.
import { expect, test } from 'vitest';
import type { Entry, NewEntry } from '#core/model/entries.ts';
import { batchId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import { ConflictError } from '#core/model/store-error.ts';
import { done, hours, instant, metric, NOW, type OpenStore, openScene, shown } from './scene.ts';

const LATER = instant('2026-03-11T09:00:00.123Z');
const ALL = { offset: 0, limit: 100 };

export function entriesContract(open: OpenStore): void {
  test('an entry of each kind is read back as it was recorded', async () => {
    const { store, ana } = await openScene(open);
    const news = [
      hours(ana, '2026-03-03', 90),
      hours(ana, '2026-03-03', 1440, { activity: 'coding', item: 'mlflow', note: 'a "note" 🪨' }),
      done(ana, '2026-03-04', 'mlflow', { evidence: 'https://example.org', note: 'done' }),
      done(ana, '2026-03-04', 'python', { itemKind: 'technology' }),
      metric(ana, '2026-03-05', 2.5),
    ];
    for (const entry of news) {
      const added = await store.run((tx) => tx.entries.add(entry, LATER));
      const verified =
        entry.kind === 'completion' ? { verifiedBy: [], namelessVerifications: 0 } : {};
      const recorded = { ...entry, ...verified, id: added.id, recordedAt: LATER };
      expect(shown(added)).toEqual(shown(recorded));
      expect(shown(await store.read.entries.byId(added.id))).toEqual(shown(recorded));
    }
  });

  test('undoing hides an entry and restoring brings it back, once each', async () => {
    const { store, ana } = await openScene(open);
    const { id } = await add(store, hours(ana, '2026-03-03', 60));
    const by = ana.account.id;
    const set = (undone: boolean) => store.run((tx) => tx.entries.setUndone(id, undone, by, LATER));

    expect(await set(false)).toBe(false);
    expect(await set(true)).toBe(true);
    expect(await set(true)).toBe(false);
    expect(String((await store.read.entries.byId(id))?.undoneAt)).toBe('2026-03-11T09:00:00.123Z');
    expect(await store.read.entries.history(ana.member.id, ALL)).toEqual([]);
    expect(await store.read.entries.latest(ana.member.id)).toBeUndefined();
    expect(await set(false)).toBe(true);
    expect(await store.read.entries.byId(id)).not.toHaveProperty('undoneAt');
    expect((await store.read.entries.latest(ana.member.id))?.id).toBe(id);
  });

  test('the latest entry is the one recorded last, whatever its date', async () => {
    const { store, ana, ben } = await openScene(open);
    await add(store, hours(ana, '2026-03-09', 60));
    const last = await add(store, hours(ana, '2026-03-03', 60));
    await add(store, hours(ben, '2026-03-09', 60));
    expect((await store.read.entries.latest(ana.member.id))?.id).toBe(last.id);
  });

  test('what was logged at once is found by its batch, undone or not, in order', async () => {
    const { store, ana } = await openScene(open);
    const batch = batchId('7');
    if (batch === undefined) throw new Error('no batch');
    const first = await add(store, { ...hours(ana, '2026-03-03', 60), batch });
    const second = await add(store, { ...hours(ana, '2026-03-02', 30), batch });
    await add(store, hours(ana, '2026-03-03', 15));
    await store.run((tx) => tx.entries.setUndone(first.id, true, ana.account.id, NOW));
    const found = await store.read.entries.ofBatch(batch);
    expect(found.map(({ id, undoneAt }) => [id, undoneAt !== undefined])).toEqual([
      [first.id, true],
      [second.id, false],
    ]);
    expect(found[1]).toMatchObject({ batch });
  });

  test('an item is completed once: a second standing completion is a conflict', async () => {
    const { store, ana, ben } = await openScene(open);
    const first = await add(store, done(ana, '2026-03-03', 'mlflow'));
    await expect(add(store, done(ana, '2026-03-04', 'mlflow'))).rejects.toBeInstanceOf(
      ConflictError,
    );
    await add(store, done(ben, '2026-03-04', 'mlflow'));
    await add(store, hours(ana, '2026-03-04', 60, { item: 'mlflow' }));
    expect((await store.read.completions.byItem(ana.member.id, 'mlflow'))?.id).toBe(first.id);
  });

  test('an undone completion makes room for another, and cannot be restored beside it', async () => {
    const { store, ana } = await openScene(open);
    const by = ana.account.id;
    const first = await add(store, done(ana, '2026-03-03', 'mlflow'));
    await store.run((tx) => tx.entries.setUndone(first.id, true, by, LATER));
    expect(await store.read.completions.byItem(ana.member.id, 'mlflow')).toBeUndefined();
    const second = await add(store, done(ana, '2026-03-04', 'mlflow'));
    const restore = store.run((tx) => tx.entries.setUndone(first.id, false, by, LATER));
    await expect(restore).rejects.toBeInstanceOf(ConflictError);
    expect((await store.read.completions.byItem(ana.member.id, 'mlflow'))?.id).toBe(second.id);
  });

  test('a verification stands until it is taken back, and survives an undo', async () => {
    const { store, ana, ben } = await openScene(open);
    const { id } = await add(store, done(ana, '2026-03-03', 'mlflow'));
    const cara = await store.run((tx) =>
      tx.accounts.findOrAdd({ surface: 'slack', workspaceId: 'T', userId: 'cara' }, 'Cara', NOW),
    );
    const verify = (person: typeof cara.person, at = NOW) =>
      store.run((tx) => tx.completions.toggleVerification(id, person, at));
    const verifiers = async () =>
      (await store.read.completions.byItem(ana.member.id, 'mlflow'))?.verifiedBy;

    expect(await verify(cara.person)).toBe(true);
    expect(await verify(ben.account.person, LATER)).toBe(true);
    expect(await verifiers()).toEqual([cara.person, ben.account.person]);
    expect(await verify(cara.person)).toBe(false);
    expect(await verifiers()).toEqual([ben.account.person]);
    await store.run((tx) => tx.entries.setUndone(id, true, ana.account.id, LATER));
    await store.run((tx) => tx.entries.setUndone(id, false, ana.account.id, LATER));
    expect(await verifiers()).toEqual([ben.account.person]);
  });

  test('history is latest date first, then latest recorded, and pages without gaps', async () => {
    const { store, ana, ben } = await openScene(open);
    const days = ['2026-03-05', '2026-03-03', '2026-03-05', '2026-03-04', '2026-03-03'];
    const ids: number[] = [];
    for (const day of days) ids.push((await add(store, hours(ana, day, 30))).id);
    ids.push((await add(store, done(ana, '2026-03-04', 'mlflow'))).id);
    await add(store, hours(ben, '2026-03-05', 30));

    const order = [2, 0, 5, 3, 4, 1].map((index) => ids[index]);
    const pages = [];
    for (let offset = 0; offset < 8; offset += 2) {
      const page = await store.read.entries.history(ana.member.id, { offset, limit: 2 });
      pages.push(...page.map(({ id }) => id));
    }
    expect(pages).toEqual(order);
  });

  test('history of one kind has only that kind', async () => {
    const { store, ana } = await openScene(open);
    await add(store, hours(ana, '2026-03-03', 30));
    await add(store, done(ana, '2026-03-04', 'mlflow'));
    await add(store, metric(ana, '2026-03-05', 3));
    for (const kind of ['hours', 'completion', 'metric'] as const) {
      const found = await store.read.entries.history(ana.member.id, { ...ALL, kind });
      expect(found.map((entry) => entry.kind)).toEqual([kind]);
    }
  });

  test('completions and metrics come oldest date first', async () => {
    const { store, ana } = await openScene(open);
    await add(store, done(ana, '2026-03-05', 'b'));
    await add(store, done(ana, '2026-03-03', 'a', { itemKind: 'skill' }));
    await add(store, metric(ana, '2026-03-06', 2));
    await add(store, metric(ana, '2026-03-04', 1));
    const items = (await store.read.completions.ofMember(ana.member.id)).map(({ item }) => item);
    expect(items).toEqual(['a', 'b']);
    const amounts = (await store.read.entries.metrics(ana.member.id)).map(({ amount }) => amount);
    expect(amounts).toEqual([1, 2]);
  });
}

function add(store: Store, entry: NewEntry): Promise<Entry> {
  return store.run((tx) => tx.entries.add(entry, NOW));
}
