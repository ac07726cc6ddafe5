// Members who leave the server drop out of boards, and are back with all that is theirs when they return.
import { expect, test } from 'vitest';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';

test('a member who has left the server drops out of the board until they return', async () => {
  const { ana, ben, guild, desk, problems } = await openStudyServer();
  await ben.slash('general', 'log', { time: '2h' });
  ben.leave();
  await ana.slash('general', 'leaderboard');
  await desk.settled();
  expect((await ana.slash('general', 'leaderboard')).text).not.toContain('Ben');
  const looked = await ana.slash('general', 'progress', { member: ben });
  expect(looked.text).toContain('There is no member of that name');

  const back = guild.member({ sameAs: ben });
  expect((await back.slash('general', 'history')).text).toContain('2 h');
  expect((await ana.slash('general', 'leaderboard')).text).toContain('Ben');
  expect(problems()).toEqual([]);
});

test('nobody is gone because Discord does not answer, or because the bot was removed', async () => {
  const { ana, ben, guild, discord, desk } = await openStudyServer();
  await ben.slash('general', 'log', { time: '2h' });
  discord.faults.answer(500, 'before', { method: 'GET', path: /^\/guilds\/\d+\/members/ });
  await ana.slash('general', 'leaderboard');
  guild.removeBot();
  await desk.settled();
  guild.addBot();
  expect((await ana.slash('general', 'leaderboard')).text).toContain('Ben');
});

test('who was removed from the server is not announced in it by a direct message', async () => {
  const { ana, ben, guild, desk, problems } = await openStudyServer();
  const stones = () =>
    guild.channel('cairn').messages.filter(({ text }) => text.includes('laid a stone'));
  ben.leave();
  const said = await ben.slash(ben.dm, 'done', { item: 'Dockerized application' });
  expect(said.text).toContain('Dockerized application is done');
  expect(said.text).toContain('where you are still a member');
  await desk.settled();
  expect(stones()).toEqual([]);
  await ana.slash(ana.dm, 'done', { item: 'Dockerized application' });
  await desk.settled();
  expect(stones()).toHaveLength(1);
  expect(problems()).toEqual([]);
});

test('an announcement that Discord took without a word is repeated with its nonce, and there once', async () => {
  const { ana, guild, discord, desk, tick, setNow } = await openStudyServer();
  discord.faults.cut('after', { method: 'POST', path: /^\/channels\/\d+\/messages$/, times: 3 });
  await ana.slash('general', 'done', { item: 'Dockerized application' });
  await desk.settled();
  setNow('2026-03-03T10:00:30Z');
  await tick();
  const stones = guild.channel('cairn').messages.filter(({ text }) => text.includes('laid'));
  expect(stones).toHaveLength(1);
  await ana.slash('general', 'undo');
  await desk.settled();
  expect(guild.channel('cairn').last.text).toContain('took this stone back');
});
