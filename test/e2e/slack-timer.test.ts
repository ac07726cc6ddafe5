// A timer that was forgotten, on Slack: the warning comes in the direct messages with Cairn.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

const HOUR = 3_600_000;

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

test('after six hours a direct message comes, and its Stop logs what it shows', async () => {
  const { members } = await withGroup(world, 'Ana');
  const { Ana: ana } = members;
  const general = world.slack.team.channel('general', { botIsMember: true });
  await ana.slash(general, '/cairn', 'timer start coding note:"Trained *all* day"');
  await world.tick();
  world.clock.advance(6 * HOUR);
  await world.tick();
  await world.tick();
  expect(ana.directMessages).toHaveLength(1);
  const [warning] = ana.directMessages;
  if (warning === undefined) throw new Error('unreachable');
  expect(warning.text).toMatch(/Your timer has run for 6 h since .*: coding/);
  expect(warning.text).toContain('Trained *all* day');

  const asked = await ana.press(warning, 'Stop');
  expect(asked.text).toContain('The timer has run for 6 h coding');
  const logged = await ana.press(asked, 'Log 6 h');
  expect(logged.text).toContain('6 h coding');
  const status = await ana.slash(general, '/cairn', 'timer status');
  expect(status.text).toContain('No timer is running.');
});
