import { describe, expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

describe('leaderboard', () => {
  test('ranks by deliverables, then verifications, then hours; says the asker’s own rank', async () => {
    const { ana, ben, chi } = await studyGroup();
    await ana.say('done "Dockerized application"');
    await ben.say('done "Dockerized application"');
    await ben.say('log 2h');
    await chi.say('log 9h');
    const board = (await chi.say('leaderboard')).text;
    expect(board).toMatch(
      /1 .*Ben.* 1 🪨 · 2 h[\s\S]*2 .*Ana.* 1 🪨[\s\S]*3 .*Chioma.* 0 🪨 · 9 h/,
    );
    expect(board).toContain('You are 3rd');
    expect(board).toContain('One stone more makes it 1st');
  });

  test('equals share a rank, and the next one is as much later', async () => {
    const { ana, ben, chi } = await studyGroup();
    await ana.say('log 5h');
    await ben.say('log 3h');
    await chi.say('log 3h');
    const board = (await ana.say('leaderboard by:hours')).text;
    expect(board).toMatch(/^2 .*Ben/m);
    expect(board).toMatch(/^2 .*Chioma/m);
  });

  test('counts the period asked for, and turns by its buttons', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 3h date:2026-02-25');
    const week = await ben.say('leaderboard week hours');
    expect(week.text).toContain('Nothing is on this board yet.');
    expect(labelsOf(week.message)).toEqual(
      expect.arrayContaining(['Week', 'Month', 'Quarter', 'All', 'By streak', 'Share']),
    );
    const quarter = await ben.press(week.message, 'Quarter');
    expect(quarter.text).toContain('3 h');
    expect(quarter.answer).toMatchObject({ replaces: true, audience: 'asker' });
  });

  test('a backdated entry makes the streak right again', async () => {
    const { ben, setNow } = await studyGroup();
    await ben.say('join goal:5');
    await ben.say('log 15h date:2026-02-24');
    await ben.say('log 5h');
    setNow('2026-03-24T10:00:00Z');
    await ben.say('log 5h date:2026-03-17');
    expect((await ben.say('leaderboard by:streak')).text).toContain('1 week');
    await ben.say('log 5h date:2026-03-10');
    expect((await ben.say('leaderboard by:streak')).text).toContain('4 weeks');
  });

  test('Share shows it to everyone, without what is the asker’s alone', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 3h');
    const board = await ben.say('leaderboard');
    const shared = await ben.press(board.message, 'Share');
    expect(shared.answer).toMatchObject({ audience: 'channel', replaces: false });
    expect(shared.text).not.toContain('You are');
  });
});

describe('history', () => {
  test('shows the latest date first, a page at a time', async () => {
    const { ben } = await studyGroup();
    for (let day = 1; day <= 12; day += 1) {
      await ben.say(`log ${day}m date:2026-02-${String(day).padStart(2, '0')}`);
    }
    const first = await ben.say('history');
    expect(first.text.indexOf('12 min')).toBeLessThan(first.text.indexOf('11 min'));
    expect(first.text).not.toContain(' 1 min');
    const older = await ben.press(first.message, 'Older');
    expect(older.answer).toMatchObject({ replaces: true });
    expect(labelsOf(older.message)).toContain('Newer');
  });

  test('of others shows completions alone', async () => {
    const { ana, ben } = await studyGroup();
    await ben.say('log 3h');
    await ben.say('done docker-fundamentals');
    const seen = (await ana.say(`history member:${ben.id}`)).text;
    expect(seen).toContain('Docker fundamentals');
    expect(seen).not.toContain('3 h');
    expect((await ana.say(`history hours member:${ben.id}`)).text).toContain('completions alone');
  });
});

describe('progress and next', () => {
  test('say where a member stands against the plan', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 3h');
    await ben.say('done "Dockerized application"');
    const overview = (await ben.say('progress')).text;
    expect(overview).toContain('Deliverables 1 of 31');
    expect(overview).toContain('This week 3 h of 15 h');
    expect((await ben.say('progress view:quarter')).text).toContain('Deliverables · 1 of 4');
  });

  test('what is open of earlier quarters comes first', async () => {
    const { ben } = await studyGroup('2026-06-01T10:00:00Z');
    const next = (await ben.say('next')).text;
    expect(next).toMatch(
      /Open from earlier quarters[\s\S]*Dockerized application[\s\S]*Open in this quarter/,
    );
  });

  test('Log hours opens the form', async () => {
    const { ben } = await studyGroup();
    const next = await ben.say('next');
    expect((await ben.press(next.message, 'Log hours')).answer.kind).toBe('form');
  });
});

describe('roadmap and help', () => {
  test('a quarter opens from the select', async () => {
    const { ben } = await studyGroup();
    const contents = await ben.say('roadmap');
    expect((await ben.choose(contents.message, '3')).text).toContain(
      'Data Engineering Foundations',
    );
    expect((await ben.say('roadmap 9')).text).toContain('Nothing was changed.');
  });

  test('help explains each command with examples; a mistyped one gets the nearest', async () => {
    const { ben } = await studyGroup();
    expect((await ben.say('help log')).text).toContain('/log 1h30m coding');
    expect((await ben.say('leaderbord')).text).toContain('/leaderboard');
  });
});

describe('autocomplete', () => {
  test('offers open items first and done ones last', async () => {
    const { ben } = await studyGroup();
    expect((await ben.complete('done', 'item', 'docker'))[0]).toBe('dockerized-application');
    await ben.say('done dockerized-application');
    expect((await ben.complete('done', 'item', 'docker')).at(-1)).toBe('dockerized-application');
  });

  test('offers activities, dates, quarters and cities’ zones', async () => {
    const { ben } = await studyGroup();
    expect(await ben.complete('log', 'activity', 'cod')).toEqual(['coding']);
    expect(await ben.complete('log', 'date', 'yes')).toEqual(['yesterday']);
    expect(await ben.complete('roadmap', 'quarter', '')).toHaveLength(8);
    expect(await ben.complete('join', 'timezone', 'mumbai')).toContain('Asia/Kolkata');
  });
});

describe('what is not understood', () => {
  test.each([
    ['join hello world', '/join start:2026-03-02 timezone:Europe/Berlin goal:15'],
    ['history everything', '/history hours'],
    ['undo please', '/undo'],
    ['help cairn', '/help log'],
  ])('%s is answered with an example that works', async (text, example) => {
    const { ben } = await studyGroup();
    expect((await ben.say(text)).text).toContain(`For example ${example}.`);
    expect((await ben.say(example.slice(1))).text).not.toMatch(/can't|no command/);
  });

  test('an item of too many to choose from is asked for with more of its name', async () => {
    const { ben } = await studyGroup();
    const many = await ben.say('done a');
    expect(many.text).toMatch(/"a" fits \d\d+ items\. Pick one of the likeliest, or type more/);
    expect((await ben.say('done docker')).text).toContain(
      '"docker" fits several items. Which one?',
    );
  });

  test('is told before it is asked which item is meant, so that no answer is in vain', async () => {
    const { ben } = await studyGroup();
    const refused = await ben.say('log 1h item:docker date:never');
    expect(refused.text).toContain('I can\'t read "never" as a date.');
    const { answer } = await ben.say('log item:docker date:never');
    const sent = await ben.submit(answer, { time: '1h', item: 'docker', date: 'never' });
    expect(sent.answer).toMatchObject({ refused: { mistakes: [{ option: 'date' }] } });
  });

  test('is repeated on one line, and never at length', async () => {
    const { ben } = await studyGroup();
    const { text } = await ben.say(`${'x'.repeat(2_000)} 1h`);
    expect(text).toContain('There is no command "xxx');
    expect(text.length).toBeLessThan(200);
  });
});
