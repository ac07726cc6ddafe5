// What the contract says of schedules: they go stale by themselves, and places stop and go on.
import { describe, expect, test } from 'vitest';
import type { StaleSchedule } from '#core/model/schedules.ts';
import type { Transaction } from '#core/model/store.ts';
import { claimOne, DUE, LATER, openPosts, type PostScene } from './posts-scene.ts';
import {
  addMember,
  type Cast,
  date,
  newGroup,
  type OpenStore,
  type Scene,
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
      for (const stale of await tx.schedules.stale(100)) await tx.schedules.markPlanned(stale);
    });
    await store.run(work);
    return store.read.schedules.stale(100);
  }

  test.each<
    [string, (tx: Transaction, scene: PostScene) => Promise<unknown>, 'all' | 'group' | 'ana']
  >([
    [
      'the weekday or time of the nudge',
      (tx, { group }) => tx.groups.update(group.id, { nudge: { day: 'friday', time: '10:00' } }),
      'all',
    ],
    [
      'the group’s zone',
      (tx, { group }) => tx.groups.update(group.id, { timeZone: zone('Asia/Tokyo') }),
      'all',
    ],
    ['the roadmap', (tx, { group }) => tx.groups.update(group.id, { roadmap: 'other' }), 'all'],
    ['the channel', (tx, { place }) => tx.places.update(place.id, { channelId: 'C' }), 'all'],
    [
      'who set it up',
      (tx, { group, ben }) => tx.groups.update(group.id, { setUpBy: ben.account.id }),
      'group',
    ],
    [
      'a member’s zone',
      (tx, { ana }) => tx.members.update(ana.member.id, { timeZone: zone('Asia/Tokyo') }),
      'ana',
    ],
    [
      'how a member is nudged',
      (tx, { ana }) => tx.members.update(ana.member.id, { nudge: 'dm' }),
      'ana',
    ],
    [
      'how a member is seen',
      (tx, { ana }) => tx.members.update(ana.member.id, { visibility: 'hidden' }),
      'ana',
    ],
    [
      'a member’s start',
      (tx, { ana }) => tx.members.update(ana.member.id, { start: date('2026-02-02') }),
      'ana',
    ],
    [
      'that a member left',
      (tx, { ana }) => tx.members.update(ana.member.id, { leftAt: DUE }),
      'ana',
    ],
    [
      'a plan',
      (tx, { ana }) =>
        tx.plans.addChange(ana.member.id, { kind: 'pause', from: date('2026-03-09') }, DUE),
      'ana',
    ],
    ['a timer that is started', (tx, { ana }) => tx.timers.start(timerOf(ana)), 'ana'],
    ['a review', (tx, { ana }) => tx.reviews.save(ana.member.id, 1, { moved: 'x' }, DUE), 'ana'],
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
    await store.run((tx) => tx.timers.start(timerOf(ben)));
    expect(await marked(scene, (tx) => tx.timers.end(ben.member.id))).toEqual([of(ben)]);
    await store.run((tx) => tx.timers.start(timerOf(ben)));
    const link = (tx: Transaction) => tx.links.link(ana.account.person, ben.account.person, DUE);
    expect(await marked(scene, link)).toEqual([of(ana), of(ben)]);
    expect(await store.read.timers.ofMember(ana.member.id)).toBeDefined();
  });

  test('says when an interaction made it stale, the first of several, until it is planned', async () => {
    const scene = await openPosts(open);
    const { store, group } = scene;
    const change = (key: string, at: typeof DUE) =>
      store.run(async (tx) => {
        await tx.groups.update(group.id, { setUpBy: scene.ben.account.id });
        await tx.answers.keep(key, undefined, '{}', at);
      });
    await marked(scene, async () => undefined);
    await change('one', DUE);
    await change('two', LATER);
    const stale = await store.read.schedules.stale(100);
    expect(stale.map(({ since, ...id }) => ({ ...id, since: String(since) }))).toEqual([
      { group: group.id, since: String(DUE) },
    ]);
    await marked(scene, async () => undefined);
    await change('three', LATER);
    const [again] = await store.read.schedules.stale(100);
    expect(String(again?.since)).toBe(String(LATER));
  });

  test('of a new group and of a new member is stale', async () => {
    const scene = await openPosts(open);
    const added: number[] = [];
    const stale = await marked(scene, async (tx) => {
      const account = await tx.accounts.findOrAdd(user('new'), 'New', DUE);
      const group = await tx.groups.add(newGroup(account.id));
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
      await tx.goals.set(ana.member.id, { from: date('2026-03-02'), hours: 9 });
      await tx.groups.update(group.id, { name: 'Owls' });
      await tx.accounts.findOrAdd(user('ana'), 'Ana Maria', DUE);
    });
    expect(stale).toEqual([]);
  });

  test('of a member on an open pause is planned again with the group’s checkpoints', async () => {
    const scene = await openPosts(open);
    const { group, ana, ben } = scene;
    const from = date('2026-03-09');
    await scene.store.run(async (tx) => {
      await tx.plans.addChange(ana.member.id, { kind: 'pause', from }, DUE);
      await tx.plans.addChange(ben.member.id, { kind: 'pause', from, until: from }, DUE);
    });
    const stale = await marked(scene, (tx) => tx.schedules.markOpenPausesStale(group.id));
    expect(stale).toEqual([{ group: group.id, member: ana.member.id }]);
  });

  test('goes stale when the roadmap’s facts are new, for the groups that follow it', async () => {
    const scene = await openPosts(open);
    const { roadmap } = scene.group;
    expect(await marked(scene, (tx) => tx.schedules.noteRoadmap('another', 'a'))).toEqual([]);
    expect(await marked(scene, (tx) => tx.schedules.noteRoadmap(roadmap, 'a'))).toHaveLength(3);
    expect(await marked(scene, (tx) => tx.schedules.noteRoadmap(roadmap, 'a'))).toEqual([]);
    expect(await marked(scene, (tx) => tx.schedules.noteRoadmap(roadmap, 'b'))).toHaveLength(3);
  });
}

function timerOf({ account, member }: Cast) {
  return { member: member.id, account: account.id, startedAt: DUE, date: date('2026-03-16') };
}

function stoppedPlaces(open: OpenStore): void {
  test('is shown, told of once, and goes on when its channel is set or takes a post', async () => {
    const { store, group, place } = await openPosts(open);
    const stop = () => store.run((tx) => tx.places.stop(place.id, 'gone', DUE));
    expect([await stop(), await stop()]).toEqual([true, false]);
    const stops = async () => (await store.read.places.ofGroup(group.id)).map((each) => each.stop);
    expect(await stops()).toEqual([{ at: DUE, why: 'gone' }]);
    const tell = () => store.run((tx) => tx.places.claimReport(place.id));
    expect(await store.read.places.stopsToReport(DUE)).toEqual([
      { ...place, stop: { at: DUE, why: 'gone' } },
    ]);
    expect([await tell(), await tell()]).toEqual([true, false]);
    expect(await store.read.places.stopsToReport(LATER)).toEqual([]);
    await store.run((tx) => tx.places.reportLater(place.id, LATER));
    expect(await store.read.places.stopsToReport(DUE)).toEqual([]);
    expect(await store.read.places.stopsToReport(LATER)).toHaveLength(1);
    await store.run((tx) => tx.places.update(place.id, { channelId: 'C' }));
    expect(await stops()).toEqual([undefined]);
    const resume = () => store.run((tx) => tx.places.resume(place.id));
    expect([await resume(), await stop(), await resume()]).toEqual([false, true, true]);
  });

  test('has its posts looked at again at once when it goes on, and the refused ones reopened', async () => {
    const { store, place } = await openPosts(open);
    const post = await claimOne(store);
    await store.run((tx) => tx.places.stop(place.id, 'gone', DUE));
    await store.run((tx) => tx.posts.postpone(post, DUE.add({ hours: 1 })));
    await store.run((tx) => tx.places.resume(place.id));
    const again = await claimOne(store, 'two', LATER);
    const refused = { state: 'refused', at: LATER, why: 'gone' } as const;
    await store.run((tx) => tx.posts.end(again, refused, []));
    const reopen = (since = DUE) =>
      store.run((tx) => tx.posts.reopenRefused(place.id, 'nudge', since, LATER));
    await reopen(LATER);
    expect(await store.read.posts.byId(post.id)).toMatchObject({ outcome: { state: 'refused' } });
    await reopen();
    expect(await claimOne(store, 'three', LATER)).toMatchObject({ id: post.id });
  });
}
