// The same interaction twice at the same moment: in one process, and in two that have the same file open.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { type Answer, answer } from '#core/command/answer.ts';
import type { Ask } from '#core/command/ask.ts';
import { createDesk } from '#core/desk/desk.ts';
import { writeOnce } from '#core/desk/once.ts';
import { message, text } from '#core/message/message.ts';
import type { Transaction } from '#core/model/store.ts';
import { minutes, Temporal, type ZoneId } from '#core/time/temporal.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { askerNamed } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

const NOW = Temporal.Instant.from('2026-03-03T10:00:00Z');

test('one desk gives one answer and writes one entry', async () => {
  const group = await studyGroup();
  const ask = benTyping('log 1h coding');
  const deliver = () => group.desk.answer(ask);
  const answers = await Promise.all([deliver(), deliver(), deliver()]);
  answers.push(await deliver());
  expect(oneOf(answers)).toContain('coding');
  expect(await minutesOfBen(group)).toBe(60);
});

test('two processes give one answer and write one entry', async () => {
  const group = await studyGroup();
  const other = await otherProcess(group);
  const ask = benTyping('log 1h coding');
  const answers = await Promise.all([other.desk.answer(ask), group.desk.answer(ask)]);
  expect(oneOf(answers)).toContain('coding');
  expect(await minutesOfBen(group)).toBe(60);
});

test('two processes announce once', async () => {
  const group = await studyGroup();
  const other = await otherProcess(group);
  const before = group.posted.length;
  const ask = benTyping('done "Dockerized application"');
  oneOf(await Promise.all([other.desk.answer(ask), group.desk.answer(ask)]));
  await Promise.all([other.desk.settled(), group.desk.settled()]);
  expect(group.posted).toHaveLength(before + 1);
});

test('a second time that fails on what the first has done is given the answer of the first', async () => {
  const group = await studyGroup();
  const other = await otherProcess(group);
  let asked = 0;
  const both = Promise.withResolvers<void>();
  const ask = benTyping('join', {
    userId: 'user-dana',
    name: 'Dana',
    // Asked before the unit of work: then both desks have found that Dana is no member yet.
    async timeZone() {
      asked += 1;
      if (asked === 2) both.resolve();
      await both.promise;
      return 'Europe/Berlin' as ZoneId;
    },
  });
  const answers = await Promise.all([other.desk.answer(ask), group.desk.answer(ask)]);
  expect(oneOf(answers)).toContain('You have joined');
});

test('of units of work that have all begun one is kept, and its answer is that of all', async () => {
  const group = await studyGroup();
  const other = await otherProcess(group);
  const account = await accountOfBen(group);
  const interaction = { key: 'discord:k', account: account.id, at: NOW };
  const outcomes = await Promise.all([
    writeOnce(other.store, interaction, (tx) => logged(tx, group, 10)),
    writeOnce(group.store, interaction, (tx) => logged(tx, group, 20)),
    writeOnce(group.store, interaction, (tx) => logged(tx, group, 40)),
  ]);
  const kept = oneOf(outcomes.map(({ effects: _, ...given }) => given));
  expect(kept).toContain(`Logged ${await minutesOfBen(group)}.`);
  expect(outcomes.filter(({ effects }) => effects !== undefined)).toHaveLength(1);
});

test('what goes wrong the first time leaves nothing, and is done the next time', async () => {
  const group = await studyGroup();
  const account = await accountOfBen(group);
  const interaction = { key: 'discord:k', account: account.id, at: NOW };
  const fails = writeOnce(group.store, interaction, async (tx) => {
    await logged(tx, group, 10);
    throw new Error('out of order');
  });
  await expect(fails).rejects.toThrow('out of order');
  expect(await minutesOfBen(group)).toBe(0);
  await writeOnce(group.store, interaction, (tx) => logged(tx, group, 10));
  expect(await minutesOfBen(group)).toBe(10);
});

/** Another process is another desk on another store that has the same file open. */
async function otherProcess({ folder, parts }: StudyGroup) {
  const store = await openSqliteStore({ file: join(folder, 'cairn.db') });
  onTestFinished(() => store.close());
  return { store, desk: createDesk({ ...parts, store, commands }) };
}

function benTyping(typed: string, asker: Partial<Ask['asker']> = {}): Ask {
  return {
    id: 'twice',
    surface: 'discord',
    place: { workspaceId: 'guild-1', name: 'Study server' },
    channelId: 'general',
    direct: false,
    asker: { ...askerNamed('Ben'), ...asker },
    input: { kind: 'text', typed: unmarked(typed) },
  };
}

/** What all of them say, as one text; fails where they differ. */
/** What is shown; which entry the first one told of is followed once. */
function oneOf(answers: readonly Answer[]): string {
  const shown = answers.map((each) => JSON.stringify({ ...each, tells: undefined }));
  const [one = '', ...others] = new Set(shown);
  expect(others).toEqual([]);
  return one;
}

async function logged(tx: Transaction, group: StudyGroup, count: number) {
  const { id: account } = await accountOfBen(group);
  const { id: member } = await memberOfBen(group);
  const date = Temporal.PlainDate.from('2026-03-03');
  await tx.entries.add({ kind: 'hours', member, account, date, minutes: minutes(count) }, NOW);
  return answer(message(text(`Logged ${count}.`)));
}

async function accountOfBen({ store }: StudyGroup) {
  const ben = { surface: 'discord', workspaceId: '', userId: 'user-ben' } as const;
  const account = await store.read.accounts.byUser(ben);
  if (account === undefined) throw new Error('Ben is not known');
  return account;
}

async function memberOfBen(group: StudyGroup) {
  const [member] = await group.store.read.members.ofPerson((await accountOfBen(group)).person);
  if (member === undefined) throw new Error('Ben has not joined');
  return member;
}

async function minutesOfBen(group: StudyGroup): Promise<number> {
  return group.store.read.totals.minutesIn((await memberOfBen(group)).id, {});
}
