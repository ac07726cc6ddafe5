// Messages and forms on Slack that are older than a restart of Cairn: what stands on them works as before it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestUser } from '#support/slack/user.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

let world: SlackWorld;
let ana: TestUser;
let ben: TestUser;
beforeEach(async () => {
  world = await openSlackWorld();
  ({ Ana: ana, Ben: ben } = (await withGroup(world, 'Ana', 'Ben')).members);
});
afterEach(async () => {
  const { warnings, userErrors } = world.slack;
  await world.close();
  expect(world.errors).toEqual([]);
  expect(warnings).toEqual([]);
  expect(userErrors).toEqual([]);
});

const general = () => world.slack.team.channel('general', { botIsMember: true });
const slash = (text: string) => ana.slash(general(), '/cairn', text);

test('an answer that one alone sees is pressed, and its Restore after another restart', async () => {
  const logged = await slash('log 1h30m coding');
  await world.restart();
  const undone = await ana.press(logged, 'Undo');
  expect(undone.text).toContain('Undone: 1 h 30 min');
  await world.restart();
  expect((await ana.press(undone, 'Restore')).text).toContain('Restored: 1 h 30 min');
});

test('an announcement is verified, and a page is turned', async () => {
  await slash('done dockerized-application');
  await world.slack.until(() => general().messages.some(({ text }) => text.includes('laid a')));
  const post = general().messages.find(({ text }) => text.includes('laid a'));
  const board = await slash('leaderboard');
  await world.restart();
  if (post === undefined) throw new Error('not announced');
  await ben.press(post, 'Verify');
  await world.slack.until(() => general().messages.some(({ text }) => text.includes('✓')));
  expect((await ana.press(board, 'Week')).text).toContain('This week');
});

test('a timer runs on, and its Stop logs what has passed meanwhile', async () => {
  const started = await slash('timer start coding');
  world.clock.advance(40 * 60_000);
  await world.restart();
  world.clock.advance(32 * 60_000);
  expect((await ana.press(started, 'Stop')).text).toContain('1 h 12 min coding');
});

test('the item that was asked for is chosen, and a form that was open is sent', async () => {
  const question = await slash('done docker');
  const form = (await slash('log')).view;
  await world.restart();
  const chosen = await ana.choose(question, 'Pick an item', 'Docker fundamentals');
  expect(chosen.text).toContain('Docker fundamentals is done');
  if (form === undefined) throw new Error('no form');
  expect((await ana.submit(form, { Time: '2h' })).closed).toBe(true);
  expect((await slash('history hours')).text).toContain('2 h');
});
