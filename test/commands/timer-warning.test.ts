// What members read when their timer has run for long, what its buttons do, and who else learns of it: nobody.
import { describe, expect, test } from 'vitest';
import type { PostOutcome } from '#core/command/surface.ts';
import { labelsOf } from '#support/desk.ts';
import { type Arrived, runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';

const NINE = '2026-03-03T09:12:00Z';
const DUE = '2026-03-03T15:12:00Z';

/** Ben's timer runs since 09:12, and is warned of when it is due or at another time. */
async function warned(command = 'timer start coding', at = DUE) {
  const world = await studyGroup(NINE);
  await world.ben.say('settings timezone:Asia/Kolkata');
  await world.ben.say(command);
  const schedule = runSchedule(world);
  await schedule.tickAt(NINE);
  const [warning, ...others] = await schedule.tickAt(at);
  if (warning === undefined) throw new Error('no warning');
  expect(others).toEqual([]);
  return { ...world, schedule, warning };
}

describe('the warning', () => {
  test('says how long it has run, since when in the member’s zone, and of what', async () => {
    const { warning, ben } = await warned(
      'timer start coding item:docker-fundamentals note:"First image"',
    );
    expect(warning.channelId).toBe(ben.id);
    expect(warning.text).toMatch(
      /^Your timer has run for 6 h since 14:42 Asia\/Kolkata: coding · Docker fundamentals\n/,
    );
    expect(warning.text).toContain('First image');
    expect(warning.text).toContain('Nothing has been logged yet, and the timer is still running.');
    expect(warning.text).not.toContain('late');
    expect(labelsOf(warning.message)).toEqual(['Stop', 'Log another time', 'Cancel']);
  });

  test('of a timer of which nothing was said', async () => {
    const { warning } = await warned('timer start');
    expect(warning.text).toMatch(/^Your timer has run for 6 h since 14:42 Asia\/Kolkata\n/);
  });

  test('that comes late says so, and how long it has run by then', async () => {
    const { warning } = await warned('timer start coding', '2026-03-03T16:42:00Z');
    expect(warning.text).toMatch(/^Your timer has run for 7 h 30 min since .*14:42/);
    expect(warning.text).toContain('This comes late: it was due Tue 3 Mar at 20:42.');
  });
});

describe('its buttons', () => {
  test('Stop shows what it would log, and logs that', async () => {
    const { ben, warning } = await warned();
    const asked = await ben.press(warning.message, 'Stop', { private: true });
    expect(asked.answer).toMatchObject({ replaces: true });
    expect(asked.text).toContain('The timer has run for 6 h coding');
    expect(labelsOf(asked.message)).toEqual(['Log 6 h', 'Log another time', 'Cancel']);
    expect((await ben.press(asked.message, 'Log 6 h')).text).toContain('6 h coding · Tue 3 Mar');
  });

  test('Log another time opens the form with what it has run', async () => {
    const { ben, warning } = await warned();
    const { answer } = await ben.press(warning.message, 'Log another time');
    const logged = await ben.submit(answer, { time: '2h', date: '2026-03-03' });
    expect(logged.text).toContain('2 h · Tue 3 Mar');
    expect((await ben.say('timer status')).text).toContain('No timer is running.');
  });

  test('Cancel logs nothing, and Restore does after all', async () => {
    const { ben, warning } = await warned();
    const cancelled = await ben.press(warning.message, 'Cancel');
    expect(cancelled.text).toContain('Timer cancelled, not logged: 6 h coding');
    expect((await ben.press(cancelled.message, 'Restore')).text).toContain('Restored: 6 h coding');
  });

  test('end this run alone: a timer that was started since runs on', async () => {
    const { ben, chi, warning } = await warned();
    await ben.say('timer cancel');
    await ben.say('timer start learning');
    await chi.say('timer start');
    for (const label of ['Stop', 'Cancel', 'Log another time']) {
      for (const user of [ben, chi]) {
        const said = await user.press(warning.message, label);
        expect(said.text).toContain('That timer has already ended. Nothing was logged.');
      }
    }
    expect((await ben.say('timer status')).text).toContain('Running · learning');
  });

  test('never offer more than the date has room for', async () => {
    const world = await studyGroup(NINE);
    await world.ben.say('log 22h');
    await world.ben.say('timer start');
    const schedule = runSchedule(world);
    const [warning]: readonly Arrived[] = await schedule.tickAt(DUE);
    const form = await world.ben.press(warning?.message ?? { blocks: [] }, 'Log another time');
    expect(JSON.stringify(form.answer)).toContain('"2 h"');
  });
});

describe('admins', () => {
  test('do not see whose timer runs, nor that one does', async () => {
    const { ana, schedule } = await warned();
    await schedule.tickAt('2026-03-03T15:13:00Z');
    const answers = [await ana.say('setup status'), await ana.say('setup preview')];
    for (const { text } of answers) expect(text).not.toMatch(/timer|direct message|15:12|Ben/i);
  });

  test('are not told of a member who takes no messages', async () => {
    const world = await studyGroup(NINE);
    await world.ben.say('timer start');
    world.refusals.set(world.ben.id, { kind: 'refused', because: 'forbidden', code: '50007' });
    const schedule = runSchedule(world);
    expect(await schedule.tickAt(DUE)).toEqual([]);
    expect(await schedule.tickAt('2026-03-03T15:30:00Z')).toEqual([]);
    expect((await world.ana.say('setup status')).text).not.toMatch(/refused|direct message/i);
    expect((await world.ben.say('timer status')).text).toContain('6 h 18 min');
  });

  test('may have one sent again that may not have arrived, without learning what it says or when it was due', async () => {
    const world = await studyGroup(NINE);
    await world.ben.say('timer start');
    const unknown: PostOutcome = { kind: 'unknown', code: 'timeout' };
    world.refusals.set(world.ben.id, unknown);
    const schedule = runSchedule(world);
    // By the second, Discord no longer refuses a repeat of the first.
    for (const at of [DUE, '2026-03-03T15:17:00Z']) await schedule.tickAt(at);
    world.refusals.clear();
    const status = await world.ana.say('setup status');
    expect(status.text).toContain('May not have arrived');
    expect(status.text).toContain('\nDirect message · to a member\n[Send again]');
    const asked = await world.ana.press(status.message, 'Send again');
    expect(asked.text).toContain('Direct message · to a member goes out within a minute.');
    for (const { text } of [status, asked]) expect(text).not.toMatch(/timer|15:12|Ben/i);
    const [warning] = await schedule.tickAt('2026-03-03T15:20:00Z');
    expect(warning?.text).toContain('Your timer has run for 6 h 8 min');
  });
});
