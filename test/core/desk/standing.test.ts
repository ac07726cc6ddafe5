// What a unit of work decides on is read inside it: whatever happens between the look-up of an ask and its unit, what is
// stored and answered is what it would have been after that.
import { describe, expect, test } from 'vitest';
import type { Said } from '#support/desk.ts';
import { linkAccounts, type TwoPlaces, twoPlaces } from '#support/two-places.ts';

const NOW = '2026-03-03T10:00:00Z';
const STONE = 'done "Dockerized application"';

type Act = (group: TwoPlaces) => Promise<Said>;

/** As Ben on Discord: the commands that write, each after what it needs. */
const ACTS: Readonly<Record<string, { readonly before?: string; readonly act: Act }>> = {
  log: typing('log 1h coding'),
  done: typing(STONE),
  metric: typing('metric commits 5'),
  skill: typing('skill mlops Intermediate'),
  undo: typing('undo', 'log 2h'),
  'timer start': typing('timer start coding'),
  'timer stop': typing('timer stop', 'timer start coding'),
  'timer cancel': typing('timer cancel', 'timer start coding'),
  'plan shift': typing('plan shift 2'),
  'plan pause': typing('plan pause'),
  'plan goal': typing('plan goal 12'),
  'plan skip': typing('plan skip dockerized-application'),
  settings: typing('settings nudge:dm visibility:anonymous'),
  join: typing('join goal:20 start:2026-02-16'),
  'Undo, pressed': {
    act: async ({ ben }) => ben.press((await ben.say('history')).message, 'Undo'),
  },
  'Edit, sent': {
    act: async ({ ben }) => {
      const { answer } = await ben.press((await ben.say('history')).message, 'Edit');
      return ben.submit(answer, {
        time: '3h',
        activity: '',
        item: '',
        date: '2026-03-03',
        note: '',
      });
    },
  },
  'a review, sent': {
    act: async ({ ben }) => {
      const { answer } = await ben.press(
        (await ben.say('checkpoint 1')).message,
        'Write my review',
      );
      return ben.submit(answer, { moved: 'Docker' });
    },
  },
};

function typing(typed: string, before?: string) {
  return { ...(before !== undefined && { before }), act: ({ ben }: TwoPlaces) => ben.say(typed) };
}

type Event = (group: TwoPlaces) => Promise<unknown>;

/** What can happen meanwhile; some need something to have happened before. */
const EVENTS: Readonly<Record<string, { readonly before?: Event; readonly meanwhile: Event }>> = {
  link: { meanwhile: ({ ben, benOnSlack }) => linkAccounts(ben, benOnSlack) },
  unlink: {
    before: ({ ben, benOnSlack }) => linkAccounts(ben, benOnSlack),
    meanwhile: async ({ benOnSlack }) =>
      benOnSlack.press((await benOnSlack.say('link')).message, 'Unlink'),
  },
  delete: {
    meanwhile: async ({ ben }) =>
      ben.press((await ben.say('privacy delete')).message, 'Delete everything'),
  },
  leave: {
    meanwhile: async ({ store, parts }) => {
      const now = parts.clock.now();
      const [ben] = await benOf(store);
      if (ben !== undefined) await store.run((tx) => tx.members.update(ben.id, { leftAt: now }));
    },
  },
};

async function benOf(store: TwoPlaces['store']) {
  const key = { surface: 'discord', workspaceId: '', userId: 'user-ben' } as const;
  const account = await store.read.accounts.byUser(key);
  return account === undefined ? [] : store.read.members.ofPerson(account.person);
}

/** Ben joined on Slack a day before he did on Discord, so that linking lays his Discord membership still. */
async function scene(before: Event | undefined, typed: string | undefined): Promise<TwoPlaces> {
  const group = await twoPlaces();
  group.setNow('2026-03-02T10:00:00Z');
  await group.benOnSlack.say('join start:2026-02-23');
  group.setNow(NOW);
  await group.ben.say('log 30m');
  await before?.(group);
  if (typed !== undefined) await group.ben.say(typed);
  return group;
}

/** All that is stored about Ben's two accounts, without what names interactions. */
async function storedOf({ store }: TwoPlaces) {
  const members = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((person) => store.read.privacy.recordOf(person as never)),
  );
  return JSON.stringify(
    members.map(({ memberships, accounts }) => [
      accounts.map(({ name }) => name),
      memberships.map(({ entries, goals, planChanges, skills, reviews, timer, ...each }) => [
        each.mergedInto,
        each.member,
        entries,
        goals,
        planChanges,
        skills,
        reviews,
        timer,
      ]),
    ]),
  );
}

/** A link meets every command; that the others are found out is the same for all. */
function actsMetBy(event: string) {
  const some = ['log', 'done', 'timer stop', 'join', 'Edit, sent'];
  return Object.entries(ACTS).filter(([act]) => event === 'link' || some.includes(act));
}

describe.each(Object.entries(EVENTS))(
  '%s before the unit of work',
  (event, { before, meanwhile }) => {
    test.each(actsMetBy(event))('of %s: as if it had happened before', async (_act, given) => {
      const [raced, settled] = [
        await scene(before, given.before),
        await scene(before, given.before),
      ];
      await raced.ben.say('history');
      await settled.ben.say('history');
      raced.beforeNextUnit(() => meanwhile(raced));
      const said = await given.act(raced);
      const after = await inOrder(settled, given.act, meanwhile);
      expect(said.text).toBe(after.text);
      expect(await storedOf(raced)).toBe(await storedOf(settled));
    });
  },
);

/** The same, one after the other: pages and forms are opened before, as they are when somebody is faster. */
async function inOrder(group: TwoPlaces, act: Act, meanwhile: Event): Promise<Said> {
  const { ben } = group;
  const opened: TwoPlaces['ben'] = {
    ...ben,
    async say(typed) {
      if (!/^(history|checkpoint)/.test(typed)) await meanwhile(group);
      return ben.say(typed);
    },
    async press(message, label, options) {
      if (label === 'Undo') await meanwhile(group);
      return ben.press(message, label, options);
    },
    async submit(answer, values, options) {
      await meanwhile(group);
      return ben.submit(answer, values, options);
    },
  };
  return act({ ...group, ben: opened });
}
