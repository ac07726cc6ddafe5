// A timer that was forgotten: Cairn writes to who started it, and they end it there.
import { expect, test } from 'vitest';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';

const DUE = '2026-03-03T16:00:00Z';

test('after six hours a direct message comes, and its Stop logs what it shows', async () => {
  const world = await openStudyServer();
  const { ana, guild } = world;
  const started = await ana.slash('general', 'timer', { action: 'start', activity: 'coding' });
  expect(started.text).toContain("If it is still running in 6 hours, I'll write to you.");
  await world.tick();
  world.setNow('2026-03-03T15:59:00Z');
  await world.tick();
  expect(ana.dm.messages).toEqual([]);
  world.setNow(DUE);
  await world.tick();
  await world.tick();
  expect(ana.dm.messages).toHaveLength(1);
  const warning = ana.dm.last;
  expect(warning.text).toContain(
    'Your timer has run for 6 h since 2026-03-03T10:00:00.000Z: coding',
  );

  world.setNow('2026-03-03T16:30:00Z');
  const asked = await ana.press(warning, 'Stop');
  expect(asked.text).toContain('The timer has run for 6 h 30 min coding');
  const logged = await ana.press(asked, 'Log 6 h 30 min');
  expect(logged.text).toContain('6 h 30 min coding');
  expect((await ana.slash('general', 'timer', { action: 'status' })).text).toContain('No timer');
  expect((await ana.slash('general', 'history')).text).toContain('6 h 30 min');
  // The channel has learned nothing of it.
  expect(guild.channel('cairn').messages.some(({ text }) => text.includes('timer'))).toBe(false);
  expect(world.problems()).toEqual([]);
});

test('a member of several groups is not asked which of them a button is for', async () => {
  const world = await openStudyServer();
  const { ben } = world;
  const second = world.discord.guild({ name: 'Second crew', channels: ['general'] });
  const admin = second.member({ sameAs: world.olga, permissions: 'manage-guild' });
  await admin.slash('general', 'setup', { action: 'group' });
  const there = second.member({ sameAs: ben });
  await there.slash('general', 'join');
  await ben.slash('general', 'timer', { action: 'start' });
  await there.slash('general', 'timer', { action: 'start', activity: 'learning' });
  world.setNow(DUE);
  await world.tick();
  expect(ben.dm.messages).toHaveLength(2);
  const warning = ben.dm.messages.find(({ text }) => text.includes('learning'));
  if (warning === undefined) throw new Error('no warning of the second group');
  const form = await ben.press(warning, 'Log another time');
  const logged = await ben.submit(form, { Time: '2h' });
  expect(logged.text).toContain('2 h learning');
  expect((await there.slash('general', 'history')).text).toContain('2 h');
  expect((await ben.slash('general', 'history')).text).toContain('Nothing is logged yet.');
  expect((await ben.slash('general', 'timer', { action: 'status' })).text).toContain('Running');
  expect(world.problems()).toEqual([]);
});

test('who takes no direct messages is left in peace, and so is the admin', async () => {
  const world = await openStudyServer();
  const { ana, olga, guild } = world;
  await ana.slash('general', 'timer', { action: 'start' });
  ana.refuseMessages();
  world.setNow(DUE);
  await world.tick();
  ana.refuseMessages(false);
  world.setNow('2026-03-03T16:30:00Z');
  await world.tick();
  expect([ana.dm.messages, olga.dm.messages]).toEqual([[], []]);
  world.setNow('2026-03-09T09:00:00Z');
  await world.tick();
  expect(guild.channel('cairn').last.text).toContain('Week of Mon 2 Mar');
});
