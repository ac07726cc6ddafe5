// Plain words to Cairn alone, on each platform by its real client: one hint, and none for bots.
import { expect, onTestFinished, test } from 'vitest';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';
import { openPlayground } from '../surfaces/playground/open-playground.ts';
import {
  openSlackWorld,
  type SlackWorldOptions,
  withGroup,
} from '../surfaces/slack/slack-world.ts';

const WHAT = 'keeps a study group on its roadmap';

test('Discord: one hint for several messages; none for a bot, a notice or a message in a server', async () => {
  const { desk, ana, ben, problems } = await openStudyServer();
  const settled = () => desk.settled();
  ben.write('beep', { author: { id: ben.id, username: 'ben', bot: true } });
  ben.write('pinned a message', { type: 6 });
  ben.write('hi', { guild_id: '42' });
  ana.write('hi');
  ana.write('are you there?');
  await expect.poll(() => ana.dm.messages.length).toBe(1);
  await settled();
  expect(ana.dm.messages.map(({ text }) => text)).toEqual([expect.stringContaining(WHAT)]);
  expect(ana.dm.messages[0]?.text).toContain('/help');
  expect(ben.dm.messages).toEqual([]);
  expect(problems()).toEqual([]);
});

async function slackWorld(options: SlackWorldOptions = {}) {
  const world = await openSlackWorld(options);
  onTestFinished(() => world.close());
  const { members } = await withGroup(world, 'ana');
  return { ...world, ana: members.ana };
}

test('Slack: one hint with Slack’s command; none for an app or an edited message', async () => {
  const { ana, desk, errors } = await slackWorld();
  await ana.write('beep', { bot_id: 'B1' });
  await ana.write('', { subtype: 'message_changed' });
  await desk.settled();
  expect(ana.directMessages).toEqual([]);
  await ana.write('hi');
  await ana.write('hello?');
  await expect.poll(() => ana.directMessages.length).toBe(1);
  await desk.settled();
  expect(ana.directMessages.map(({ text }) => text)).toEqual([expect.stringContaining(WHAT)]);
  expect(ana.directMessages[0]?.text).toContain('/cairn help');
  expect(errors).toEqual([]);
});

test('Slack: installed without the scope for it, all else works, and nobody is warned', async () => {
  const scopes = ['commands', 'chat:write', 'users:read', 'files:write', 'im:write', 'files:read'];
  const { ana, warnings, desk } = await slackWorld({ slack: { scopes } });
  await ana.write('hi');
  await desk.settled();
  expect(ana.directMessages).toEqual([]);
  expect(warnings).toEqual([]);
});

test('the playground: one hint in the conversation with Cairn, none in a channel', async () => {
  const { post, seenBy } = await openPlayground();
  const [first] = (await seenBy('ben')).people;
  const id = first?.id ?? '';
  for (const channel of ['study', `direct-${id}`, `direct-${id}`]) {
    await post('say', { as: id, channel, text: 'hi' });
  }
  const hints = JSON.stringify((await seenBy(id)).messages).split(WHAT).length - 1;
  expect(hints).toBe(1);
});
