import { expect, onTestFinished, test } from 'vitest';
import { openWorld } from '#support/desk.ts';

test('says how a group begins where there is none, and not in direct messages', async () => {
  const world = await openWorld();
  onTestFinished(() => world.close());
  const ben = world.user('Ben');
  expect((await ben.say('help')).text).toContain('/setup group');
  const direct = await ben.say('help', { direct: true });
  expect(direct.text).toContain('/log');
  expect(direct.text).not.toContain('/setup group');
});
