// What the contract says of units of work: all or nothing, one at a time, seen only when committed.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Transaction } from '#core/model/store.ts';
import { StoreMisuse } from '#core/model/store-error.ts';
import { done, hours, NOW, type OpenStore, openScene, user } from './scene.ts';

export function unitsContract(open: OpenStore): void {
  test('a unit that rejects leaves nothing behind', async () => {
    const { store, ana } = await openScene(open);
    const failure = new Error('no');
    const unit = store.run(async (tx) => {
      const { id } = await tx.entries.add(hours(ana, '2026-03-03', 60), NOW);
      await tx.completions.toggleVerification(id, ana.account.person, NOW);
      throw failure;
    });
    await expect(unit).rejects.toBe(failure);
    expect(await store.read.entries.history(ana.member.id, { offset: 0, limit: 9 })).toEqual([]);
  });

  test('the next unit works after one that rejected', async () => {
    const { store, ana } = await openScene(open);
    const unit = store.run(() => Promise.reject(new Error('no')));
    await expect(unit).rejects.toThrow('no');
    await store.run((tx) => tx.entries.add(hours(ana, '2026-03-03', 60), NOW));
    expect(await store.read.totals.minutesIn(ana.member.id, {})).toBe(60);
  });

  test('a statement that breaks a rule takes the whole unit with it', async () => {
    const { store, ana } = await openScene(open);
    const unit = store.run(async (tx) => {
      await tx.entries.add(done(ana, '2026-03-03', 'mlflow'), NOW);
      await tx.entries.add(done(ana, '2026-03-04', 'mlflow'), NOW);
    });
    await expect(unit).rejects.toThrow();
    expect(await store.read.completions.ofMember(ana.member.id)).toEqual([]);
  });

  test('a unit sees its own writes, and nobody else does before it is done', async () => {
    const { store, ana } = await openScene(open);
    await store.run(async (tx) => {
      await tx.entries.add(hours(ana, '2026-03-03', 60), NOW);
      expect(await tx.totals.minutesIn(ana.member.id, {})).toBe(60);
      await turn();
      expect(await store.read.totals.minutesIn(ana.member.id, {})).toBe(0);
    });
    expect(await store.read.totals.minutesIn(ana.member.id, {})).toBe(60);
  });

  test('fifty units at once run one after another', async () => {
    const { store, ana } = await openScene(open);
    let inside = 0;
    const unit = async (tx: Transaction): Promise<number> => {
      inside += 1;
      expect(inside).toBe(1);
      const before = await tx.totals.minutesIn(ana.member.id, {});
      await turn();
      await tx.entries.add(hours(ana, '2026-03-03', 10), NOW);
      inside -= 1;
      return before;
    };
    const seen = await Promise.all(Array.from({ length: 50 }, () => store.run(unit)));
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => index * 10));
  });

  test('a unit within a unit is refused instead of waiting for itself', async () => {
    const { store } = await openScene(open);
    const unit = store.run(() => store.run(async () => 'never'));
    await expect(unit).rejects.toMatchObject({ code: 'nested-unit' });
    await expect(unit).rejects.toBeInstanceOf(StoreMisuse);
    await expect(store.run(async () => 'next')).resolves.toBe('next');
  });

  test('a unit may be started by what a finished unit left running', async () => {
    const { store } = await openScene(open);
    const later = await store.run(async () => ({
      start: turn().then(() => store.run(async () => 'ran')),
    }));
    await expect(later.start).resolves.toBe('ran');
  });

  test('a write that was not awaited is refused after the unit, and reaches no other', async () => {
    const { store, ana } = await openScene(open);
    const strays: Promise<unknown>[] = [];
    await store.run(async (tx) => {
      strays.push(turn().then(() => tx.entries.add(hours(ana, '2026-03-03', 60), NOW)));
    });
    const busy = store.run(async () => {
      await turn();
      await turn();
    });
    await expect(strays[0]).rejects.toMatchObject({ code: 'outside-unit' });
    await busy;
    expect(await store.read.totals.minutesIn(ana.member.id, {})).toBe(0);
  });

  test('closing waits for units under way and refuses new ones', async () => {
    const { store, ana } = await openScene(open);
    const unit = store.run(async (tx) => {
      await turn();
      return tx.entries.add(hours(ana, '2026-03-03', 60), NOW);
    });
    await store.close();
    expect((await unit).kind).toBe('hours');
    await expect(store.run(async () => 1)).rejects.toMatchObject({ code: 'closed' });
    await expect(store.read.accounts.byUser(user('ana'))).rejects.toMatchObject({ code: 'closed' });
    await store.close();
  });

  test('a trial write waits for its turn, changes nothing, and is refused once the store is closed', async () => {
    const { store, ana } = await openScene(open);
    const ended: string[] = [];
    const unit = store.run(async (tx) => {
      await turn();
      await tx.entries.add(hours(ana, '2026-03-03', 60), NOW);
      ended.push('unit');
    });
    await Promise.all([unit, store.tryWriting().then(() => ended.push('trial'))]);
    expect(ended).toEqual(['unit', 'trial']);
    expect(await store.read.totals.minutesIn(ana.member.id, {})).toBe(60);
    await store.close();
    await expect(store.tryWriting()).rejects.toBeInstanceOf(StoreMisuse);
  });
}
