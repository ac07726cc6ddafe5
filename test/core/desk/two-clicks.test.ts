// Two clicks at once, each an interaction of its own: the second is answered as the first, or by what holds then.
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { openWorld, type Said } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

test('two clicks on Join are told the same, and join once', async () => {
  const group = await studyGroup();
  const dee = group.user('Dee');
  let first: Said | undefined;
  group.beforeNextUnit(async () => {
    first = await dee.say('join goal:12');
  });
  const second = await dee.say('join goal:12');
  expect(second.text).toContain('You have joined Study group');
  expect(second.text).toBe(first?.text);
  expect((await dee.say('join')).text).toContain('You are already in Study group.');
});

test('two clicks that set a group up are told the same, and make one group', async () => {
  const world = await openWorld();
  onTestFinished(() => world.close());
  const ana = world.user('Ana', { admin: true });
  let first: Said | undefined;
  world.beforeNextUnit(async () => {
    first = await ana.say('setup group');
  });
  const second = await ana.say('setup group');
  expect(second.text).toContain('Study server is set up.');
  expect(second.text).toBe(first?.text);
  expect((await ana.say('setup group')).text).toContain('is already set up');
});

test('of two who set one place up at once the second corrects what the first made', async () => {
  const world = await openWorld();
  onTestFinished(() => world.close());
  const [ana, ben] = ['Ana', 'Ben'].map((name) => world.user(name, { admin: true }));
  world.beforeNextUnit(async () => ana?.say('setup group name:First'));
  expect((await ben?.say('setup group name:Second'))?.text).toContain('Second is set up.');
  expect((await ana?.say('setup status'))?.text).toContain('Second');
});

test('every example of every command, twice at once, goes without an apology', async () => {
  const { ana } = await studyGroup();
  for (const { name, examples } of commands) {
    for (const example of examples) {
      const typed = `${name} ${example}`.trim();
      // Whatever goes wrong at the desk is thrown here.
      await Promise.all([ana.say(typed), ana.say(typed)]);
    }
  }
});
