// Whether somebody is in a Slack workspace still.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlackWorld, type SlackWorld } from './slack-world.ts';

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(() => world.close());

const presence = (userId: string, workspaceId = world.slack.team.id) =>
  world.surface.presence?.(workspaceId, userId);

test('who is deactivated is gone until they are back', async () => {
  const ana = world.slack.team.user({ name: 'Ana' });
  expect(await presence(ana.id)).toBe('present');
  ana.change({ deleted: true });
  expect(await presence(ana.id)).toBe('gone');
  ana.change({ deleted: false });
  expect(await presence(ana.id)).toBe('present');
});

test('whom Slack does not know is gone', async () => {
  expect(await presence('U404')).toBe('gone');
});

test('nobody is gone by an outage, or by limits', async () => {
  const ana = world.slack.team.user({ name: 'Ana' });
  ana.change({ deleted: true });
  world.slack.faults.add({ method: 'users.info', kind: 'drop', times: 3 });
  expect(await presence(ana.id)).toBe('unknown');
  world.slack.faults.clear();
  world.slack.faults.add({ method: 'users.info', kind: { error: 'ratelimited' } });
  expect(await presence(ana.id)).toBe('unknown');
});

test('of another workspace this token knows nobody', async () => {
  expect(await presence('U404', 'T-other')).toBe('unknown');
});
