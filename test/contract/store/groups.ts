// What the contract says of groups, places and plans.
import { expect, test } from 'vitest';
import { ConflictError } from '#core/model/store-error.ts';
import { date, NOW, newGroup, type OpenStore, openScene, shown, user, zone } from './scene.ts';

const SERVER = { surface: 'discord', workspaceId: 'S1' } as const;

export function groupsContract(open: OpenStore): void {
  test('a group is read back as it was added', async () => {
    const { store, group, ana } = await openScene(open);
    expect(shown(await store.read.groups.byId(group.id))).toEqual(shown(group));
    expect(shown(group)).toMatchObject(shown(newGroup(ana.account.id)) as object);
  });

  test('each part of a group changes alone', async () => {
    const { store, group } = await openScene(open);
    const admin = await store.run((tx) => tx.accounts.findOrAdd(user('admin'), 'Admin', NOW));
    const changes = [
      { name: 'Night owls' },
      { timeZone: zone('America/New_York') },
      { start: date('2026-04-06') },
      { nudge: { day: 'friday', time: '18:30' } },
      { setUpBy: admin.id },
      { roadmap: 'own' },
    ] as const;
    let expected = group;
    for (const change of changes) {
      expected = { ...expected, ...change };
      await store.run((tx) => tx.groups.update(group.id, change));
      expect(shown(await store.read.groups.byId(group.id))).toEqual(shown(expected));
    }
    await store.run((tx) => tx.groups.update(group.id, {}));
    expect(shown(await store.read.groups.byId(group.id))).toEqual(shown(expected));
  });

  test('a place is found by its workspace, and by its group', async () => {
    const { store, group } = await openScene(open);
    const place = await store.run((tx) =>
      tx.places.add({ ...SERVER, group: group.id, name: 'Server' }),
    );
    expect(await store.read.places.byWorkspace(SERVER)).toEqual(place);
    expect(place).not.toHaveProperty('channelId');
    await store.run((tx) => tx.places.update(place.id, { channelId: 'C1' }));
    await store.run((tx) => tx.places.update(place.id, { name: 'Hall' }));
    await store.run((tx) => tx.places.update(place.id, {}));
    expect(await store.read.places.ofGroup(group.id)).toEqual([
      { ...place, name: 'Hall', channelId: 'C1' },
    ]);
    expect(await store.read.places.byWorkspace({ ...SERVER, surface: 'slack' })).toBeUndefined();
  });

  test('a place moves to another group with its name and channel', async () => {
    const { store, group, ana } = await openScene(open);
    const place = await store.run((tx) =>
      tx.places.add({ ...SERVER, group: group.id, name: 'Server', channelId: 'C1' }),
    );
    const other = await store.run((tx) => tx.groups.add(newGroup(ana.account.id)));
    await store.run((tx) => tx.places.update(place.id, { group: other.id }));
    expect(await store.read.places.ofGroup(group.id)).toEqual([]);
    expect(await store.read.places.ofGroup(other.id)).toEqual([{ ...place, group: other.id }]);
  });

  test('a group has members as long as one of them is known, though all have left', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const empty = await store.run((tx) => tx.groups.add(newGroup(ana.account.id)));
    expect(await store.read.groups.hasHadMembers(empty.id)).toBe(false);
    for (const { member } of [ana, ben]) {
      await store.run((tx) => tx.members.update(member.id, { leftAt: NOW }));
    }
    expect(await store.read.groups.hasHadMembers(group.id)).toBe(true);
    for (const { account } of [ana, ben]) {
      await store.run((tx) => tx.privacy.deletePerson(account.person, NOW));
    }
    expect(await store.read.groups.hasHadMembers(group.id)).toBe(false);
  });

  test('a workspace is a place of one group only', async () => {
    const { store, group } = await openScene(open);
    const place = { ...SERVER, group: group.id, name: 'Server' };
    await store.run((tx) => tx.places.add(place));
    await expect(store.run((tx) => tx.places.add(place))).rejects.toBeInstanceOf(ConflictError);
  });

  test('a moved cohort takes along those who follow it', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await store.run(async (tx) => {
      await tx.members.update(ben.member.id, { followsCohort: false });
      await tx.members.moveCohort(group.id, date('2026-03-30'));
    });
    expect(String((await store.read.members.byId(ana.member.id))?.start)).toBe('2026-03-30');
    expect(String((await store.read.members.byId(ben.member.id))?.start)).toBe('2026-03-02');
  });

  test('plan changes come in the order of recording, each with what its kind has', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const from = date('2026-03-09');
    const changes = await store.run(async (tx) => [
      await tx.plans.addChange(ana.member.id, { kind: 'shift', from, weeks: -2 }, NOW),
      await tx.plans.addChange(
        ana.member.id,
        { kind: 'pause', from, until: date('2026-03-22'), reason: 'Holiday' },
        NOW,
      ),
      await tx.plans.addChange(ana.member.id, { kind: 'pause', from: date('2026-05-01') }, NOW),
      await tx.plans.addChange(ana.member.id, { kind: 'skip', item: 'dvc' }, NOW),
    ]);
    const own = await tx(ben.member.id);
    const found = await store.read.plans.changes(ana.member.id);
    expect(shown(found)).toEqual(shown(changes));
    expect(shown(found)).toMatchObject([
      { kind: 'shift', from: '2026-03-09', weeks: -2, recordedAt: '2026-03-10T09:00:00Z' },
      { kind: 'pause', from: '2026-03-09', until: '2026-03-22', reason: 'Holiday' },
      { kind: 'pause', from: '2026-05-01' },
      { kind: 'skip', item: 'dvc' },
    ]);
    const ofGroup = await store.read.plans.changesInGroup(group.id);
    expect(shown(ofGroup.get(ana.member.id))).toEqual(shown(changes));
    expect(shown(ofGroup.get(ben.member.id))).toEqual(shown([own]));

    function tx(member: typeof ben.member.id) {
      return store.run((unit) => unit.plans.addChange(member, { kind: 'skip', item: 'x' }, NOW));
    }
  });
}
