// /plan goal, skip and unskip: what the plan asks for.
import { describe, expect, test } from 'vitest';
import { studyGroup } from '#support/study-group.ts';

describe('plan goal', () => {
  test('holds from this Monday on; weeks before keep theirs', async () => {
    const { ben, setNow } = await studyGroup();
    await ben.say('log 15h date:2026-02-24');
    setNow('2026-03-11T10:00:00Z');
    await ben.say('log 15h date:2026-03-03');
    const said = await ben.say('plan goal 20');
    expect(said.text).toContain('Weekly goal 15 h → 20 h from Mon 9 Mar on');
    expect(said.text).toContain('quarter 1 ends Fri 22 May');
    const overview = (await ben.say('progress')).text;
    expect(overview).toContain('This week 0 h of 20 h');
    expect(overview).toContain('Streak 2 weeks');
    const undone = await ben.press(said.message, 'Undo');
    expect((await ben.say('plan show')).text).toContain('goal 15 h a week');
    await ben.press(undone.message, 'Restore');
    expect((await ben.say('plan show')).text).toContain('goal 20 h a week');
  });

  test('changed since is not undone', async () => {
    const { ben } = await studyGroup();
    const first = await ben.say('plan goal 20');
    await ben.say('plan goal 10');
    expect((await ben.press(first.message, 'Undo')).text).toContain('Nothing was changed.');
    expect((await ben.say('plan show')).text).toContain('goal 10 h');
  });

  test('set before the start it is the first goal', async () => {
    const { user, setNow } = await studyGroup();
    const dee = user('Dee');
    await dee.say('join start:2026-03-16');
    await dee.say('plan goal 8');
    expect((await dee.say('plan show')).text).toContain('goal 8 h');
    setNow('2026-03-25T10:00:00Z');
    expect((await dee.say('plan show')).text).toContain('goal 8 h');
  });

  test('corrected by join before the start it is the first goal too', async () => {
    const { user, setNow } = await studyGroup();
    const dee = user('Dee');
    await dee.say('join start:2026-03-16');
    await dee.say('join goal:8');
    setNow('2026-03-25T10:00:00Z');
    expect((await dee.say('plan show')).text).toContain('goal 8 h');
  });

  test('set by the form that opens without hours', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('plan goal');
    if (answer.kind !== 'form') throw new Error('no form');
    expect(answer.form.fields.map(({ id }) => id)).toEqual(['hours', 'reason']);
    expect((await ben.submit(answer, { hours: '12.5' })).text).toContain('15 h → 12.5 h');
  });

  test('from a later week leaves the weeks before it as they are, and plans by week', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan goal hours:18 from:2026-05-06');
    expect(said.text).toContain('Weekly goal 15 h → 18 h from Mon 4 May on');
    // Ten weeks of 15 h, then two of 18 h and five days of the third.
    expect(said.text).toContain('Quarter 1 has 190 h 43 → 198 h 51 planned.');
    expect((await ben.say('progress')).text).toContain('This week 0 h of 15 h');
    const now = await ben.say('plan goal 10');
    expect(now.text).toContain('15 h → 10 h from Mon 2 Mar on; 18 h from Mon 4 May on');
    const undone = await ben.press(said.message, 'Undo');
    expect(undone.text).toContain('Undone: Weekly goal 18 h → 10 h from Mon 4 May on');
    expect((await ben.say('plan goal 12')).text).not.toContain('as set before');
    const restored = await ben.press(undone.message, 'Restore');
    expect(restored.text).toContain('12 h → 18 h from Mon 4 May on');
    expect((await ben.press(undone.message, 'Restore')).text).toContain('Nothing was changed.');
  });

  test('from a week of the next quarter it plans that one', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan goal 18 next year');
    expect(said.text).toContain('Nothing was changed.');
    const later = await ben.say('plan goal 18 from 2026-08-01');
    expect(later.text).toContain('Quarter 2 has');
    expect((await ben.say('plan goal 18 from:2026-08-01')).text).toContain(
      'Your weekly goal from Mon 27 Jul on is already 18 h.',
    );
  });

  test('from a week that is over says that the past changes', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan goal 5 from:2026-02-25');
    expect(said.text).toContain('15 h → 5 h from Mon 23 Feb on');
    expect(said.text).toContain('This changes the past');
  });

  test.each(['plan goal 0', 'plan goal 81', 'plan goal 15', 'plan goal hours:lots'])(
    '%s changes nothing and says so',
    async (typed) => {
      const { ben } = await studyGroup();
      expect((await ben.say(typed)).text).toContain('Nothing was changed.');
      expect((await ben.say('plan show')).text).toContain('goal 15 h');
    },
  );
});

describe('plan skip', () => {
  test('takes an item out of what is asked, and Undo brings it back', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('plan skip dockerized-application reason:"done at work"');
    expect(said.text).toContain('Quarter 1 asks for 4 → 3 deliverables.');
    expect(said.text).toContain('quarter 1 ends Fri 22 May');
    expect((await ben.say('next')).text).not.toContain('Dockerized application');
    expect((await ben.say('progress')).text).toContain(
      'Deliverables 0 of 30 · 1 optional, 1 skipped',
    );
    await ben.press(said.message, 'Undo');
    expect((await ben.say('next')).text).toContain('Dockerized application');
  });

  test('unskip takes it up again; its Undo skips it again', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan skip dockerized-application reason:"done at work"');
    const back = await ben.say('plan unskip dockerized-application');
    expect(back.text).toContain('Quarter 1 asks for 3 → 4 deliverables.');
    await ben.press(back.message, 'Undo');
    expect((await ben.say('plan show')).text).toContain(
      'Skipped: Dockerized application · done at work',
    );
  });

  test('unskip asks for a reason as skip does', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('plan unskip');
    const ids = answer.kind === 'form' ? answer.form.fields.map(({ id }) => id) : [];
    expect(ids).toEqual(['item', 'reason']);
  });

  test.each([
    ['plan skip', ['The item']],
    ['plan goal', ['Hours a week, from this week on']],
    ['plan shift from:friday', ['How many weeks later; -1 is a week earlier', 'From when']],
  ])('the form of %s says of its fields what they are there', async (typed, hints) => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say(typed);
    const fields = answer.kind === 'form' ? answer.form.fields : [];
    expect(fields.map(({ hint }) => hint).slice(0, -1)).toEqual(hints);
  });

  test('so does the form that follows the choice of an action', async () => {
    const { ben } = await studyGroup();
    const first = await ben.say('plan');
    const { answer } = await ben.submit(first.answer, { action: 'resume' });
    const hints = answer.kind === 'form' ? answer.form.fields.map(({ hint }) => hint) : [];
    expect(hints[0]).toBe('The first day that counts again');
  });

  test('of an item that is done since is not restored', async () => {
    const { ben } = await studyGroup();
    const skipped = await ben.say('plan skip dockerized-application');
    const undone = await ben.press(skipped.message, 'Undo');
    await ben.say('done dockerized-application');
    expect((await ben.press(undone.message, 'Restore')).text).toContain('Nothing was changed.');
    expect((await ben.say('plan show')).text).not.toContain('Skipped');
  });

  test('of an earlier quarter says that the past changes', async () => {
    const { ben } = await studyGroup('2026-06-01T10:00:00Z');
    const said = await ben.say('plan skip dockerized-application');
    expect(said.text).toContain('This changes the past: quarter 1 is over');
  });

  test('a skipped deliverable is not counted among those of its quarter', async () => {
    const { ben } = await studyGroup();
    await ben.say('done mlflow-tracking-setup');
    await ben.say('plan skip dockerized-application');
    const quarter = await ben.say('progress view:quarter');
    expect(quarter.text).toContain('Deliverables · 1 of 3');
    expect(quarter.text).toContain('Dockerized application · skipped');
  });

  test('a done item need not be skipped', async () => {
    const { ben } = await studyGroup();
    await ben.say('done dockerized-application');
    const said = await ben.say('plan skip dockerized-application');
    expect(said.text).toContain('is done and need not be skipped. Nothing was changed.');
    expect((await ben.say('plan show')).text).not.toContain('Skipped');
  });

  test.each([
    ['plan unskip dockerized-application', 'is not skipped. Nothing was changed.'],
    ['plan skip knitting', 'Nothing was changed.'],
  ])('%s: %s', async (typed, expected) => {
    const { ben } = await studyGroup();
    expect((await ben.say(typed)).text).toContain(expected);
  });

  test('asks which item where several fit', async () => {
    const { ben } = await studyGroup();
    const asked = await ben.say('plan skip item:docker');
    const said = await ben.choose(asked.message, 'dockerized-application');
    expect(said.text).toContain('Skipped: Dockerized application');
  });
});
