// Times as members type them, good and bad.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime } from '#core/reading/read-time.ts';
import { formatHours, formatMinutes } from '#core/time/format-time.ts';
import { minutes } from '#core/time/temporal.ts';
import { told } from './expect-reading.ts';

describe('a time is read', () => {
  test.each([
    ['90m', 90],
    ['1h30m', 90],
    ['1h 30m', 90],
    ['1.5h', 90],
    ['1,5h', 90],
    ['1:30', 90],
    ['2', 120],
    ['2 hours 15 min', 135],
    ['2 hours and 15 minutes', 135],
    ['1 h 30 min', 90],
    ['9 h 30', 570],
    ['1h05', 65],
    ['45 mins', 45],
    ['45 MIN', 45],
    ['2.25', 135],
    ['.5', 30],
    ['0:45', 45],
    ['  1h30m, ', 90],
    ['half an hour', 30],
    ['an hour', 60],
    ['24h', 1440],
    ['1440m', 1440],
    ['1:30 h', 90],
    ['1\u00a0h\u00a030\u00a0min', 90],
    ['0.51m', 1],
    ['1.333h', 80],
  ])('%j is %d minutes', (text, count) => {
    expect(readTime(text)).toEqual({ ok: true, value: count });
  });
});

describe('a text that is not a time is answered with what would work', () => {
  const examples = '1h30m | 1:30 | 90m';
  test.each([
    ['2hours15', `I can't read "2hours15" as a time. Try: 2h15m | 2:15 | 2.25`],
    ['1:75', `I can't read "1:75" as a time. Try: 2h15m | 2:15 | 2.25`],
    ['1½h', `I can't read "1½h" as a time. Try: 1h30m | 1:30 | 1.5`],
    ['1.5.2h', `I can't read "1.5.2h" as a time. Try: ${examples}`],
    ['1h 90m', `I can't read "1h 90m" as a time. Try: 2h30m | 2:30 | 2.5`],
    ['1.5h 20m', `I can't read "1.5h 20m" as a time. Try: 1h50m | 1:50`],
    ['1..5h', `I can't read "1..5h" as a time. Try: 1h30m | 1:30 | 1.5`],
    ['30m 1h', `I can't read "30m 1h" as a time. Try: 1h30m | 1:30 | 1.5`],
    ['-1', `I can't read "-1" as a time. Try: 1h | 1:00 | 1`],
    ['1e3', `I can't read "1e3" as a time. Try: ${examples}`],
    ['２h', `I can't read "２h" as a time. Try: 2h | 2:00 | 2`],
    ['٢', `I can't read "٢" as a time. Try: ${examples}`],
    ['', `There is no time here. Try: ${examples}`],
    ['soon', `I can't read "soon" as a time. Try: ${examples}`],
    ['0', `"0" comes to less than a minute. Try: ${examples}`],
    ['0.4m', `"0.4m" comes to less than a minute. Try: ${examples}`],
    ['25h', `"25h" is more than the 24 hours of a day. Try: 24h`],
    ['90', `"90" is more than the 24 hours of a day. Try: 1h30m | 1:30 | 1.5`],
    ['24:01', `"24:01" is more than the 24 hours of a day. Try: 24h`],
    ['9'.repeat(90), `I can't read "${'9'.repeat(59)}…" as a time. Try: ${examples}`],
  ])('%j', (text, answer) => {
    expect(told(readTime(text))).toBe(answer);
  });

  test('every suggestion works', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9hm:., ]{1,8}$/), (text) => {
        const reading = readTime(text);
        if (reading.ok) return;
        for (const suggestion of reading.problem.tries) expect(readTime(suggestion).ok).toBe(true);
      }),
    );
  });
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

test('no text makes it throw, and what it reads is a whole number of minutes of one day', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const reading = readTime(text);
      if (!reading.ok) return;
      expect(Number.isInteger(reading.value)).toBe(true);
      expect(reading.value).toBeGreaterThan(0);
      expect(reading.value).toBeLessThanOrEqual(1440);
    }),
  );
});
