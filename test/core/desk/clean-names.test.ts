import { expect, test } from 'vitest';
import { renderPlain } from '#render/plain/message.ts';
import { openWorld } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

const EVERYONE = { surface: 'slack', workspaceId: 'guild-1' } as const;

test('a name loses control characters and bidirectional overrides, and is one line', async () => {
  const { user, posted } = await studyGroup();
  const eve = user('E\u202Ev\u0007e\u2066 *健二*\r\n');
  await eve.say('join');
  await eve.say('done "Dockerized application"');
  const [last] = posted.slice(-1);
  if (last === undefined) throw new Error('nothing was announced');
  expect(renderPlain(last.message, EVERYONE)).toContain('Eve *健二* laid a stone');
});

test('of a name of nothing else the id is left', async () => {
  const world = await openWorld();
  const nameless = world.user('\u202E', { admin: true });
  await nameless.say('setup group');
  await nameless.say('setup channel');
  await world.close();
  const [introduction] = world.posted;
  if (introduction === undefined) throw new Error('nothing was posted');
  expect(renderPlain(introduction.message, EVERYONE)).toContain(`set up by ${nameless.id}`);
});
