// Admins set a group up in a Discord server, members join it.
import { describe, expect, test } from 'vitest';
import { openDiscordWorld, openStudyServer } from '../surfaces/discord/discord-world.ts';

async function openServer() {
  const world = await openDiscordWorld();
  const guild = world.discord.guild({ name: 'MLOps crew', channels: ['general', 'cairn'] });
  const olga = guild.member({ name: 'Olga', permissions: 'manage-guild' });
  return { ...world, guild, olga };
}

describe('setting up', () => {
  test('a group is named after the server, whose name is asked for once', async () => {
    const { olga, discord, guild } = await openServer();
    const answer = await olga.slash('general', 'setup', { action: 'group', timezone: 'Berlin' });
    expect(answer.text).toContain('MLOps crew is set up.');
    expect(answer.text).toContain('Europe/Berlin');
    await olga.slash('general', 'setup', { action: 'status' });
    const asked = discord.requests.filter(({ path }) => path === `/guilds/${guild.id}`);
    expect(asked).toHaveLength(1);
  });

  test('what cannot be read is refused with examples, and nothing is set up', async () => {
    const { olga } = await openServer();
    const answer = await olga.slash('general', 'setup', { action: 'group', start: '03/04/2026' });
    expect(answer.text).toContain('Nothing was changed.');
    const long = await olga.slash('general', 'setup', { action: 'group', name: 'x'.repeat(201) });
    expect(long.text).toContain('The name has 201 characters; at most 200 fit.');
    const status = await olga.slash('general', 'setup', { action: 'status' });
    expect(status.text).toContain('No group is set up here yet');
  });

  test('is for who manages the server, even where the server shows it to everybody', async () => {
    const { guild, problems } = await openServer();
    const ana = guild.member({ name: 'Ana' });
    await expect(ana.slash('general', 'setup', { action: 'group' })).rejects.toThrow('not shown');
    guild.openCommand('setup');
    const answer = await ana.slash('general', 'setup', { action: 'group' });
    expect(answer.text).toContain('These settings are for whoever manages this server');
    ana.setPermissions(1n << 3n);
    expect((await ana.slash('general', 'setup', { action: 'group' })).text).toContain('is set up');
    expect(problems()).toEqual([]);
  });

  test('of a channel posts a check there', async () => {
    const { guild, olga } = await openServer();
    await olga.slash('general', 'setup', { action: 'group' });
    const cairn = guild.channel('cairn');
    const answer = await olga.slash('general', 'setup', { action: 'channel', channel: cairn });
    expect(answer.text).toContain('Cairn now posts in #cairn');
    expect(cairn.last.text).toBe('Cairn posts here, set up by @Olga.');
    expect(cairn.last.pings.users).toEqual([]);
  });

  test.each([
    [
      'it may not send',
      'View Channel and Send Messages',
      (where: { deny(right: 'send'): void }) => where.deny('send'),
    ],
    ['it was deleted meanwhile', 'Pick another', (where: { remove(): void }) => where.remove()],
  ])('of a channel is refused where %s, and nothing is saved', async (_why, advice, breakIt) => {
    const { guild, olga } = await openServer();
    await olga.slash('general', 'setup', { action: 'group' });
    const cairn = guild.channel('cairn');
    breakIt(cairn);
    const answer = await olga.slash('general', 'setup', { action: 'channel', channel: cairn });
    expect(answer.text).toContain('Nothing was saved');
    expect(answer.text).toContain(advice);
    expect(answer.text).not.toContain('/invite');
    const status = await olga.slash('general', 'setup', { action: 'status' });
    expect(status.text).toContain('no channel is set');
  });
});

describe('joining', () => {
  test('before there is a group says who can start one', async () => {
    const { guild } = await openServer();
    const answer = await guild.member().slash('general', 'join');
    expect(answer).toMatchObject({ ephemeral: true });
    expect(answer.text).toContain('No study group is set up here yet');
  });

  test('asks how one wants to be nudged, and takes the answer from a button', async () => {
    const { guild } = await openStudyServer();
    const chi = guild.member({ name: 'Chioma' });
    const joined = await chi.slash('general', 'join', { timezone: 'Lagos', goal: 12 });
    expect(joined.text).toMatch(/joined MLOps crew.*Africa\/Lagos.*12 h/s);
    expect((await chi.press(joined, 'Mention me')).kind).toBe('update');
    expect(joined.text).toContain('You may be mentioned');
  });

  test('with what cannot be taken changes nothing', async () => {
    const { guild } = await openStudyServer();
    const chi = guild.member({ name: 'Chioma' });
    for (const wrong of [{ goal: 0 }, { timezone: 'Xyzzyville' }, { start: '2026-02-30' }]) {
      expect((await chi.slash('general', 'join', wrong)).text).toContain('Nothing was changed.');
    }
    const log = await chi.slash('general', 'log', { time: '1h' });
    expect(log.text).toContain('You have not joined');
    expect((await chi.press(log, 'Join')).text).toContain('You have joined');
  });
});

test('a new start shows what it moves; Apply takes it, and Undo takes it back', async () => {
  const { ana, olga, problems } = await openStudyServer();
  await ana.slash('general', 'log', { time: '2h', date: '2026-02-24' });
  const options = {
    action: 'group',
    start: '2026-03-09',
    timezone: 'America/Argentina/Buenos_Aires',
  };
  const said = await olga.slash('general', 'setup', options);
  expect(said.text).toContain('Nothing is changed yet.');
  expect(said.text).toContain('2 h come to lie before the start');
  await olga.press(said, 'Apply');
  expect(said.text).toContain('is changed.');
  expect((await ana.slash('general', 'join')).text).toContain('Mon 9 Mar');
  await olga.press(said, 'Undo');
  expect(said.text).toContain('is as it was.');
  expect((await ana.slash('general', 'join')).text).toContain('Mon 23 Feb');
  expect(problems()).toEqual([]);
});
