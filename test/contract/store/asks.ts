// What the contract says of finding where an ask belongs.
import { expect, test } from 'vitest';
import type { Account } from '#core/model/accounts.ts';
import type { Located } from '#core/model/asks.ts';
import type { Place } from '#core/model/places.ts';
import {
  addMember,
  instant,
  NOW,
  newGroup,
  type OpenStore,
  openScene,
  shown,
  user,
} from './scene.ts';

const LATER = instant('2026-03-11T09:00:00Z');
const SERVER = { surface: 'discord', workspaceId: 'S1' } as const;

export function asksContract(open: OpenStore): void {
  test('account, place, group and member are each found where they are known', async () => {
    const { place, group, ana, cara, locate } = await openPlace(open);
    const strange = { surface: 'discord', workspaceId: '', userId: 'nobody' } as const;
    const elsewhere = { workspaceId: 'S2' };
    expect(await locate(strange)).toEqual({});
    expect(await locate(strange, elsewhere)).toEqual({});
    expect(await locate(strange, place)).toEqual(shown({ place, group }));
    expect(await locate(cara)).toEqual({ account: cara });
    expect(await locate(cara, elsewhere)).toEqual({ account: cara });
    expect(await locate(cara, place)).toEqual(shown({ account: cara, place, group }));
    const { account, member } = ana;
    expect(await locate(account)).toEqual({ account });
    expect(await locate(account, elsewhere)).toEqual({ account });
    expect(await locate(account, place)).toEqual(shown({ account, place, group, member }));
  });

  test('an account of another platform or workspace, or a place of another platform, is another', async () => {
    const { store, place, ana } = await openPlace(open);
    const { userId } = ana.account;
    const from = { surface: 'slack', asker: { workspaceId: '', userId }, place } as const;
    expect(await store.read.asks.locate(from)).toEqual({});
    const asker = { workspaceId: 'T1', userId };
    expect(await store.read.asks.locate({ surface: 'discord', asker })).toEqual({});
  });

  test('a place without a channel is found without one', async () => {
    const { store, place, cara, locate } = await openPlace(open);
    expect((await locate(cara, place)).place).not.toHaveProperty('channelId');
    await store.run((tx) => tx.places.update(place.id, { channelId: 'C1' }));
    expect(await locate(cara, place)).toMatchObject({ place: { channelId: 'C1' } });
  });

  test('a member who has left is found, as one who has left', async () => {
    const { store, place, ana, locate } = await openPlace(open);
    await store.run((tx) => tx.members.update(ana.member.id, { leftAt: LATER }));
    const { member } = await locate(ana.account, place);
    expect(member).toEqual(shown({ ...ana.member, leftAt: LATER }));
    expect(await store.read.asks.groupsOf(ana.account.person)).toEqual([]);
  });

  test('while two persons are linked, both accounts are the membership that goes on', async () => {
    const { store, place, ana, ben, locate } = await openPlace(open);
    const { person } = ana.account;
    const link = await store.run((tx) => tx.links.link(person, ben.account.person, LATER));
    const member = shown({ ...ana.member, person });
    expect((await locate(ana.account, place)).member).toEqual(member);
    expect(await locate(ben.account, place)).toMatchObject({
      account: { id: ben.account.id, person },
      member: member as object,
    });
    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect((await locate(ben.account, place)).member).toEqual(shown(ben.member));
  });

  test('the answer is found with it: when new, when kept, when no longer kept', async () => {
    const { store, place, ana, locate } = await openPlace(open);
    const answer = async (key: string) => (await locate(ana.account, place, key)).answer;
    expect(await locate(ana.account, place, 'k')).not.toHaveProperty('answer');
    await store.run((tx) => tx.answers.keep('k', ana.account.id, '{"a":1}', NOW));
    expect(await answer('k')).toBe('{"a":1}');
    expect(await answer('K')).toBeUndefined();
    expect(await locate(ana.account, place)).not.toHaveProperty('answer');
    await store.run((tx) => tx.answers.forgetBefore(LATER));
    expect(await answer('k')).toBeNull();
    // Also of those who are not known any more, as after a deletion.
    const asker = { workspaceId: '', userId: 'nobody' };
    expect(await store.read.asks.locate({ surface: 'discord', asker }, 'k')).toEqual({
      answer: null,
    });
  });

  test('a unit of work finds what it has written itself', async () => {
    const { store, place } = await openPlace(open);
    const found = await store.run(async (tx) => {
      const dan = await tx.accounts.findOrAdd(user('dan'), 'Dan', NOW);
      await tx.answers.keep('k', dan.id, 'a', NOW);
      return tx.asks.locate({ surface: 'discord', asker: dan, place }, 'k');
    });
    expect(found).toMatchObject({ account: { name: 'Dan' }, answer: 'a' });
    expect(found.member).toBeUndefined();
  });

  test('the groups of a person come with the membership in each', async () => {
    const { store, group, ana, cara } = await openPlace(open);
    const { other, member } = await store.run(async (tx) => {
      const other = await tx.groups.add({ ...newGroup(cara.id), name: 'Second crew' });
      return { other, member: await addMember(tx, other.id, ana.account) };
    });
    const { groupsOf } = store.read.asks;
    expect(shown(await groupsOf(ana.account.person))).toEqual(
      shown([
        { group, member: ana.member },
        { group: other, member },
      ]),
    );
    expect(await groupsOf(cara.person)).toEqual([]);
  });
}

/** A place of the group, and Cara, who is known and in no group. */
async function openPlace(open: OpenStore) {
  const scene = await openScene(open);
  const { store, group } = scene;
  const { place, cara } = await store.run(async (tx) => ({
    place: await tx.places.add({ ...SERVER, group: group.id, name: 'Server' }),
    cara: await tx.accounts.findOrAdd(user('cara'), 'Cara', NOW),
  }));
  const locate = async (
    asker: Pick<Account, 'surface' | 'workspaceId' | 'userId'>,
    at?: Pick<Place, 'workspaceId'>,
    key?: string,
  ) => {
    const from = { surface: asker.surface, asker, ...(at && { place: at }) };
    return shown(await store.read.asks.locate(from, key)) as Located;
  };
  return { ...scene, place, cara, locate };
}
