// What a member was told of an entry stays true: once it is undone, edited or restored, earlier answers say so too.
import { expect, test } from 'vitest';
import { openStudyServer } from './discord-world.ts';

test('what an undo made untrue is replaced, and follows its Restore', async () => {
  const { ana, discord } = await openStudyServer();
  const logged = await ana.slash('general', 'log', { time: '2h', activity: 'coding' });
  expect(logged.text).toContain('2 h coding');
  const undone = await ana.slash('general', 'undo');
  expect(undone.text).toContain('Undone: 2 h coding');
  await expect.poll(() => logged.message.text).toContain('Undone: 2 h coding');
  expect(logged.message.buttons().map(({ label }) => label)).toEqual(['Restore']);
  await ana.press(logged, 'Restore');
  await expect.poll(() => undone.message.text).toContain('Restored: 2 h coding');
  expect(logged.message.text).toContain('Restored: 2 h coding');
  expect(discord.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
});

test('an edited entry is told in place of what was told before, on a page of history above the page', async () => {
  const { ana } = await openStudyServer();
  const logged = await ana.slash('general', 'log', { time: '2h' });
  const form = await ana.press(logged, 'Edit');
  const changed = await ana.submit(form, { Time: '3h' });
  expect(changed.kind).toBe('update');
  expect(logged.message.text).toContain('Changed: 3 h');
  const page = await ana.slash('general', 'history');
  const second = await ana.submit(await ana.press(page, 'Edit'), { Time: '4h' });
  expect(second.kind).toBe('update');
  expect(page.message.text).toMatch(/^Changed: .*[\s\S]*Your history/);
});

test('another member’s answers are left alone, and so is what shows more than the entry', async () => {
  const { ana, ben } = await openStudyServer();
  const others = await ben.slash('general', 'log', { time: '5h' });
  await ana.slash('general', 'log', { time: '2h' });
  const board = await ana.slash('general', 'leaderboard');
  const before = board.text;
  const undone = await ana.slash('general', 'undo');
  expect(undone.text).toContain('Undone: 2 h');
  expect(others.text).toContain('5 h');
  expect(others.text).not.toContain('Undone');
  expect(board.text).toBe(before);
});
