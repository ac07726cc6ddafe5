// A surface is its folder and a renderer: this one, which nothing in src has heard of, answers asks of the real desk
// and takes what the real scheduler posts.
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { createDesk } from '#core/desk/desk.ts';
import { composers } from '#core/posts/kinds/composers.ts';
import { openWorld } from '#support/desk.ts';
import { createScheduler } from '../../../src/scheduler/scheduler.ts';
import { createTerminalSurface } from './terminal/surface.ts';

/** A Cairn with a terminal alone. The line in the record of platforms is lent by the playground. */
async function openTerminal() {
  const world = await openWorld('2026-03-03T10:00:00Z');
  onTestFinished(() => world.close());
  const printed: string[] = [];
  const terminal = createTerminalSurface({
    id: 'playground',
    desk: () => desk,
    print: (line) => printed.push(line),
  });
  const parts = { ...world.parts, surface: () => terminal };
  const desk = createDesk({ ...parts, commands });
  const scheduler = createScheduler({ ...parts, composers, announceDue: desk.announceDue });
  const type = async (person: string, line: string) => {
    const before = printed.length;
    await terminal.type(person, line);
    await desk.settled();
    return printed.slice(before).join('\n');
  };
  for (const line of ['setup group timezone:UTC start:2026-02-23', 'setup channel', 'join']) {
    await type('root', line);
  }
  return {
    type,
    async tickAt(instant: string) {
      const before = printed.length;
      world.setNow(instant);
      await scheduler.tick();
      return printed.slice(before).join('\n');
    },
  };
}

test('a terminal answers what is typed', async () => {
  const { type } = await openTerminal();
  expect(await type('root', 'log 1h30m coding')).toMatch(/^to root: .*1 h 30 min/);
  expect(await type('ana', 'setup schedule')).toContain('whoever manages this server');
  expect(await type('root', 'log')).toMatch(/^to root: .* type it with its options\.$/);
});

test('a terminal shows what is announced, and what has become of it', async () => {
  const { type } = await openTerminal();
  const done = await type('root', 'done mlflow-tracking-setup evidence:https://example.org/me');
  expect(done).toContain('screen: ');
  expect(done).toContain('laid a stone');
  expect(await type('root', 'undo')).toMatch(/screen, line-\d+ is now: /);
});

test('a terminal takes what is posted by the schedule', async () => {
  const { tickAt } = await openTerminal();
  expect(await tickAt('2026-03-09T09:00:00Z')).toMatch(/^screen: .*Week of Mon 2 Mar/);
});
