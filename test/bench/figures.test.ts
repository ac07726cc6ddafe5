// The figures of benchmarks. What they are of is never asserted in a test: it depends on the machine.
import { expect, test } from 'vitest';
import { median, quantile, spread } from '../../bench/figures.ts';
import { formatTable } from '../../bench/table.ts';

const TO_A_HUNDRED = Array.from({ length: 100 }, (_, at) => 100 - at);

test('a quantile is the least number that so large a share does not exceed', () => {
  expect(quantile(TO_A_HUNDRED, 0.5)).toBe(50);
  expect(quantile(TO_A_HUNDRED, 0.99)).toBe(99);
  expect(quantile(TO_A_HUNDRED, 1)).toBe(100);
  expect(quantile([7], 0.99)).toBe(7);
});

test('a median of an even count lies halfway between the two in the middle', () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([10, 1, 2, 3])).toBe(2.5);
});

test('a spread shows the median of the rounds with the extremes', () => {
  expect(spread([1.5, 1.21, 3])).toBe('1.50 (1.21–3.00)');
});

test('a table sets names to the left and numbers to the right', () => {
  const table = {
    title: 'answers',
    columns: ['', 'p50'],
    rows: [
      ['help', '1.20'],
      ['leaderboard', '10.75'],
    ],
    notes: ['of ten'],
  };
  expect(formatTable(table).split('\n')).toEqual([
    'answers',
    '',
    '               p50',
    '------------------',
    'help          1.20',
    'leaderboard  10.75',
    '* of ten',
    '',
  ]);
});
