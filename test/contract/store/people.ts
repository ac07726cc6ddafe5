// What the contract says of accounts, members, profiles and goals.
import { expect, test } from 'vitest';
import { ConflictError } from '#core/model/store-error.ts';
import type { DayEnd } from '#core/time/personal-day.ts';
import {
  addMember,
  date,
  instant,
  NOW,
  newGroup,
  type OpenStore,
  openScene,
  shown,
  user,
  zone,
} from './scene.ts';

const LATER = instant('2026-03-11T09:00:00Z');

export function peopleContract(open: OpenStore): void {
  test('an account is made once, with a person of its own, and its name refreshed', async () => {
    const { store, ana, ben } = await openScene(open);
    const again = await store.run((tx) => tx.accounts.findOrAdd(user('ana'), 'Ana M.', LATER));
    expect(again).toEqual({ ...ana.account, name: 'Ana M.' });
    expect(ben.account.person).not.toBe(ana.account.person);
    expect(await store.read.accounts.byUser(user('ana'))).toEqual(again);
    expect(await store.read.accounts.byId(ana.account.id)).toEqual(again);
    expect(await store.read.accounts.ofPerson(ana.account.person)).toEqual([again]);
  });

  test('one user id in two workspaces or on two surfaces is two accounts', async () => {
    const { store } = await openScene(open);
    const keys = [
      { surface: 'slack', workspaceId: 'T1', userId: 'ana' },
      { surface: 'slack', workspaceId: 'T2', userId: 'ana' },
      { surface: 'playground', workspaceId: 'T1', userId: 'ana' },
    ] as const;
    const ids = await store.run(async (tx) => {
      const known = [];
      for (const key of keys) known.push((await tx.accounts.findOrAdd(key, 'Ana', NOW)).id);
      return known;
    });
    expect(new Set(ids).size).toBe(3);
  });

  test('what is unknown is nothing', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const lone = await store.run((tx) => tx.accounts.findOrAdd(user('cara'), 'Cara', NOW));
    expect(await store.read.accounts.byUser(user('nobody'))).toBeUndefined();
    expect(await store.read.members.byGroupAndPerson(group.id, lone.person)).toBeUndefined();
    expect(await store.read.members.ofPerson(lone.person)).toEqual([]);
    expect(ana.member.id).not.toBe(ben.member.id);
  });

  test('a day ends at midnight until a member says when', async () => {
    const { store, ana } = await openScene(open);
    const { id } = ana.member;
    expect(ana.member.dayEnds).toBe('00:00');
    await store.run((tx) => tx.members.update(id, { dayEnds: '03:30' as DayEnd }));
    expect((await store.read.members.byId(id))?.dayEnds).toBe('03:30');
  });

  test('a member is read back as it was added', async () => {
    const { store, group, ana } = await openScene(open);
    const { member, account } = ana;
    expect(shown(await store.read.members.byGroupAndPerson(group.id, account.person))).toEqual(
      shown(member),
    );
    expect(shown(await store.read.members.byId(member.id))).toEqual(shown(member));
    expect(shown(await store.read.members.ofPerson(account.person))).toEqual(shown([member]));
    expect(shown(member)).toMatchObject({
      group: group.id,
      start: '2026-03-02',
      followsCohort: true,
      joinedAt: '2026-03-10T09:00:00Z',
    });
  });

  test('a second membership in a group is a conflict', async () => {
    const { store, group, ana } = await openScene(open);
    const unit = store.run((tx) => addMember(tx, group.id, ana.account));
    await expect(unit).rejects.toBeInstanceOf(ConflictError);
  });

  test('each part of a member changes alone', async () => {
    const { store, ana } = await openScene(open);
    const changes = [
      { start: date('2026-03-09') },
      { followsCohort: false },
      { timeZone: zone('Asia/Tokyo') },
      { visibility: 'anonymous' },
      { nudge: 'dm' },
      { leftAt: LATER },
    ] as const;
    let expected = ana.member;
    for (const change of changes) {
      expected = { ...expected, ...change };
      await store.run((tx) => tx.members.update(ana.member.id, change));
      expect(shown(await store.read.members.byId(ana.member.id))).toEqual(shown(expected));
    }
    await store.run((tx) => tx.members.update(ana.member.id, { leftAt: null }));
    await store.run((tx) => tx.members.update(ana.member.id, {}));
    const { leftAt, ...back } = expected;
    expect(shown(await store.read.members.byId(ana.member.id))).toEqual(shown(back));
  });

  test('members who left are out of lists and counts, hidden ones out of the listed', async () => {
    const { store, group, ana, ben } = await openScene(open);
    expect(await store.read.members.count(group.id)).toEqual({ all: 2, listed: 2 });
    await store.run((tx) => tx.members.update(ana.member.id, { visibility: 'hidden' }));
    expect(await store.read.members.count(group.id)).toEqual({ all: 2, listed: 1 });
    await store.run((tx) => tx.members.update(ana.member.id, { leftAt: LATER }));
    expect(await store.read.members.count(group.id)).toEqual({ all: 1, listed: 1 });
    expect(shown(await store.read.members.inGroup(group.id))).toEqual(shown([ben.member]));
    expect(await store.read.members.ofPerson(ana.account.person)).toEqual([]);
    expect([...(await store.read.goals.inGroup(group.id)).keys()]).toEqual([ben.member.id]);
  });

  test('a group without members counts none', async () => {
    const { store, ana } = await openScene(open);
    const empty = await store.run((tx) => tx.groups.add(newGroup(ana.account.id)));
    expect(await store.read.members.count(empty.id)).toEqual({ all: 0, listed: 0 });
    expect(await store.read.members.inGroup(empty.id)).toEqual([]);
  });

  test('a profile has the latest name and all accounts', async () => {
    const { store, ana, ben } = await openScene(open);
    await store.run((tx) => tx.accounts.findOrAdd(user('ana'), 'Ana M.', LATER));
    const profiles = await store.read.members.profiles([
      ana.member.id,
      ben.member.id,
      ana.member.id,
    ]);
    const names = profiles.map(({ member, name, accounts }) => [member.id, name, accounts.length]);
    expect(names.sort()).toEqual([
      [ana.member.id, 'Ana M.', 1],
      [ben.member.id, 'Ben', 1],
    ]);
    expect(await store.read.members.profiles([])).toEqual([]);
  });

  test('profiles of many members come whole, whatever their number', async () => {
    const { store, group } = await openScene(open);
    const ids = await store.run(async (tx) => {
      const added = [];
      for (let index = 0; index < 600; index += 1) {
        const account = await tx.accounts.findOrAdd(user(`u${index}`), `User ${index}`, NOW);
        added.push((await addMember(tx, group.id, account)).id);
      }
      return added;
    });
    for (const count of [1, 2, 8, 9, 64, 65, 512, 513, 600]) {
      const found = await store.read.members.profiles(ids.slice(0, count));
      expect(new Set(found.map(({ member }) => member.id))).toEqual(new Set(ids.slice(0, count)));
      expect(found).toHaveLength(count);
    }
  });

  test('a goal holds from a Monday; one for the same Monday is replaced', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await store.run(async (tx) => {
      await tx.goals.set(ana.member.id, { from: date('2026-03-16'), hours: 20 });
      await tx.goals.set(ana.member.id, { from: date('2026-03-09'), hours: 12.5 });
      await tx.goals.set(ana.member.id, { from: date('2026-03-16'), hours: 18 });
    });
    const goals = await store.read.goals.ofMember(ana.member.id);
    expect(shown(goals)).toEqual([
      { from: '2026-03-02', hours: 15 },
      { from: '2026-03-09', hours: 12.5 },
      { from: '2026-03-16', hours: 18 },
    ]);
    const ofGroup = await store.read.goals.inGroup(group.id);
    expect(shown(ofGroup.get(ana.member.id))).toEqual(shown(goals));
    expect(shown(ofGroup.get(ben.member.id))).toEqual([{ from: '2026-03-02', hours: 15 }]);
  });

  test('a goal that is taken away leaves the others, and those of others', async () => {
    const { store, ana, ben } = await openScene(open);
    const from = date('2026-03-09');
    await store.run(async (tx) => {
      for (const { member } of [ana, ben]) await tx.goals.set(member.id, { from, hours: 20 });
      await tx.goals.remove(ana.member.id, from);
    });
    expect(shown(await store.read.goals.ofMember(ana.member.id))).toEqual([
      { from: '2026-03-02', hours: 15 },
    ]);
    expect(await store.read.goals.ofMember(ben.member.id)).toHaveLength(2);
  });
}
