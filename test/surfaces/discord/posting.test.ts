// What becomes of posts and edits that nobody waits for.
import { expect, test } from 'vitest';
import { message, text } from '#core/message/message.ts';
import { openDiscordWorld } from './discord-world.ts';

const POSTS = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

async function openChannels() {
  const world = await openDiscordWorld();
  const guild = world.discord.guild({ channels: ['cairn'] });
  const channel = guild.channel('cairn');
  const target = { workspaceId: guild.id, channelId: channel.id };
  const post = (nonce = 'n1', words = 'Week of 2 March') =>
    world.surface.post(target, message(text(words)), nonce);
  return { ...world, guild, channel, target, post };
}

test('a post tells its id, and notifies nobody', async () => {
  const { post, channel, guild } = await openChannels();
  const ana = guild.member({ name: 'Ana' });
  const sent = await post('n1', `Hello ${ana.mention} @everyone`);
  expect(sent).toEqual({ kind: 'sent', messageId: channel.last.id });
  expect(channel.last.pings).toEqual({ users: [], roles: [], everyone: false });
});

test('an error after Discord took the post does not double it', async () => {
  const { post, channel, discord } = await openChannels();
  discord.faults.answer(502, 'after', POSTS);
  expect(await post()).toEqual({ kind: 'sent', messageId: channel.last.id });
  expect(channel.messages).toHaveLength(1);
});

test('a connection cut after Discord took the post does not double it', async () => {
  const { post, channel, discord } = await openChannels();
  discord.faults.cut('after', POSTS);
  expect(await post()).toMatchObject({ kind: 'sent' });
  expect(channel.messages).toHaveLength(1);
});

test('a post that keeps failing may have arrived: its outcome is unknown', async () => {
  const { post, discord } = await openChannels();
  discord.faults.answer(503, 'before', { ...POSTS, times: 3 });
  expect(await post()).toEqual({ kind: 'unknown', code: '503' });
});

test('a post that a limit holds back for long was not sent', async () => {
  const { post, discord, channel } = await openChannels();
  discord.faults.limit(60, POSTS);
  expect(await post()).toEqual({ kind: 'unavailable', code: '429' });
  expect(channel.messages).toEqual([]);
});

test('a post that may have arrived stays unknown, whatever a later attempt meets', async () => {
  const { post, discord } = await openChannels();
  discord.faults.answer(502, 'after', POSTS);
  discord.faults.limit(60, POSTS);
  expect(await post()).toEqual({ kind: 'unknown', code: '502' });
});

test('a post to a Discord that is gone was not sent', async () => {
  const { post, discord, surface } = await openChannels();
  await discord.close();
  await expect.poll(() => surface.health().ok).toBe(false);
  expect(await post()).toEqual({ kind: 'unavailable', code: 'ECONNREFUSED' });
});

test('channels that are gone or forbidden are told apart, with what to do, and asked once', async () => {
  const { post, channel, discord } = await openChannels();
  const posts = () => discord.requests.filter(({ path }) => POSTS.path.test(path)).length;
  channel.deny('send');
  const advice = expect.stringContaining('View Channel and Send Messages');
  expect(await post()).toEqual({ kind: 'refused', because: 'forbidden', code: '50013', advice });
  channel.deny('view');
  expect(await post()).toEqual({ kind: 'refused', because: 'forbidden', code: '50001', advice });
  channel.remove();
  expect(await post()).toEqual({ kind: 'refused', because: 'gone', code: '10003' });
  expect(posts()).toBe(3);
});

test('an edit changes the post; what is deleted is gone', async () => {
  const { surface, target, post, channel } = await openChannels();
  const sent = await post();
  if (sent.kind !== 'sent') throw new Error('it was not posted');
  const edit = () => surface.edit(target, sent.messageId, message(text('Taken back')));
  expect(await edit()).toEqual({ kind: 'edited' });
  expect(channel.last.text).toBe('Taken back');
  channel.remove();
  expect(await edit()).toEqual({ kind: 'gone' });
  expect(await surface.edit(target, '1', message(text('x')))).toEqual({ kind: 'gone' });
});

test('a direct message reaches one person, unless they take none', async () => {
  const { surface, guild, discord } = await openChannels();
  const ana = guild.member({ name: 'Ana' });
  const write = (nonce: string) =>
    surface.direct({ workspaceId: '', userId: ana.id }, message(text('Your week')), nonce);
  expect(await write('n1')).toEqual({ kind: 'sent', messageId: ana.dm.last.id });
  expect(await write('n2')).toMatchObject({ kind: 'sent' });
  const opened = discord.requests.filter(({ path }) => path === '/users/@me/channels');
  expect(opened).toHaveLength(1);
  ana.refuseMessages();
  expect(await write('n3')).toEqual({ kind: 'refused', because: 'forbidden', code: '50007' });
});

test('many posts at once stay below Discord’s limit, and commands are answered meanwhile', async () => {
  const { discord, surface, guild } = await openChannels();
  const ana = guild.member({ name: 'Ana' });
  const channels = Array.from({ length: 70 }, (_, at) => guild.addChannel(`channel-${at}`));
  const posting = Promise.all(
    channels.map(({ id }, at) =>
      surface.post({ workspaceId: guild.id, channelId: id }, message(text('x')), `n${at}`),
    ),
  );
  await ana.slash('cairn', 'help');
  expect((await posting).every(({ kind }) => kind === 'sent')).toBe(true);
  const requested = discord.requests.map(({ path }) => path);
  const answered = requested.findIndex((path) => path.endsWith('/callback'));
  expect(answered).toBeLessThan(requested.findLastIndex((path) => path.endsWith('/messages')));
  expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test('what waits for its turn when Cairn stops was not sent', async () => {
  const { post, surface } = await openChannels();
  const posting = Array.from({ length: 10 }, (_, at) => post(`n${at}`));
  await surface.stop();
  const outcomes = await Promise.all(posting);
  expect(outcomes[0]).toMatchObject({ kind: 'sent' });
  expect(outcomes.at(-1)).toEqual({ kind: 'unavailable', code: 'stopping' });
});
