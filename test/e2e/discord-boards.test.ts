// Boards, progress and the roadmap on Discord: for the asker alone, until shared.
import { describe, expect, test } from 'vitest';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';

describe('the board', () => {
  test('turns by its buttons in place, and is shared with everybody', async () => {
    const { ana, guild } = await openStudyServer();
    await ana.slash('general', 'log', { time: '3h' });
    const board = await ana.slash('general', 'leaderboard', { by: 'hours' });
    expect(board).toMatchObject({ ephemeral: true });
    expect(board.text).toMatch(/1 @Ana 3 h/);
    expect((await ana.press(board, 'Week')).kind).toBe('update');
    expect(board.text).toContain('This week · by hours');
    await ana.press(board, 'By streak');
    expect(board.text).toContain('by streak');
    const shared = await ana.press(board, 'Share');
    expect(shared).toMatchObject({ kind: 'message', ephemeral: false });
    expect(guild.channel('general').last.text).toContain('This week · by streak');
    expect(guild.channel('general').last.text).not.toContain('You are');
  });

  test('takes no other choices than its own', async () => {
    const { ana } = await openStudyServer();
    await expect(ana.slash('general', 'leaderboard', { period: 'year' })).rejects.toThrow('one of');
  });
});

describe('the roadmap', () => {
  test('opens a quarter by its menu', async () => {
    const { ana } = await openStudyServer();
    const roadmap = await ana.slash('general', 'roadmap');
    await ana.choose(roadmap, 'Open a quarter', '3');
    expect(roadmap.text).toContain('Quarter 3:');
  });

  test('has no quarter nine', async () => {
    const { ana } = await openStudyServer();
    const answer = await ana.slash('general', 'roadmap', { quarter: 9 });
    expect(answer.text).toContain('"9" is more than 8.');
  });

  test('that was shared answers others without touching what all see', async () => {
    const { ana, ben, guild } = await openStudyServer();
    const roadmap = await ana.slash('general', 'roadmap', { quarter: 1 });
    await ana.press(roadmap, 'Share');
    const shared = guild.channel('general').last;
    const before = shared.text;
    const answer = await ben.choose(shared, 'Open a quarter', '2');
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toContain('Quarter 2:');
    expect(shared.text).toBe(before);
  });
});

test('progress shows one’s own, and others’ where they show it', async () => {
  const { ana, ben, olga } = await openStudyServer();
  await ana.slash('general', 'log', { time: '3h', activity: 'coding' });
  for (const view of ['overview', 'quarter']) {
    const own = await ana.slash('general', 'progress', { view });
    expect(own).toMatchObject({ ephemeral: true });
  }
  expect((await ben.slash('general', 'progress', { member: ana })).text).toContain('Ana');
  expect((await ben.slash('general', 'progress', { member: olga })).text).not.toContain('3 h');
});
