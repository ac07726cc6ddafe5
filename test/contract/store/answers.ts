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

  test('an announcement is claimed by one of many, and keeps its message', async () => {
    const { store, ana } = await openScene(open);
    const { read, run } = store;
    const channel = { surface: 'discord', workspaceId: 'S1', channelId: 'C1' } as const;
    const announcement = await run(async (tx) => {
      const entry = await tx.entries.add(done(ana, '2026-03-03', 'mlflow'), NOW);
      return tx.announcements.add({ ...channel, entry: entry.id });
    });
    const { id, entry } = announcement;
    expect(announcement).toEqual({ id, entry, ...channel, state: 'pending' });

    const claim = () => run((tx) => tx.announcements.move(id, 'pending', 'sending'));
    const claims = await Promise.all([claim(), claim(), claim()]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await read.announcements.inState('pending')).toEqual([]);
    expect(await read.announcements.inState('sending')).toEqual([
      { ...announcement, state: 'sending' },
    ]);

    await run((tx) => tx.announcements.move(id, 'sending', 'sent', 'M1'));
    await run((tx) => tx.announcements.move(id, 'sent', 'uncertain'));
    const expected = { ...announcement, state: 'uncertain', messageId: 'M1' };
    expect(await read.announcements.ofEntry(entry)).toEqual([expected]);
  });
}
