// What the contract says of schedules: they go stale by themselves, and places stop and go on.
import { describe, expect, test } from 'vitest';
import type { StaleSchedule } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import { claimOne, DUE, LATER, openPosts, type PostScene } from './posts-scene.ts';
import {
  addMember,
  type Cast,
  date,
  newGroup,
  type OpenStore,
  type Scene,
  shown,
  user,
  zone,
} from './scene.ts';

export function schedulesContract(open: OpenStore): void {
  describe('a schedule', () => staleSchedules(open));
  describe('a place that stopped', () => stoppedPlaces(open));
}

function staleSchedules(open: OpenStore): void {
  async function marked(scene: Scene, work: (tx: Transaction) => Promise<unknown>) {
    const { store } = scene;
    await store.run(async (tx) => {
      for (const stale of await tx.staleSchedules(100)) await tx.forgetStale(stale);
    });
    await store.run(work);
    return store.read.staleSchedules(100);
  }

  test.each<
    [string, (tx: Transaction, scene: PostScene) => Promise<unknown>, 'all' | 'group' | 'ana']
  >([
    [
      'the weekday or time of the nudge',
      (tx, { group }) => tx.updateGroup(group.id, { nudge: { day: 'friday', time: '10:00' } }),
      'all',
    ],
    [
      'the group’s zone',
      (tx, { group }) => tx.updateGroup(group.id, { timeZone: zone('Asia/Tokyo') }),
      'all',
    ],
    ['the roadmap', (tx, { group }) => tx.updateGroup(group.id, { roadmap: 'other' }), 'all'],
    ['the channel', (tx, { place }) => tx.updatePlace(place.id, { channelId: 'C' }), 'all'],
    [
      'who set it up',
      (tx, { group, ben }) => tx.updateGroup(group.id, { setUpBy: ben.account.id }),
      'group',
    ],
    [
      'a member’s zone',
      (tx, { ana }) => tx.updateMember(ana.member.id, { timeZone: zone('Asia/Tokyo') }),
      'ana',
    ],
    [
      'how a member is nudged',
      (tx, { ana }) => tx.updateMember(ana.member.id, { nudge: 'dm' }),
      'ana',
    ],
    [
      'how a member is seen',
      (tx, { ana }) => tx.updateMember(ana.member.id, { visibility: 'hidden' }),
      'ana',
    ],
    [
      'a member’s start',
      (tx, { ana }) => tx.updateMember(ana.member.id, { start: date('2026-02-02') }),
      'ana',
    ],
    ['that a member left', (tx, { ana }) => tx.updateMember(ana.member.id, { leftAt: DUE }), 'ana'],
    [
      'a plan',
      (tx, { ana }) =>
        tx.addPlanChange(ana.member.id, { kind: 'pause', from: date('2026-03-09') }, DUE),
      'ana',
    ],
    ['a timer that is started', (tx, { ana }) => tx.startTimer(timerOf(ana)), 'ana'],
    ['a review', (tx, { ana }) => tx.saveReview(ana.member.id, 1, { moved: 'x' }, DUE), 'ana'],
  ])('goes stale by %s', async (_, work, expected) => {
    const scene = await openPosts(open);
    const { group, ana, ben } = scene;
    const own: StaleSchedule[] = [{ group: group.id }];
    const members = [ana, ben].map(({ member }) => ({ group: group.id, member: member.id }));
    const [first] = members;
    const wanted = { all: [...own, ...members], group: own, ana: first ? [first] : [] };
    expect(await marked(scene, (tx) => work(tx, scene))).toEqual(wanted[expected]);
  });

  test('goes stale by the end of a timer, and on both sides when linking moves one', async () => {
    const scene = await openPosts(open);
    const { store, ana, ben, group } = scene;
    const of = ({ member }: Cast): StaleSchedule => ({ group: group.id, member: member.id });
    await store.run((tx) => tx.startTimer(timerOf(ben)));
    expect(await marked(scene, (tx) => tx.endTimer(ben.member.id))).toEqual([of(ben)]);
    await store.run((tx) => tx.startTimer(timerOf(ben)));
    const link = (tx: Transaction) => tx.linkPersons(ana.account.person, ben.account.person, DUE);
    expect(await marked(scene, link)).toEqual([of(ana), of(ben)]);
    expect(await store.read.timer(ana.member.id)).toBeDefined();
  });

  test('of a new group and of a new member is stale', async () => {
    const scene = await openPosts(open);
    const added: number[] = [];
    const stale = await marked(scene, async (tx) => {
      const account = await tx.knowAccount(user('new'), 'New', DUE);
      const group = await tx.addGroup(newGroup(account.id));
      const member = await addMember(tx, group.id, account);
      added.push(group.id, member.id);
    });
    const [group, member] = added;
    expect(stale).toEqual([{ group }, { group, member }]);
  });

  test('stays as it is by hours, goals and names', async () => {
    const scene = await openPosts(open);
    const { group, ana } = scene;
    const stale = await marked(scene, async (tx) => {
      await tx.setGoal(ana.member.id, { from: date('2026-03-02'), hours: 9 });
      await tx.updateGroup(group.id, { name: 'Owls' });
      await tx.knowAccount(user('ana'), 'Ana Maria', DUE);
    });
    expect(stale).toEqual([]);
  });

  test('of a member on an open pause is planned again with the group’s checkpoints', async () => {
    const scene = await openPosts(open);
    const { group, ana, ben } = scene;
    const from = date('2026-03-09');
    await scene.store.run(async (tx) => {
      await tx.addPlanChange(ana.member.id, { kind: 'pause', from }, DUE);
      await tx.addPlanChange(ben.member.id, { kind: 'pause', from, until: from }, DUE);
    });
    const stale = await marked(scene, (tx) => tx.replanOpenPauses(group.id));
    expect(stale).toEqual([{ group: group.id, member: ana.member.id }]);
  });

  test('goes stale when the roadmap’s facts are new, for the groups that follow it', async () => {
    const scene = await openPosts(open);
    const { roadmap } = scene.group;
    expect(await marked(scene, (tx) => tx.noteRoadmap('another', 'a'))).toEqual([]);
    expect(await marked(scene, (tx) => tx.noteRoadmap(roadmap, 'a'))).toHaveLength(3);
    expect(await marked(scene, (tx) => tx.noteRoadmap(roadmap, 'a'))).toEqual([]);
    expect(await marked(scene, (tx) => tx.noteRoadmap(roadmap, 'b'))).toHaveLength(3);
  });
}

function timerOf({ account, member }: Cast) {
  return { member: member.id, account: account.id, startedAt: DUE, date: date('2026-03-16') };
}

function stoppedPlaces(open: OpenStore): void {
  test('is shown, told of once, and goes on when its channel is set or takes a post', async () => {
    const { store, group, place } = await openPosts(open);
    const stop = () => store.run((tx) => tx.stopPlace(place.id, 'gone', DUE));
    expect([await stop(), await stop()]).toEqual([true, false]);
    expect(shown(await store.read.stoppedPlaces(group.id))).toEqual([
      { place: place.id, group: group.id, at: String(DUE), why: 'gone' },
    ]);
    const tell = () => store.run((tx) => tx.claimTelling(place.id));
    expect(await store.read.untoldStops(DUE)).toMatchObject([{ place: place.id }]);
    expect([await tell(), await tell()]).toEqual([true, false]);
    expect(await store.read.untoldStops(LATER)).toEqual([]);
    await store.run((tx) => tx.tellLater(place.id, LATER));
    expect(await store.read.untoldStops(DUE)).toEqual([]);
    expect(await store.read.untoldStops(LATER)).toHaveLength(1);
    await store.run((tx) => tx.updatePlace(place.id, { channelId: 'C' }));
    expect(await store.read.stoppedPlaces(group.id)).toEqual([]);
    const resume = () => store.run((tx) => tx.resumePlace(place.id));
    expect([await resume(), await stop(), await resume()]).toEqual([false, true, true]);
  });

  test('has its posts looked at again at once when it goes on, and the refused ones reopened', async () => {
    const { store, place } = await openPosts(open);
    const post = await claimOne(store);
    await store.run((tx) => tx.stopPlace(place.id, 'gone', DUE));
    await store.run((tx) => tx.postponePost(post, DUE.add({ hours: 1 })));
    await store.run((tx) => tx.resumePlace(place.id));
    const again = await claimOne(store, 'two', LATER);
    const refused = { state: 'refused', at: LATER, why: 'gone' } as const;
    await store.run((tx) => tx.endPost(again, refused, []));
    const reopen = (since = DUE) =>
      store.run((tx) => tx.reopenRefused(place.id, 'nudge', since, LATER));
    await reopen(LATER);
    expect(await store.read.post(post.id)).toMatchObject({ outcome: { state: 'refused' } });
    await reopen();
    expect(await claimOne(store, 'three', LATER)).toMatchObject({ id: post.id });
  });
}
