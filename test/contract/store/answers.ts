// What the contract says of answers to interactions, drafts of commands and announcements.
import { expect, test } from 'vitest';
import { done, instant, NOW, type OpenStore, openScene } from './scene.ts';

const LATER = instant('2026-03-11T09:00:00Z');

export function answersContract(open: OpenStore): void {
  test('the answer to an interaction is remembered once', async () => {
    const { store, ana } = await openScene(open);
    const remember = (answer: string) =>
      store.run((tx) => tx.answers.keep('discord:1', ana.account.id, answer, NOW));
    expect(await store.read.answers.given('discord:1')).toBeUndefined();
    expect(await remember('{"a":1}')).toBe(true);
    expect(await remember('{"a":2}')).toBe(false);
    expect(await store.read.answers.given('discord:1')).toBe('{"a":1}');
  });

  test('of two units with one key only the first has an effect', async () => {
    const { store, ana } = await openScene(open);
    const once = () =>
      store.run(async (tx) => {
        if (!(await tx.answers.keep('k', undefined, '', NOW))) return;
        await tx.plans.addChange(ana.member.id, { kind: 'skip', item: 'x' }, NOW);
      });
    await Promise.all([once(), once(), once()]);
    expect(await store.read.plans.changes(ana.member.id)).toHaveLength(1);
  });

  test('a forgotten answer leaves its key', async () => {
    const { store } = await openScene(open);
    await store.run(async (tx) => {
      await tx.answers.keep('old', undefined, 'a', NOW);
      await tx.answers.keep('new', undefined, 'b', LATER);
      await tx.answers.forgetBefore(LATER);
    });
    expect(await store.read.answers.given('old')).toBeNull();
    expect(await store.read.answers.given('new')).toBe('b');
    expect(await store.run((tx) => tx.answers.keep('old', undefined, 'c', LATER))).toBe(false);
    // Nothing that still has its answer; of the others nothing from then on.
    await store.run((tx) => tx.answers.forgetKeysBefore(NOW));
    expect(await store.read.answers.given('old')).toBeNull();
    await store.run((tx) => tx.answers.forgetKeysBefore(LATER.add({ seconds: 1 })));
    expect(await store.read.answers.given('old')).toBeUndefined();
    expect(await store.read.answers.given('new')).toBe('b');
  });

  test('a draft is its account’s alone, until it is forgotten', async () => {
    const { store, ana, ben } = await openScene(open);
    const asked = { command: 'log', values: { time: '1h', amount: 2.5 } };
    const draft = await store.run((tx) => tx.drafts.add(ana.account.id, asked, NOW));
    expect(draft).toEqual({ id: draft.id, ...asked });
    expect(await store.read.drafts.byId(draft.id, ana.account.id)).toEqual(draft);
    expect(await store.read.drafts.byId(draft.id, ben.account.id)).toBeUndefined();
    await store.run((tx) => tx.drafts.forgetBefore(NOW));
    expect(await store.read.drafts.byId(draft.id, ana.account.id)).toEqual(draft);
    await store.run((tx) => tx.drafts.forgetBefore(LATER));
    expect(await store.read.drafts.byId(draft.id, ana.account.id)).toBeUndefined();
    const next = await store.run((tx) => tx.drafts.add(ana.account.id, asked, LATER));
    expect(next.id).toBeGreaterThan(draft.id);
  });

  test('an announcement is taken by one of many, held, and taken over once it is lost', async () => {
    const { store, announcement } = await announced(open);
    const { id, entry } = announcement;
    const { read, run } = store;
    expect(announcement).toMatchObject({ state: 'pending', nextAt: NOW, dueAt: NOW, tries: 0 });
    const until = NOW.add({ seconds: 30 });
    const take = (now = NOW) =>
      run((tx) => tx.announcements.take(id, now, now.add({ seconds: 30 })));
    expect(await read.announcements.due('discord', NOW.subtract({ seconds: 1 }), 9)).toEqual([]);
    expect(await read.announcements.due('discord', NOW, 9)).toEqual([announcement]);
    expect((await Promise.all([take(), take(), take()])).filter(Boolean)).toHaveLength(1);
    expect(await read.announcements.due('discord', NOW, 9)).toEqual([]);
    const { nextAt: _, ...rest } = { nextAt: undefined, ...announcement };
    const sending = { ...rest, state: 'sending', sendingAt: NOW, nextAt: until };
    expect(await read.announcements.due('discord', until, 9)).toEqual([sending]);

    await run((tx) => tx.announcements.hold([id], LATER));
    expect(await take(until)).toBe(false);
    expect(await take(LATER)).toBe(true);
    // A clock that was put back: it was begun in what is the future now.
    const before = NOW.subtract({ hours: 1 });
    expect(await read.announcements.due('discord', before, 9)).toMatchObject([{ id }]);
    expect(await read.announcements.ofEntry(entry)).toMatchObject([{ sendingAt: NOW }]);
  });

  test('an announcement that was not taken is pending again, and ended or found once', async () => {
    const { store, announcement } = await announced(open);
    const { id, group } = announcement;
    const { read, run } = store;
    const end = { state: 'refused', at: LATER, why: 'gone' } as const;
    expect(await run((tx) => tx.announcements.end(id, 'sending', end))).toBe(false);
    await run((tx) => tx.announcements.take(id, NOW, LATER));
    expect(await run((tx) => tx.announcements.retry(id, LATER))).toBe(true);
    expect(await read.announcements.byId(id)).toMatchObject({
      state: 'pending',
      nextAt: LATER,
      tries: 1,
    });
    await run((tx) => tx.announcements.take(id, LATER, LATER));
    expect(await run((tx) => tx.announcements.end(id, 'sending', end))).toBe(true);
    expect(await read.announcements.unposted(group, NOW)).toMatchObject([end]);
    expect(await read.announcements.unposted(group, LATER.add({ seconds: 1 }))).toEqual([]);

    expect(await run((tx) => tx.announcements.sendAgain(id, LATER))).toBe(true);
    expect(await run((tx) => tx.announcements.sendAgain(id, LATER))).toBe(false);
    expect(await read.announcements.byId(id)).toMatchObject({ state: 'pending', again: true });
    expect(await run((tx) => tx.announcements.found(id, 'M1', LATER))).toBe(true);
    expect(await read.announcements.byId(id)).toMatchObject({ state: 'sent', messageId: 'M1' });
    expect(await read.announcements.unposted(group, NOW)).toEqual([]);
  });
}

async function announced(open: Parameters<typeof openScene>[0]) {
  const { store, ana } = await openScene(open);
  const announcement = await store.run(async (tx) => {
    const entry = await tx.entries.add(done(ana, '2026-03-03', 'mlflow'), NOW);
    const channel = { surface: 'discord', workspaceId: 'S1', channelId: 'C1' } as const;
    const { group } = ana.member;
    return tx.announcements.add({ ...channel, group, entry: entry.id, asksPresence: false }, NOW);
  });
  return { store, announcement };
}
