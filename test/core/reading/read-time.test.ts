// Times as members type them, good and bad.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeTime, readTime } from '#core/reading/read-time.ts';
import { formatHours, formatMinutes } from '#core/time/format-time.ts';
import { minutes } from '#core/time/temporal.ts';
import { suggested, told } from './expect-reading.ts';

function reads(cases: readonly (readonly [typed: string, minutes: number])[]): void {
  test.each(cases)('%j is %d minutes', (text, count) => {
    expect(told(readTime(text))).toBe(`→ ${count}`);
  });
}

describe('a time is read', () => {
  reads([
    ['90m', 90],
    ['1h30m', 90],
    ['1h 30m', 90],
    ['1:30', 90],
    ['2', 120],
    ['2 hours 15 min', 135],
    ['2 hours and 15 minutes', 135],
    ['2 hours, 15 minutes', 135],
    ['2h & 15m', 135],
    ['1 h 30 min', 90],
    ['9 h 30', 570],
    ['1h05', 65],
    ['1hr 30', 90],
    ['1 hr 30', 90],
    ['1h 30', 90],
    ['2 hours 15', 135],
    ['45 mins', 45],
    ['45 MIN', 45],
    ['90min.', 90],
    ['1 hr. 30 min.', 90],
    ['1h.', 60],
    ['0:45', 45],
    ['1:30:00', 90],
    ['1:30:31', 91],
    ['0:45:00', 45],
    ['1h 30m 0s', 90],
    ['90m 30s', 91],
    ['5400 seconds', 90],
    ['PT1H30M', 90],
    ['pt90m', 90],
    ['PT1.5H', 90],
    ['P0DT1H30M0S', 90],
    ['  1h30m, ', 90],
    ['24h', 1440],
    ['1440m', 1440],
    ['1:30 h', 90],
    ['1\u00a0h\u00a030\u00a0min', 90],
  ]);
});

describe('a fraction of an hour is read where it cannot be minutes', () => {
  reads([
    ['1.5h', 90],
    ['1,5h', 90],
    ['.5', 30],
    ['1.1', 66],
    ['2.25', 135],
    ['1.00', 60],
    ['1.50', 90],
    ['1,75 h', 105],
    ['1.80', 108],
    ['1.99h', 119],
    ['1.333h', 80],
    ['1,125h', 68],
    ['1/2h', 30],
    ['1/2', 30],
    ['3/4 hour', 45],
    ['1 1/2 h', 90],
    ['1 1/2', 90],
    ['3/2 h', 90],
    ['1½h', 90],
    ['½ hour', 30],
    ['2¼', 135],
    ['1.5m', 2],
    ['90.25 min', 90],
    // 90 h 30 fits into no day.
    ['90.30 min', 90],
  ]);
});

describe('a time in words is read', () => {
  reads([
    ['two hours', 120],
    ['Two', 120],
    ['twelve hours', 720],
    ['one hour', 60],
    ['an hour', 60],
    ['half an hour', 30],
    ['half hour', 30],
    ['half-hour', 30],
    ['a half hour', 30],
    ['an hour and a half', 90],
    ['hour and a half', 90],
    ['one and a half hours', 90],
    ['two and a half', 150],
    ['2 and a half hours', 150],
    ['two hours and a half', 150],
    ['a quarter of an hour', 15],
    ['quarter hour', 15],
    ['three quarters of an hour', 45],
    ['three-quarters of an hour', 45],
    ['1/2 an hour', 30],
    ['3/4 of an hour', 45],
    ['an hour and a quarter', 75],
    ['an hour and three quarters', 105],
    ['one and three quarter hours', 105],
    ['an hour and twenty minutes', 80],
    ['two hours thirty minutes', 150],
    ['forty-five minutes', 45],
    ['ninety minutes', 90],
    ['a minute', 1],
  ]);
});

describe('a range is its length', () => {
  reads([
    ['9am-11am', 120],
    ['9 am - 11 am', 120],
    ['9am to 11am', 120],
    ['from 9:30 pm to 11:30 pm', 120],
    ['between 9am and 11am', 120],
    ['9:00-10:30', 90],
    ['9.00–10.30', 90],
    // In a range a point stands between hours and minutes, whatever the figures are.
    ['9.30-11', 90],
    ['9.50-11.25', 95],
    ['9-11am', 120],
    ['9am-11', 120],
    ['11-1pm', 120],
    ['10pm-2', 240],
    ['10-2am', 240],
    ['12-1pm', 60],
    ['9:00-17:00', 480],
    ['09:00 — 17:30', 510],
    ['22:00–01:00', 180],
    ['11pm-1am', 120],
    ['23:30-0:15', 45],
    ['22:00-24:00', 120],
    ['10pm-midnight', 120],
    ['noon-2:30', 150],
    ['9-9pm', 720],
    ['9 a.m. until 10 a.m.', 60],
  ]);
});

test('what may count something else is a time where nothing follows, and looks like none before it', () => {
  for (const text of ['1h 30', '1hr 30', 'two', '1/2', '1 1/2', 'one and a half']) {
    expect(readTime(text).ok).toBe(true);
    expect(looksLikeTime(text)).toBe(false);
  }
  for (const text of ['1h30', '9 h 30', 'two hours', '1/2h', '2', '1.30', '9-11am', '99h']) {
    expect(looksLikeTime(text)).toBe(true);
  }
});

describe('what has two meanings is refused with both', () => {
  test.each([
    ['1.30', '"1.30" can mean 1 h 30 min or 1 h 18 min. Try: 1h30m | 1h18m'],
    ['1,30', '"1,30" can mean 1 h 30 min or 1 h 18 min. Try: 1h30m | 1h18m'],
    ['1.30 h', '"1.30 h" can mean 1 h 30 min or 1 h 18 min. Try: 1h30m | 1h18m'],
    ['1,30h', '"1,30h" can mean 1 h 30 min or 1 h 18 min. Try: 1h30m | 1h18m'],
    ['1.30 hours', '"1.30 hours" can mean 1 h 30 min or 1 h 18 min. Try: 1h30m | 1h18m'],
    ['9.30', '"9.30" can mean 9 h 30 min or 9 h 18 min. Try: 9h30m | 9h18m'],
    ['.45', '".45" can mean 45 min or 27 min. Try: 45m | 27m'],
    ['2.05', '"2.05" can mean 2 h 5 min or 2 h 3 min. Try: 2h5m | 2h3m'],
    ['1.30 min', '"1.30 min" can mean 1 h 30 min or 1 min. Try: 1h30m | 1m'],
    ['1,200 min', '"1,200 min" can mean 20 h or 1 min. Try: 20h | 1m'],
    ['9:00-5:00', '"9:00-5:00" can mean 8 h or 20 h. Try: 9am-5pm | 9am-5am'],
    ['12:30-1:30', '"12:30-1:30" can mean 1 h or 13 h. Try: 12:30pm-1:30pm | 12:30pm-1:30am'],
  ])('%j', (text, answer) => {
    const reading = readTime(text);
    expect(told(reading)).toBe(answer);
    expect(reading).toMatchObject({ problem: { why: 'ambiguous' } });
  });
});

describe('a text that is not a time is answered with what was made of it, or with examples', () => {
  const examples = 'For example: 1h30m | 1:30 | 90m';
  test.each([
    ['2hours15', `I can't read "2hours15" as a time. Try: 2h15m | 2:15 | 2.25`],
    ['1:75', `I can't read "1:75" as a time. Try: 2h15m | 2:15 | 2.25`],
    ['1.5.2h', `I can't read "1.5.2h" as a time. ${examples}`],
    ['1h 90m', `I can't read "1h 90m" as a time. Try: 2h30m | 2:30 | 2.5`],
    ['1.5h 20m', `I can't read "1.5h 20m" as a time. Try: 1h50m | 1:50`],
    ['1..5h', `I can't read "1..5h" as a time. Try: 1h30m | 1:30 | 1.5`],
    ['1..30h', `I can't read "1..30h" as a time. Try: 1h30m | 1h18m`],
    ['30m 1h', `I can't read "30m 1h" as a time. Try: 1h30m | 1:30 | 1.5`],
    ['-1', `I can't read "-1" as a time. Try: 1h | 1:00 | 1`],
    ['9-11', `I can't read "9-11" as a time. Try: 9:00-11:00`],
    ['9-5', `I can't read "9-5" as a time. Try: 9am-5pm | 9am-5am`],
    ['1.5-2', `I can't read "1.5-2" as a time. ${examples}`],
    ['1 30', `I can't read "1 30" as a time. Try: 1h30m | 1:30 | 1.5`],
    ['an hour and 20', `I can't read "an hour and 20" as a time. Try: 1h20m | 1:20`],
    ['two hours, thirty', `I can't read "two hours, thirty" as a time. Try: 2h30m | 2:30 | 2.5`],
    ['1h to 2h', `I can't read "1h to 2h" as a time. ${examples}`],
    ['1h or 20m', `I can't read "1h or 20m" as a time. ${examples}`],
    ['half an hour more', `I can't read "half an hour more" as a time. ${examples}`],
    ['1 more hour', `I can't read "1 more hour" as a time. ${examples}`],
    ['2 months', `I can't read "2 months" as a time. ${examples}`],
    ['2 huors', `I can't read "2 huors" as a time. Try: 2h | 2:00 | 2`],
    ['2h15h', `I can't read "2h15h" as a time. ${examples}`],
    ['1e3', `I can't read "1e3" as a time. ${examples}`],
    ['２h', `I can't read "２h" as a time. Try: 2h | 2:00 | 2`],
    ['٢', `I can't read "٢" as a time. ${examples}`],
    ['9am', `I can't read "9am" as a time. ${examples}`],
    ['an hour or two', `I can't read "an hour or two" as a time. ${examples}`],
    ['1 d', `I can't read "1 d" as a time. ${examples}`],
    ['14.11.', `I can't read "14.11." as a time. ${examples}`],
    ['24/7', `I can't read "24/7" as a time. ${examples}`],
    ['', `There is no time here. ${examples}`],
    ['soon', `I can't read "soon" as a time. ${examples}`],
    ['0', `"0" comes to less than a minute. ${examples}`],
    ['0.4m', `"0.4m" comes to less than a minute. ${examples}`],
    ['9:00-9:00', `"9:00-9:00" begins and ends at the same time. ${examples}`],
    ['25h', `"25h" is more than the 24 hours of a day. Try: 24h`],
    ['25.30', `"25.30" is more than the 24 hours of a day. Try: 24h`],
    ['90', `"90" is more than the 24 hours of a day. Try: 1h30m | 1:30 | 1.5`],
    ['90:00', `"90:00" is more than the 24 hours of a day. Try: 1h30m | 1:30 | 1.5`],
    ['24:01', `"24:01" is more than the 24 hours of a day. Try: 24h`],
    ['9'.repeat(90), `I can't read "${'9'.repeat(59)}…" as a time. ${examples}`],
  ])('%j', (text, answer) => {
    expect(told(readTime(text))).toBe(answer);
  });
});

/** What times are made of, in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...['0', '1', '2', '9', '12', '30', '45', '90', '.', ',', ':', '-', '–', '/', ' ', '+', '½'],
      ...['h', 'm', 'hr', 'min.', 'hours', 'am', 'pm', ' to ', ' and ', 'a ', 'an ', 'half ', 'pt'],
      ...['quarter ', 'three ', 'quarters ', 'of ', 'hour', 'two ', 'noon', 'midnight', 's'],
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((parts) => parts.join(''));
const figures = fc.stringMatching(/^[0-9hm:., -]{1,8}$/);
const anything = fc.oneof(pieces, figures, fc.string({ unit: 'binary' }));

test('every suggestion and every example is read, and of two meanings each is another', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const reading = readTime(text);
      const read = suggested(reading).map((typed) => readTime(typed));
      expect(read.filter(({ ok }) => !ok)).toEqual([]);
      if (reading.ok || reading.problem.why !== 'ambiguous') return;
      const lengths = read.map((each) => (each.ok ? each.value : 0));
      expect(new Set(lengths).size).toBe(reading.problem.tries.length);
    }),
    { numRuns: 2000 },
  );
});

test('no text makes it throw, and what it reads is a whole number of minutes of one day', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const reading = readTime(text);
      if (!reading.ok) return;
      expect(Number.isInteger(reading.value)).toBe(true);
      expect(reading.value).toBeGreaterThan(0);
      expect(reading.value).toBeLessThanOrEqual(1440);
    }),
    { numRuns: 1000 },
  );
});

test('two figures after a point or comma are a fraction, both meanings, or no minutes', () => {
  const hours = fc.integer({ min: 0, max: 22 });
  const two = fc.integer({ min: 0, max: 99 });
  const unit = fc.constantFrom('', 'h', ' h', ' hours', 'hr');
  fc.assert(
    fc.property(hours, two, fc.constantFrom('.', ','), unit, (whole, figure, mark, after) => {
      const typed = `${whole}${mark}${String(figure).padStart(2, '0')}${after}`;
      const asFraction = Math.round(whole * 60 + figure * 0.6);
      const asMinutes = whole * 60 + figure;
      const reading = readTime(typed);
      if (figure % 25 === 0 || figure > 59 || asFraction === asMinutes) {
        if (asFraction > 0) expect(reading).toEqual({ ok: true, value: asFraction });
        return;
      }
      const tries = suggested(reading).map((each) => readTime(each));
      const both = [asMinutes, asFraction].filter((count) => count > 0);
      expect(tries).toEqual(both.map((value) => ({ ok: true, value })));
    }),
  );
});

test('a range of the 24-hour clock is its length, past midnight too', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const clock = (at: number) => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`;
  fc.assert(
    fc.property(minute, minute, fc.constantFrom('-', '–', ' - ', ' to '), (from, until, dash) => {
      const reading = readTime(`${clock(from)}${dash}${clock(until)}`);
      const length = (until - from + 1440) % 1440;
      if (reading.ok) expect(reading.value).toBe(length);
      else if (length > 0) expect(reading.problem.why).toBe('ambiguous');
      if (until > from) expect(reading.ok).toBe(true);
    }),
  );
});

test('Cairn writes times as in its messages', () => {
  expect([90, 120, 45, 0, -90].map((count) => formatMinutes(minutes(count)))).toEqual([
    '1 h 30 min',
    '2 h',
    '45 min',
    '0 min',
    '−1 h 30 min',
  ]);
  expect([570, 900, 545, 30, 0].map((count) => formatHours(minutes(count)))).toEqual([
    '9 h 30',
    '15 h',
    '9 h 05',
    '30 min',
    '0 h',
  ]);
});

test('every time that Cairn writes reads back', () => {
  for (let count = 1; count <= 1440; count++) {
    const expected = { ok: true, value: count };
    expect(readTime(formatMinutes(minutes(count)))).toEqual(expected);
    expect(readTime(formatHours(minutes(count)))).toEqual(expected);
  }
});
