// In direct messages with several groups: asked once, and what follows stays in the group that was picked.
import { expect, test } from 'vitest';
import { reviewForm } from '#commands/checkpoint/review-form.ts';
import { goingOnIn } from '#core/desk/questions.ts';
import { decodePress, encodePress } from '#core/message/press.ts';
import type { GroupId } from '#core/model/ids.ts';
import { askerNamed, buttonsOf } from '#support/desk.ts';
import { runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';
import { openStudyServer } from '../../surfaces/discord/discord-world.ts';

async function inTwoGroups() {
  const world = await openStudyServer();
  const second = world.discord.guild({ name: 'Second crew', channels: ['general'] });
  const admin = second.member({ sameAs: world.olga, permissions: 'manage-guild' });
  await admin.slash('general', 'setup', { action: 'group' });
  const there = second.member({ sameAs: world.ben });
  await there.slash('general', 'join');
  const { ben } = world;
  const ask = async (command: string, options = {}) => {
    const asked = await ben.slash(ben.dm, command, options);
    const [groups] = asked.selects();
    if (groups === undefined) throw new Error('not asked which group');
    return ben.choose(asked, groups.customId, 'Second crew');
  };
  return { ...world, there, ask };
}

test('buttons of an answer are for the group that was picked', async () => {
  const { ben, there, ask, problems } = await inTwoGroups();
  const logged = await ask('log', { time: '30m' });
  const opened = await ben.press(logged, 'Edit');
  expect((await ben.submit(opened, { Time: '40m' })).text).toContain('Changed: 40 min');
  expect((await ben.press(logged, 'Undo')).text).toContain('Undone: 40 min');
  expect((await ben.press(logged, 'Restore')).text).toContain('Restored: 40 min');
  expect((await there.slash('general', 'history')).text).toContain('40 min');
  const progress = await ask('progress');
  await ben.press(progress, 'Metrics');
  expect((await ben.press(progress, 'Overview')).text).toContain('40 min');
  expect(problems()).toEqual([]);
});

test('an item that is picked after the group is logged there', async () => {
  const { ben, there, ask } = await inTwoGroups();
  const asked = await ask('log', { time: '45m', item: 'docker' });
  const [items] = asked.selects();
  if (items === undefined) throw new Error('not asked which item');
  const logged = await ben.choose(asked, items.customId, 'Docker fundamentals');
  expect(logged.text).toContain('45 min · Docker fundamentals');
  expect((await there.slash('general', 'history')).text).toContain('45 min');
});

test('a form is for the group that was picked, sent or closed', async () => {
  const { roadmap } = await studyGroup();
  const form = reviewForm(roadmap, { quarter: 1, versions: 0, values: {} });
  expect(goingOnIn({ kind: 'form', form }, 7 as GroupId)).toMatchObject({
    form: { submit: { action: 'checkpoint.save', group: 7 }, keep: { group: 7, args: ['1', '0'] } },
  });
});

test('buttons of what Cairn sends to one member by itself are for the group that it comes from', async () => {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  const { ben, posted, store } = world;
  const place = await store.read.places.byWorkspace({ surface: 'discord', workspaceId: 'guild-1' });
  await ben.say('settings nudge:dm');
  const schedule = runSchedule(world);
  await schedule.tickAt('2026-03-08T10:00:00Z');
  await schedule.tickAt('2026-03-09T09:00:00Z');
  const groups = (channelId: string) =>
    posted
      .filter((each) => each.channelId === channelId)
      .flatMap(({ message }) => buttonsOf(message))
      .map((button) => ('press' in button ? button.press.group : undefined));
  const own = groups(ben.id);
  expect(own).toEqual(own.map(() => place?.group));
  expect(own).toHaveLength(3);
  // In a channel the place says which group it is.
  expect(new Set(groups('general'))).toEqual(new Set([undefined]));
});

test('an id made up for a group of others shows nothing of it', async () => {
  const { ben, desk, store } = await studyGroup();
  const place = await store.read.places.byWorkspace({ surface: 'discord', workspaceId: 'guild-1' });
  const asked = await desk.answer({
    id: 'made-up',
    surface: 'discord',
    channelId: 'direct',
    direct: true,
    asker: askerNamed('Eve'),
    input: {
      kind: 'press',
      press: { action: 'leaderboard', args: [], group: Number(place?.group) },
      private: true,
    },
  });
  expect(JSON.stringify(asked)).toContain('You are not in a study group yet.');
  expect(JSON.stringify(asked)).not.toContain(ben.id);
});

test('an id says its group and is read back with it', () => {
  const press = { action: 'undo.restore', args: ['12', 'a:b'], group: 7 };
  expect(decodePress(encodePress(press))).toEqual(press);
  expect(decodePress('undo.restore@x:12')).toBeUndefined();
});
