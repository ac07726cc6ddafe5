// Laws of linking, on random lives: parting is exact, and being linked again is being linked.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinkId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import {
  actor,
  at,
  CAST,
  type Deed,
  dream,
  live,
  living,
  logging,
  newVillage,
  seen,
  type Village,
} from './lives.ts';
import { NOW, type OpenStore } from './scene.ts';

const joining = fc.shuffledSubarray([0, 1, 2], { minLength: CAST.length });
const lives = fc.array(living, { maxLength: 25 });
const someone = fc.nat(CAST.length - 1);
const RUNS = { numRuns: 25 };

type Step =
  | { readonly do: 'link'; readonly kept: number; readonly joined: number }
  | { readonly do: 'unlink'; readonly nth: number }
  | { readonly do: 'live'; readonly deed: Deed };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('link' as const), kept: someone, joined: someone }),
  fc.record({ do: fc.constant('unlink' as const), nth: fc.nat(2) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('live' as const), deed: logging }) },
);

export function linkedLivesContract(open: OpenStore): void {
  test('whatever two persons did, linking and unlinking them changes nothing', async () => {
    const store = await open();
    const property = fc.asyncProperty(
      joining,
      lives,
      someone,
      someone,
      async (order, deeds, one, two) => {
        const [before, after] = await dream(store, async (tx) => {
          const village = await newVillage(tx, 'v', order);
          for (const deed of deeds) await live(tx, village, deed);
          const first = await seen(tx, village);
          const link = await join(tx, village, one, two);
          if (link !== undefined) await tx.links.unlink(link, NOW);
          return [first, await seen(tx, village)];
        });
        expect(after).toEqual(before);
      },
    );
    await fc.assert(property, RUNS);
  });

  test('linked again after a parting, two persons are what they were when linked', async () => {
    const store = await open();
    const property = fc.asyncProperty(joining, lives, async (order, deeds) => {
      const [before, after] = await dream(store, async (tx) => {
        const village = await newVillage(tx, 'v', order);
        for (const deed of deeds) await live(tx, village, deed);
        const link = await join(tx, village, 0, 1);
        const first = await seen(tx, village);
        if (link !== undefined) await tx.links.unlink(link, NOW);
        await join(tx, village, 0, 1);
        return [first, await seen(tx, village)];
      });
      expect(after).toEqual(before);
    });
    await fc.assert(property, RUNS);
  });

  test('three persons who log, link and part in any order end as if they had only logged', async () => {
    const store = await open();
    const steps = fc.array(step, { maxLength: 30 });
    const property = fc.asyncProperty(
      joining,
      lives,
      steps,
      fc.nat(5),
      async (order, deeds, work, last) => {
        const linked = await dream(store, async (tx) => {
          const village = await newVillage(tx, 'v', order);
          for (const deed of deeds) await live(tx, village, deed);
          const done = await walk(tx, village, work, last);
          return { done, end: await seen(tx, village) };
        });
        const alone = await dream(store, async (tx) => {
          const village = await newVillage(tx, 'v', order);
          for (const deed of deeds) await live(tx, village, deed);
          for (const deed of linked.done) await live(tx, village, deed);
          return seen(tx, village);
        });
        expect(linked.end).toEqual(alone);
      },
    );
    await fc.assert(property, { numRuns: 50 });
  });
}

/** Takes the steps, then parts what is still linked; gives the deeds that were done. */
async function walk(tx: Transaction, village: Village, steps: readonly Step[], last: number) {
  const links: LinkId[] = [];
  const done: Deed[] = [];
  for (const each of steps) {
    if (each.do === 'link') {
      const link = await join(tx, village, each.kept, each.joined);
      if (link !== undefined) links.push(link);
    } else if (each.do === 'unlink') {
      for (const link of links.splice(each.nth, 1))
        expect(await tx.links.unlink(link, NOW)).toBe(true);
    } else if (await live(tx, village, each.deed)) done.push(each.deed);
    await expectOnce(tx, village);
  }
  while (links.length > 0) {
    for (const link of links.splice(last % links.length, 1)) await tx.links.unlink(link, NOW);
  }
  return done;
}

/** However persons are linked, each is on the board once and has each item once. */
async function expectOnce(tx: Transaction, village: Village): Promise<void> {
  const persons = (await tx.members.inGroup(village.group)).map(({ person }) => person);
  expect(new Set(persons).size).toBe(persons.length);
  for (const index of CAST.keys()) {
    const { member } = await actor(tx, village, index);
    const items = (await tx.completions.ofMember(member.id)).map(({ item }) => item);
    expect(new Set(items).size).toBe(items.length);
  }
}

/** Links two of the cast; nothing when they are one already. */
async function join(tx: Transaction, village: Village, kept: number, joined: number) {
  const one = await tx.accounts.byId(at(village.accounts, kept).id);
  const other = await tx.accounts.byId(at(village.accounts, joined).id);
  if (one === undefined || other === undefined || one.person === other.person) return undefined;
  return (await tx.links.link(one.person, other.person, NOW)).id;
}
