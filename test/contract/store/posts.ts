// What the contract says of a scheduled post: claimed by one, handed over once, ended once.
import { expect, test } from 'vitest';
import { claimOne, DUE, LATER, openPosts, take } from './posts-scene.ts';
import { type Cast, type OpenStore, shown } from './scene.ts';

export function postsContract(open: OpenStore): void {
  test('is claimed when it is due, by one alone', async () => {
    const { store } = await openPosts(open);
    const early = DUE.subtract({ milliseconds: 1 });
    expect(await store.run((tx) => tx.posts.claim('discord', take('x', early)))).toEqual([]);
    expect(await store.run((tx) => tx.posts.claim('slack', take('x')))).toEqual([]);
    const post = await claimOne(store);
    expect(post).toMatchObject({ state: 'claimed', claim: 'one', period: '2026-03-16', tries: 0 });
    expect(await store.run((tx) => tx.posts.claim('discord', take('two')))).toEqual([]);
  });

  test('whose claim was left behind is taken over, and the first may no longer begin it', async () => {
    const { store } = await openPosts(open);
    const first = await claimOne(store);
    await store.run((tx) => tx.posts.releaseExpired('discord', LATER.subtract({ seconds: 1 })));
    expect(await store.run((tx) => tx.posts.claim('discord', take('two', LATER)))).toEqual([]);
    await store.run((tx) => tx.posts.releaseExpired('discord', LATER));
    const second = await claimOne(store, 'two', LATER);
    const sending = { nonce: 'n', at: LATER, until: LATER.add({ seconds: 30 }) };
    expect(await store.run((tx) => tx.posts.beginSending(first, sending))).toBe(false);
    expect(await store.run((tx) => tx.posts.beginSending(second, sending))).toBe(true);
    expect(await store.run((tx) => tx.posts.beginSending(second, sending))).toBe(false);
  });

  test('that was handed over is held, lost after its lease, and taken over once', async () => {
    const { store } = await openPosts(open);
    const post = await claimOne(store);
    const until = DUE.add({ seconds: 30 });
    await store.run((tx) => tx.posts.beginSending(post, { nonce: 'n', at: DUE, until }));
    expect(await store.read.posts.lost('discord', DUE)).toEqual([]);
    await store.run((tx) => tx.posts.extendLease([post.id], LATER));
    expect(await store.read.posts.lost('discord', until)).toEqual([]);
    const [lost] = await store.read.posts.lost('discord', LATER);
    expect(shown(lost)).toMatchObject({ id: post.id, nonce: 'n', sendingAt: String(DUE) });
    if (lost === undefined) throw new Error('unreachable');
    const over = () =>
      store.run((tx) => tx.posts.takeOver(lost, LATER, LATER.add({ seconds: 30 })));
    expect([await over(), await over()]).toEqual([true, false]);
    const past = DUE.subtract({ hours: 1 });
    expect(await store.read.posts.lost('discord', past)).toMatchObject([{ id: post.id }]);
  });

  test('of unknown outcome is let go of, and no longer held until it is taken over', async () => {
    const { store } = await openPosts(open);
    const post = await claimOne(store);
    await store.run((tx) => tx.posts.beginSending(post, { nonce: 'n', at: DUE, until: LATER }));
    await store.run((tx) => tx.posts.endLease(post.id, 'n', DUE));
    await store.run((tx) => tx.posts.extendLease([post.id], LATER));
    const [lost] = await store.read.posts.lost('discord', DUE);
    if (lost === undefined) throw new Error('it is still held');
    expect(await store.run((tx) => tx.posts.takeOver(lost, DUE, LATER))).toBe(true);
    expect(await store.read.posts.lost('discord', DUE)).toEqual([]);
  });

  test('ends once, and what follows from it is stored with it', async () => {
    const { store, group, nudge } = await openPosts(open);
    const post = await claimOne(store);
    await store.run((tx) => tx.posts.beginSending(post, { nonce: 'n', at: DUE, until: LATER }));
    const outcome = { state: 'sent', at: LATER, messageId: 'm1', late: true } as const;
    const next = { ...nudge, period: '2026-03-23', dueAt: DUE.add({ hours: 168 }) };
    const end = (nonce: string) =>
      store.run((tx) => tx.posts.end({ id: post.id, nonce }, outcome, [next]));
    expect([await end('other'), await end('n'), await end('n')]).toEqual([false, true, false]);
    expect(shown(await store.read.posts.lastDone(group.id, 9))).toMatchObject([
      { id: post.id, outcome: shown(outcome) },
    ]);
    expect(await store.read.posts.lastPeriod(group.id, 'nudge', nudge.target)).toBe('2026-03-16');
    expect((await store.read.posts.openOfGroup(group.id)).map(({ period }) => period)).toEqual([
      next.period,
    ]);
    await store.run((tx) => tx.posts.schedule([nudge]));
    expect(await store.read.posts.byId(post.id)).toMatchObject({ outcome: { state: 'sent' } });
  });

  test('that the platform did not take is due again, with one try more', async () => {
    const { store } = await openPosts(open);
    const post = await claimOne(store);
    await store.run((tx) => tx.posts.beginSending(post, { nonce: 'n', at: DUE, until: LATER }));
    expect(await store.run((tx) => tx.posts.retry(post.id, 'other', LATER))).toBe(false);
    expect(await store.run((tx) => tx.posts.retry(post.id, 'n', LATER))).toBe(true);
    expect(await store.run((tx) => tx.posts.claim('discord', take('x')))).toEqual([]);
    expect(await claimOne(store, 'two', LATER)).toMatchObject({ tries: 1 });
  });

  test('of a place is claimed with what else its day brings, and not while another is held', async () => {
    const { store, nudge, place } = await openPosts(open);
    const later = { ...nudge, kind: 'checkpoint', dueAt: DUE.add({ hours: 5 }) } as const;
    const tomorrow = { ...nudge, kind: 'review-reminder', dueAt: DUE.add({ hours: 24 }) } as const;
    await store.run((tx) => tx.posts.schedule([later, tomorrow]));
    await claimOne(store);
    const along = await store.run((tx) =>
      tx.posts.claimAlong(place.id, {
        before: DUE.add({ hours: 16 }),
        until: LATER,
        claim: 'one',
      }),
    );
    expect(along).toMatchObject([{ kind: 'checkpoint', claim: 'one' }]);
    const all = take('two', DUE.add({ hours: 48 }));
    expect(await store.run((tx) => tx.posts.claim('discord', all))).toEqual([]);
  });

  test('is the post of its day from when it was handed over, and sent again with its message', async () => {
    const { store, nudge, place, group } = await openPosts(open);
    await store.run((tx) => tx.posts.schedule([{ ...nudge, kind: 'checkpoint' }]));
    const both = await store.run((tx) => tx.posts.claim('discord', take('one')));
    await store.run(async (tx) => {
      for (const post of both) {
        await tx.posts.beginSending(post, { nonce: 'n', at: DUE, until: LATER });
        await tx.posts.end({ id: post.id, nonce: 'n' }, { state: 'uncertain', at: LATER }, []);
      }
    });
    const has = (since: typeof DUE) => store.read.posts.hasPostSince(place.id, since);
    expect([await has(DUE), await has(DUE.add({ milliseconds: 1 }))]).toEqual([true, false]);
    expect(await store.read.posts.lastDone(group.id, 9)).toMatchObject([
      { nonce: 'n' },
      { nonce: 'n' },
    ]);
    const [first] = both;
    if (first === undefined) throw new Error('nothing was claimed');
    await store.run((tx) => tx.posts.sendAgain(first.id, LATER));
    const again = await store.run((tx) => tx.posts.claim('discord', take('two', LATER)));
    expect(again).toMatchObject([{ again: true }, { again: true }]);
  });

  test('that is uncertain is sent again under the same identity when an admin asks, once', async () => {
    const { store, group } = await openPosts(open);
    const post = await claimOne(store);
    const again = () => store.run((tx) => tx.posts.sendAgain(post.id, LATER));
    expect(await again()).toBe(false);
    const uncertain = { state: 'uncertain', at: DUE } as const;
    await store.run((tx) => tx.posts.end(post, uncertain, []));
    expect([await again(), await again()]).toEqual([true, false]);
    expect(await store.read.posts.lastDone(group.id, 9)).toEqual([]);
    expect(await claimOne(store, 'two', LATER)).toMatchObject({ id: post.id, again: true });
  });

  test('moves with its time while nobody has begun it', async () => {
    const { store, group, nudge } = await openPosts(open);
    const moved = DUE.add({ hours: 3 });
    const dueTimes = async () =>
      (await store.read.posts.openOfGroup(group.id)).map(({ dueAt }) => String(dueAt));
    await store.run((tx) => tx.posts.schedule([{ ...nudge, dueAt: moved }]));
    expect(await dueTimes()).toEqual([String(moved)]);
    await claimOne(store, 'one', moved);
    await store.run((tx) => tx.posts.schedule([nudge]));
    expect(await dueTimes()).toEqual([String(moved)]);
  });

  test('that is no longer asked for goes, unless somebody has it', async () => {
    const { store, group } = await openPosts(open);
    const post = await claimOne(store);
    await store.run((tx) => tx.posts.unschedule([post.id]));
    expect(await store.read.posts.openOfGroup(group.id)).toHaveLength(1);
    await store.run((tx) => tx.posts.postpone(post, LATER));
    await store.run((tx) => tx.posts.unschedule([post.id]));
    expect(await store.read.posts.openOfGroup(group.id)).toEqual([]);
  });

  test('that warns of a run is found by the run, whoever it was for', async () => {
    const { store, group, nudge, ana, ben } = await openPosts(open);
    const warning = ({ member }: Cast, period: string) => ({
      ...nudge,
      kind: 'timer-warning' as const,
      target: { kind: 'member', member: member.id } as const,
      period,
    });
    const run = '2026-03-16T02:00:00.000Z/1';
    const other = '2026-03-16T02:00:00.000Z/2';
    const posts = [warning(ana, run), warning(ben, run), warning(ben, other)];
    await store.run((tx) => tx.posts.schedule([...posts, { ...nudge, period: run }]));
    const found = await store.read.posts.timerWarnings(group.id, run);
    expect(found.map(({ kind, target }) => [kind, target])).toEqual([
      ['timer-warning', { kind: 'member', member: ana.member.id }],
      ['timer-warning', { kind: 'member', member: ben.member.id }],
    ]);
    const elsewhere = (group.id + 1) as typeof group.id;
    expect(await store.read.posts.timerWarnings(elsewhere, run)).toEqual([]);
  });

  test('to a member is not among those of the channels', async () => {
    const { store, group, nudge, ana } = await openPosts(open);
    const target = { kind: 'member', member: ana.member.id } as const;
    await store.run((tx) => tx.posts.schedule([{ ...nudge, kind: 'personal-nudge', target }]));
    const outcome = { state: 'skipped', at: LATER, why: 'too late' } as const;
    for (const { id, claim } of await store.run((tx) => tx.posts.claim('discord', take('one')))) {
      await store.run((tx) => tx.posts.end({ id, claim }, outcome, []));
    }
    expect(await store.read.posts.lastDone(group.id, 9)).toHaveLength(2);
    const inChannels = await store.read.posts.lastDoneInChannels(group.id, 9);
    expect(inChannels.map(({ kind }) => kind)).toEqual(['nudge']);
  });

  test('that ended long ago is forgotten in slices, but for a place’s last nudges and roadmap reviews', async () => {
    const { store, nudge, place, group } = await openPosts(open);
    const weeks = Array.from({ length: 14 }, (_, week) => DUE.add({ hours: week * 24 * 7 }));
    const nudges = weeks.map((dueAt) => ({ ...nudge, period: String(dueAt).slice(0, 10), dueAt }));
    const checkpoint = { ...nudge, kind: 'checkpoint' } as const;
    const review = { ...nudge, kind: 'roadmap-review', target: { kind: 'admin' } } as const;
    for (const post of [...nudges, checkpoint, review]) {
      await store.run((tx) => tx.posts.schedule([post]));
      for (const claimed of await store.run((tx) =>
        tx.posts.claim('discord', take('x', post.dueAt)),
      )) {
        const sent = { state: 'sent', at: post.dueAt, messageId: 'm', late: false } as const;
        await store.run((tx) => tx.posts.end(claimed, sent, []));
      }
    }
    const later = DUE.add({ hours: 24 * 7 * 60 });
    const periods = async (kind: string) =>
      (await store.read.posts.lastDone(group.id, 50)).filter((post) => post.kind === kind).length;
    expect(await store.run((tx) => tx.posts.forgetEndedBefore(DUE, 100))).toBe(0);
    expect(await store.run((tx) => tx.posts.forgetEndedBefore(later, 3))).toBe(3);
    expect(await store.run((tx) => tx.posts.forgetEndedBefore(later, 100))).toBe(2);
    expect(await store.run((tx) => tx.posts.forgetEndedBefore(later, 100))).toBe(0);
    expect([
      await periods('nudge'),
      await periods('checkpoint'),
      await periods('roadmap-review'),
    ]).toEqual([10, 0, 1]);
    const [newest] = await store.read.posts.nudgesSent(place.id, 1);
    expect(String(newest)).toBe(String(weeks.at(-1)));
  });
}
