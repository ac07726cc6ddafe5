// Numbers as members type them where every option is text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount, readInteger, readNumber } from '#core/reading/read-number.ts';
import { suggested, told } from './expect-reading.ts';

describe('a number', () => {
  test.each([
    ['15', '→ 15'],
    ['12.5', '→ 12.5'],
    ['12,5', '→ 12.5'],
    ['+3', '→ 3'],
    ['1.', `I can't read "1." as a number. Try: 1`],
  ])('%j', (text, answer) => {
    expect(told(readNumber(text, { min: 1, max: 80 }))).toBe(answer);
  });

  test.each([
    ['0.125', '→ 0.125'],
    ['-0', '→ 0'],
    ['−2', '→ -2'],
    ['ten', '→ 10'],
    ['Twelve', '→ 12'],
    ['forty-five', '→ 45'],
    // Groups that can be nothing else.
    ['1,234.5', '→ 1234.5'],
    ['1.234,5', '→ 1234.5'],
    ['-1.234.567', '→ -1234567'],
    ['1,234,567', '→ 1234567'],
    ['1,00,000', '→ 100000'],
    ["1'200", '→ 1200'],
    ['1’200.5', '→ 1200.5'],
    ['1,000', '"1,000" can mean two numbers. Try: 1000 | 1'],
    ['1.200', '"1.200" can mean two numbers. Try: 1200 | 1.2'],
    ['1.500', '"1.500" can mean two numbers. Try: 1500 | 1.5'],
    ['1 000', `I can't read "1 000" as a number. Try: 1000`],
    ['1.23.4', `I can't read "1.23.4" as a number. Try: `],
    ['1e3', `I can't read "1e3" as a number. Try: `],
    ['٣', `I can't read "٣" as a number. Try: `],
    ['', `I can't read "" as a number. Try: `],
  ])('%j without bounds', (text, answer) => {
    expect(told(readNumber(text))).toBe(answer);
  });

  test('of two meanings is told to be so', () => {
    expect(readNumber('1.200')).toMatchObject({ problem: { why: 'ambiguous' } });
  });

  test.each([
    ['90', '"90" is more than 80. Try: 80'],
    ['12.345', '→ 12.345'],
    ['12,345', '→ 12.345'],
    ['0', '"0" is less than 1. Try: 1'],
    ['15 h', '→ 15'],
    ['ten hours', '→ 10'],
    ['15x', `I can't read "15x" as a number. Try: 15`],
    ['lots', `I can't read "lots" as a number. For example: 1`],
  ])('%j as a weekly goal', (text, answer) => {
    expect(told(readNumber(text, { min: 1, max: 80, units: ['h', 'hours'] }))).toBe(answer);
  });

  test.each([
    ['-2', '→ -2'],
    ['two', '→ 2'],
    ['2.5', '"2.5" is not a whole number. Try: 2 | 3'],
    ['2,0', '→ 2'],
    ['1,000', '→ 1'],
    ['1.1%', `I can't read "1.1%" as a number. Try: `],
  ])('%j as whole weeks', (text, answer) => {
    expect(told(readInteger(text, { min: -52, max: 52 }))).toBe(answer);
  });

  test.each([
    ['12', '→ 12'],
    ['80%', '→ 80'],
    ['80 %', '→ 80'],
    ['85 percent', '→ 85'],
    ['101%', '"101" is more than 100. Try: 100%'],
    ['Yes', '→ 1'],
    ['true', '→ 1'],
    ['no', '→ 0'],
    ['-1', '→ -1'],
    ['many', `I can't read "many" as a number. For example: 12 | 80% | yes`],
    ['%', `I can't read "" as a number. For example: 1%`],
  ])('%j as the amount of a metric', (text, answer) => {
    expect(told(readAmount(text))).toBe(answer);
  });
});

const typings = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[-+]?[0-9.,' %]{1,10}$/),
  fc
    .array(fc.constantFrom('1', '12', '000', '200', '.', ',', "'", ' ', 'ten', 'h', '%', '-', '−'))
    .map((pieces) => pieces.join('')),
);
const bounds = fc.constantFrom({}, { min: 1, max: 80, units: ['h'] }, { min: -52, max: 52 });

test('no text makes it throw, and whatever it suggests or shows is read', () => {
  fc.assert(
    fc.property(typings, bounds, (text, within) => {
      for (const reader of [
        (typed: string) => readNumber(typed, within),
        (typed: string) => readInteger(typed, within),
        readAmount,
      ]) {
        for (const suggestion of suggested(reader(text))) {
          expect(reader(suggestion).ok, suggestion).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('a number is read as JavaScript and as the languages of Europe write it', () => {
  const number = fc.double({ min: -99_999, max: 99_999, noNaN: true });
  const rounded = number.map((value) => Number(value.toFixed(2)));
  fc.assert(
    fc.property(rounded, (value) => {
      expect(readNumber(String(value))).toEqual({ ok: true, value: value + 0 });
      // A thousand without a fraction is written as a thousandth would be.
      if (Number.isInteger(value) && Math.abs(value) >= 1000) return;
      for (const language of ['en', 'de', 'de-CH', 'en-IN']) {
        const written = value.toLocaleString(language);
        expect(readNumber(written), written).toEqual({ ok: true, value: value + 0 });
      }
    }),
  );
});
