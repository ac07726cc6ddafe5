// The sample group goes on living while the clock moves: the first nudge that a newcomer sees is one of a group at work.
import { expect, test } from 'vitest';
import { openPlayground, type Playground } from './open-playground.ts';

async function postsOf(playground: Playground): Promise<readonly string[]> {
  const { messages } = await playground.seenBy('ana');
  return messages.flatMap(({ only, html }) => (only || html === undefined ? [] : [html]));
}

/** As one reads it. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

test('the first nudge tells of a week in which most met their goal', async () => {
  const playground = await openPlayground();
  await playground.post('clock', { hours: 168 });
  const nudge = (await postsOf(playground)).map(plain).find((html) => html.includes('Week of'));
  expect(nudge).toMatch(/Week of Mon 9 Mar · \d{2,3} h/);
  expect(nudge).toMatch(/[4-6] of \d met their goal/);
});

test('they log, complete, verify and review, each thing announced at its own time', async () => {
  const playground = await openPlayground();
  for (let weeks = 0; weeks < 5; weeks += 1) await playground.post('clock', { hours: 168 });
  const posts = (await postsOf(playground)).map(plain);
  const stones = posts.filter((html) => html.includes('laid a stone'));
  expect(stones.length).toBeGreaterThanOrEqual(3);
  expect(stones.some((html) => html.includes('✓'))).toBe(true);
  expect(new Set(posts).size).toBe(posts.length);
  const { messages } = await playground.seenBy('ana');
  const times = messages.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
  await playground.post('say', { as: 'chioma', channel: 'study', text: '/checkpoint 1' });
  const review = (await playground.seenBy('chioma')).messages.at(-1)?.html ?? '';
  expect(review).toContain('Written');
});

test('it is the same each time, in one leap or several, and nothing is done twice', async () => {
  const boards: string[] = [];
  for (const moves of [[336], [168, 168], [336, -336, 336]]) {
    const playground = await openPlayground();
    for (const hours of moves) await playground.post('clock', { hours });
    await playground.post('say', {
      as: 'dee',
      channel: 'general',
      text: '/leaderboard all by:hours',
    });
    boards.push((await playground.seenBy('dee')).messages.at(-1)?.html ?? '');
  }
  expect(new Set(boards).size).toBe(1);
});

test('whoever is away does nothing, and an empty playground has nobody who does', async () => {
  const playground = await openPlayground();
  await playground.post('say', { as: 'ben', channel: 'study', text: '/plan pause' });
  await playground.post('clock', { hours: 168 });
  await playground.post('say', { as: 'ben', channel: 'general', text: '/history' });
  const history = (await playground.seenBy('ben')).messages.at(-1)?.html ?? '';
  expect(history).not.toMatch(/1[3-9] Mar/);
  await playground.post('start', { kind: 'empty' });
  await playground.post('clock', { hours: 168 });
  expect((await playground.seenBy('ana')).messages).toEqual([]);
});
