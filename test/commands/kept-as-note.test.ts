// Words that are kept as a note though they look like an activity or a date: the answer asks, and the button sets.
import { describe, expect, test } from 'vitest';
import { labelsOf, type User } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

type Exported = {
  readonly kind: string;
  readonly date: string;
  readonly activity?: string;
  readonly note?: string;
  readonly undoneAt?: string;
};

/** What is stored, last recorded first. */
async function entriesOf(user: User): Promise<readonly Exported[]> {
  const { answer } = await user.say('privacy export');
  const content = answer.kind === 'message' ? answer.files?.[0]?.content : undefined;
  return JSON.parse(content ?? '').entries.toReversed();
}

describe('a note that looks like something else is asked about', () => {
  test.each([
    ['log 1h30m codng', 'coding', 'codng', { activity: 'coding' }],
    [
      'log 1h30m codng fixed the loader',
      'coding',
      'codng fixed the loader',
      { activity: 'coding', note: 'fixed the loader' },
    ],
    [
      'log 1h cdoing: the loader',
      'coding',
      'cdoing: the loader',
      { activity: 'coding', note: 'the loader' },
    ],
    ['log 1 d', 'documentation', 'd', { activity: 'documentation' }],
    ['log 1h docs', 'documentation', 'docs', { activity: 'documentation' }],
    ['log 1h Learnign', 'learning', 'Learnign', { activity: 'learning' }],
    ['log 1h yesterday coding', 'coding', 'coding', { activity: 'coding', date: '2026-03-02' }],
    ['log 1h yestrday', 'yesterday', 'yestrday', { date: '2026-03-02' }],
    [
      'log 1h coding yestrday with Ben',
      'yesterday',
      'yestrday with Ben',
      { activity: 'coding', date: '2026-03-02', note: 'with Ben' },
    ],
    [
      'log 1h coding last fridya',
      'last friday',
      'last fridya',
      { activity: 'coding', date: '2026-02-27' },
    ],
    ['log 1h coding 28.2', 'Sat 28 Feb', '28.2', { activity: 'coding', date: '2026-02-28' }],
    ['done opencv https://example.org/a yestrday', 'yesterday', 'yestrday', { date: '2026-03-02' }],
    ['metric commits 5 yestrday', 'yesterday', 'yestrday', { date: '2026-03-02' }],
  ])('%s', async (typed, value, note, stored) => {
    const { ben } = await studyGroup();
    const said = await ben.say(typed);
    expect(said.text).toContain(`Kept as a note. Meant ${value}?`);
    expect(labelsOf(said.message)).toEqual([`Set ${value}`, 'Undo', 'Edit']);
    const [kept] = await entriesOf(ben);
    expect(kept).toMatchObject({ note });

    const set = await ben.press(said.message, `Set ${value}`);
    expect(set.text).toContain('Changed: ');
    expect(set.answer).toMatchObject({ audience: 'asker', replaces: true });
    const [changed] = await entriesOf(ben);
    expect(changed).toMatchObject({ date: '2026-03-03', ...stored });
    expect(changed?.note).toBe('note' in stored ? stored.note : undefined);
  });

  test('what is left of the note is asked about next', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h codng yestrday');
    const next = await ben.press(said.message, 'Set coding');
    expect(labelsOf(next.message)).toEqual(['Set yesterday', 'Undo', 'Edit']);
    await ben.press(next.message, 'Set yesterday');
    const [entry] = await entriesOf(ben);
    expect(entry).toMatchObject({ activity: 'coding', date: '2026-03-02' });
    expect(entry?.note).toBeUndefined();
  });

  test('numbers that say two dates are both offered', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h coding 2/1');
    expect(labelsOf(said.message)).toEqual(['Set Fri 2 Jan', 'Set Sun 1 Feb', 'Undo', 'Edit']);
  });

  test.each([
    ['log 1h tomorrow', '"tomorrow" (Wed 4 Mar) is in the future.'],
    ['log 1h coding tomorow', '"tomorrow" (Wed 4 Mar) is in the future.'],
    ['log 1h coding next friday with Ben', '"next friday" (Fri 6 Mar) is in the future.'],
    ['metric commits 5 in 2 weeks', '"in 2 weeks" (Tue 17 Mar) is in the future.'],
  ])('%s is said to lie ahead', async (typed, what) => {
    const { ben } = await studyGroup();
    const said = await ben.say(typed);
    expect(said.text).toContain(`Kept as a note. ${what} Nothing can be logged ahead.`);
    expect(labelsOf(said.message)).toEqual(['Undo', 'Edit']);
    expect((await entriesOf(ben))[0]).toMatchObject({ date: '2026-03-03' });
  });
});

describe('nothing is asked', () => {
  test.each([
    'log 1h fixed the coding guide',
    'log 1h coming back to the loader',
    'log 1h learn React hooks',
    'log 1h document the API',
    'log 1h coding sat in on a talk',
    'log 1h coding 3/4 of the course',
    'log 1h coding last week we lost it',
    'log 1h coding learning the ropes',
    'log 1h coding read about it yesterday evening at home',
    'log 1h note:codng',
    'log 1h note:tomorrow',
    'log 1h "codng"',
    'metric commits 5 codng',
  ])('%s', async (typed) => {
    const { ben } = await studyGroup();
    const said = await ben.say(typed);
    expect(said.text).not.toContain('Kept as a note');
    expect(labelsOf(said.message)).toEqual(['Undo', 'Edit']);
  });

  test('of a note that was filled in as one', async () => {
    const { ben } = await studyGroup();
    const form = await ben.say('log');
    const said = await ben.submit(form.answer, { time: '1h', note: 'codng' });
    expect(labelsOf(said.message)).toEqual(['Undo', 'Edit']);
  });
});

describe('the button', () => {
  test('pressed twice sets once', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h codng coding is fun');
    const first = await ben.press(said.message, 'Set coding');
    const second = await ben.press(said.message, 'Set coding');
    expect(first.text).toContain('Changed: 1 h coding');
    expect(second.text).toContain('Unchanged: 1 h coding');
    expect((await entriesOf(ben))[0]).toMatchObject({ activity: 'coding', note: 'coding is fun' });
  });

  test('is nobody else’s to press', async () => {
    const { ana, ben } = await studyGroup();
    const said = await ben.say('log 1h codng');
    const other = await ana.press(said.message, 'Set coding');
    expect(other.text).toContain('That entry is another member’s to change. Nothing was changed.');
    expect((await entriesOf(ben))[0]?.activity).toBeUndefined();
  });

  test('after an undo changes nothing and offers Restore, after which it works', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h codng');
    await ben.press(said.message, 'Undo');
    const undone = await ben.press(said.message, 'Set coding');
    expect(undone.text).toContain('Already undone');
    expect((await entriesOf(ben))[0]?.activity).toBeUndefined();
    await ben.press(undone.message, 'Restore');
    await ben.press(said.message, 'Set coding');
    expect((await entriesOf(ben))[0]).toMatchObject({ activity: 'coding' });
    expect((await entriesOf(ben))[0]?.note).toBeUndefined();
  });

  test('leaves nothing but a note that was written anew', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h codng');
    const form = await ben.press(said.message, 'Edit');
    await ben.submit(form.answer, { time: '2h', date: '2026-03-03', note: 'codng standards' });
    const set = await ben.press(said.message, 'Set coding');
    expect(set.text).toContain('2 h coding');
    expect((await entriesOf(ben))[0]).toMatchObject({
      activity: 'coding',
      note: 'codng standards',
    });
  });

  test('takes the words out where something else was edited', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h codng');
    const form = await ben.press(said.message, 'Edit');
    await ben.submit(form.answer, { time: '2h', date: '2026-03-03', note: 'codng' });
    await ben.press(said.message, 'Set coding');
    expect((await entriesOf(ben))[0]?.note).toBeUndefined();
  });

  test('sets the day that was meant, also on a later one', async () => {
    const world = await studyGroup();
    const said = await world.ben.say('log 1h yestrday');
    world.setNow('2026-03-05T10:00:00Z');
    await world.ben.press(said.message, 'Set yesterday');
    expect((await entriesOf(world.ben))[0]).toMatchObject({ date: '2026-03-02' });
  });

  test('keeps a date within its 24 hours', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 24h date:yesterday');
    const said = await ben.say('log 1h yestrday');
    const full = await ben.press(said.message, 'Set yesterday');
    expect(full.text).toContain('Mon 2 Mar is full');
    expect((await entriesOf(ben))[0]).toMatchObject({ date: '2026-03-03', note: 'yestrday' });
  });

  test('is offered by what is pressed in place of a mistake, too', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1.30 codng');
    const logged = await ben.press(said.message, 'log 1h30m codng');
    expect(labelsOf(logged.message)).toEqual(['Set coding', 'Undo', 'Edit']);
    const asked = await ben.say('log 1h item:docker codng');
    const picked = await ben.choose(asked.message, 'docker-fundamentals');
    expect(labelsOf(picked.message)).toEqual(['Set coding', 'Undo', 'Edit']);
  });
});

describe('a timer', () => {
  test('asks when it starts, and logs what was set', async () => {
    const world = await studyGroup();
    const { ben } = world;
    const said = await ben.say('timer start codng the loader');
    expect(said.text).toContain('Kept as a note. Meant coding?');
    const set = await ben.press(said.message, 'Set coding');
    expect(set.text).toContain('Running');
    expect(set.text).toContain('coding');
    world.setNow('2026-03-03T11:00:00Z');
    const again = await ben.press(said.message, 'Set coding');
    expect(again.text).toContain('1 h coding');
    await ben.say('timer stop');
    expect((await entriesOf(ben))[0]).toMatchObject({ activity: 'coding', note: 'the loader' });
    const late = await ben.press(said.message, 'Set coding');
    expect(late.text).toContain('That timer has ended already. Nothing was changed.');
  });

  test('asks when it stops', async () => {
    const world = await studyGroup();
    const { ben } = world;
    await ben.say('timer start');
    world.setNow('2026-03-03T11:00:00Z');
    const said = await ben.say('timer stop codng');
    expect(labelsOf(said.message)).toEqual(['Set coding', 'Undo', 'Edit']);
    await ben.press(said.message, 'Set coding');
    expect((await entriesOf(ben))[0]).toMatchObject({ activity: 'coding' });
  });

  test('asks beside the question how much to log', async () => {
    const world = await studyGroup();
    const { ben } = world;
    await ben.say('timer start');
    world.setNow('2026-03-03T19:00:00Z');
    const said = await ben.say('timer stop codng');
    const set = await ben.press(said.message, 'Set coding');
    expect(labelsOf(set.message)).toContain('Log 9 h');
    await ben.press(set.message, 'Log 9 h');
    const [entry] = await entriesOf(ben);
    expect(entry).toMatchObject({ activity: 'coding' });
    expect(entry?.note).toBeUndefined();
  });
});
