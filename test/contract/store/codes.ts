// What the contract says of codes that join, and of the tries to use one.
import { expect, test } from 'vitest';
import { instant, NOW, type OpenStore, openScene, shown } from './scene.ts';

const LATER = instant('2026-03-10T09:10:00Z');

export function codesContract(open: OpenStore): void {
  test('a code is used once, and gives back what it was made for', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const person = {
      digest: 'a'.repeat(64),
      by: ana.account.id,
      purpose: { kind: 'person' },
      expiresAt: LATER,
    } as const;
    const place = {
      ...person,
      digest: 'b'.repeat(64),
      by: ben.account.id,
      purpose: { kind: 'group', group: group.id },
    } as const;
    await store.run((tx) => tx.codes.add(person, NOW));
    await store.run((tx) => tx.codes.add(place, NOW));
    for (const code of [person, place]) {
      expect(shown(await store.read.codes.byDigest(code.digest, NOW))).toEqual(shown(code));
      expect(shown(await use(code.digest))).toEqual(shown(code));
      expect(await use(code.digest)).toBeUndefined();
      expect(await store.read.codes.byDigest(code.digest, NOW)).toBeUndefined();
    }
    expect(await use('c'.repeat(64))).toBeUndefined();

    function use(digest: string) {
      return store.run((tx) => tx.codes.use(digest, NOW));
    }
  });

  test('of several who use a code at once one does', async () => {
    const { store, ana } = await openScene(open);
    const digest = 'a'.repeat(64);
    const code = {
      digest,
      by: ana.account.id,
      purpose: { kind: 'person' },
      expiresAt: LATER,
    } as const;
    await store.run((tx) => tx.codes.add(code, NOW));
    const uses = [1, 2, 3].map(() => store.run((tx) => tx.codes.use(digest, NOW)));
    expect((await Promise.all(uses)).filter((used) => used !== undefined)).toHaveLength(1);
  });

  test('a code can be used until it expires, not then', async () => {
    const { store, ana } = await openScene(open);
    const digest = 'a'.repeat(64);
    const code = {
      digest,
      by: ana.account.id,
      purpose: { kind: 'person' },
      expiresAt: LATER,
    } as const;
    await store.run((tx) => tx.codes.add(code, NOW));
    expect(await store.read.codes.byDigest(digest, LATER)).toBeUndefined();
    expect(await store.run((tx) => tx.codes.use(digest, LATER))).toBeUndefined();
    const before = LATER.subtract({ milliseconds: 1 });
    expect(await store.read.codes.byDigest(digest, before)).toBeDefined();
    expect(await store.run((tx) => tx.codes.use(digest, before))).toBeDefined();
  });

  test('tries are counted by account, from an instant on', async () => {
    const { store, ana, ben } = await openScene(open);
    await store.run(async (tx) => {
      await tx.codes.addTry(ana.account.id, NOW);
      await tx.codes.addTry(ana.account.id, LATER);
      await tx.codes.addTry(ben.account.id, LATER);
    });
    expect(await store.read.codes.countTries(ana.account.id, NOW)).toBe(2);
    expect(await store.read.codes.countTries(ana.account.id, LATER)).toBe(1);
    expect(await store.read.codes.countTries(ana.account.id, LATER.add({ seconds: 1 }))).toBe(0);
  });

  test('tries from before an instant are forgotten, and codes that had expired by then', async () => {
    const { store, ana } = await openScene(open);
    const code = { by: ana.account.id, purpose: { kind: 'person' } } as const;
    await store.run(async (tx) => {
      await tx.codes.add({ ...code, digest: 'a'.repeat(64), expiresAt: NOW }, NOW);
      await tx.codes.add({ ...code, digest: 'b'.repeat(64), expiresAt: LATER }, NOW);
      await tx.codes.addTry(ana.account.id, NOW);
      await tx.codes.addTry(ana.account.id, LATER);
      await tx.codes.forgetBefore(LATER);
    });
    const { codes, codeTries } = await store.read.privacy.recordOf(ana.account.person);
    expect(codes.map(({ digest }) => digest)).toEqual(['b'.repeat(64)]);
    expect(codeTries.map(String)).toEqual([String(LATER)]);
  });
}
