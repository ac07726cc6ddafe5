// Numbers, links, times of day and free text as members type them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClock } from '#core/reading/read-clock.ts';
import { readCode } from '#core/reading/read-code.ts';
import { readEvidence } from '#core/reading/read-link.ts';
import { readWrittenAmount } from '#core/reading/read-metric-amount.ts';
import { readAmount, readInteger, readNumber } from '#core/reading/read-number.ts';
import { cleanText, readLine, readNote } from '#core/text/clean-text.ts';
import { quote } from '#core/text/quote.ts';
import { told } from './expect-reading.ts';

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
    ['1,000', '"1,000" can mean two numbers. Try: 1000 | 1'],
    ['1.500', '"1.500" can mean two numbers. Try: 1500 | 1.5'],
    ['0.125', '→ 0.125'],
    ['1 000', `I can't read "1 000" as a number. Try: 1000`],
    ['1e3', `I can't read "1e3" as a number. Try: `],
    ['٣', `I can't read "٣" as a number. Try: `],
    ['-0', '→ 0'],
    ['−2', '→ -2'],
    ['ten', `I can't read "ten" as a number. Try: `],
    ['', `I can't read "" as a number. Try: `],
  ])('%j without bounds', (text, answer) => {
    expect(told(readNumber(text))).toBe(answer);
  });

  test.each([
    ['90', '"90" is more than 80. Try: 80'],
    ['12.345', '→ 12.345'],
    ['12,345', '→ 12.345'],
    ['0', '"0" is less than 1. Try: 1'],
    ['15 h', '→ 15'],
    ['15x', `I can't read "15x" as a number. Try: 15`],
    ['lots', `I can't read "lots" as a number. Try: 1`],
  ])('%j as a weekly goal', (text, answer) => {
    expect(told(readNumber(text, { min: 1, max: 80, units: ['h', 'hours'] }))).toBe(answer);
  });

  test.each([
    ['-2', '→ -2'],
    ['2.5', '"2.5" is not a whole number. Try: 2 | 3'],
    ['2,0', '→ 2'],
  ])('%j as whole weeks', (text, answer) => {
    expect(told(readInteger(text, { min: -52, max: 52 }))).toBe(answer);
  });

  test.each([
    ['12', '→ 12'],
    ['80%', '→ 80'],
    ['80 %', '→ 80'],
    ['101%', '"101" is more than 100. Try: 100'],
    ['Yes', '→ 1'],
    ['true', '→ 1'],
    ['no', '→ 0'],
    ['-1', '→ -1'],
    ['many', `I can't read "many" as a number. Try: 12 | 80% | yes`],
  ])('%j as the amount of a metric', (text, answer) => {
    expect(told(readAmount(text))).toBe(answer);
  });
});

describe('evidence', () => {
  const example = 'https://github.com/ana/mlflow-setup';
  const not = (text: string, instead: string) =>
    `"${text}" is not a web address with http or https. Try: ${instead}`;
  test.each([
    ['https://github.com/ana/x', '→ https://github.com/ana/x'],
    [' http://localhost:8080/a?b=c#d ', '→ http://localhost:8080/a?b=c#d'],
    ['HTTPS://GitHub.com/Ana', '→ HTTPS://GitHub.com/Ana'],
    ['https://example.com/ü|<b>', '→ https://example.com/%C3%BC|%3Cb%3E'],
    ['https://münchen.de', '→ https://xn--mnchen-3ya.de/'],
    ['github.com/ana/x', not('github.com/ana/x', 'https://github.com/ana/x')],
    ['ftp://example.com/a', not('ftp://example.com/a', example)],
    ['javascript:alert(1)', not('javascript:alert(1)', example)],
    ['https:github.com/ana', not('https:github.com/ana', example)],
    ['https:/github.com/ana', not('https:/github.com/ana', 'https://github.com/ana')],
    ['https://a b.com', not('https://a b.com', example)],
    ['see my repo', not('see my repo', example)],
    ['https://', not('https://', example)],
    [
      'https://ana:pw@github.com/x',
      'The link holds a user name or a password. Try: https://github.com/x',
    ],
    [
      'https://ana@github.com/x',
      'The link holds a user name or a password. Try: https://github.com/x',
    ],
    ['', `There is no link here. Try: ${example}`],
  ])('%j', (text, answer) => {
    expect(told(readEvidence(text))).toBe(answer);
  });

  test('has at most 2,048 characters', () => {
    const longest = `https://example.com/${'a'.repeat(2028)}`;
    expect(readEvidence(longest)).toEqual({ ok: true, value: longest });
    expect(told(readEvidence(`${longest}a`))).toContain('has 2049 characters; 2048 is the most');
  });
});

describe('a time of day', () => {
  test.each([
    ['9', '→ 09:00:00'],
    ['09:00', '→ 09:00:00'],
    ['18:30', '→ 18:30:00'],
    ['9am', '→ 09:00:00'],
    ['12 am', '→ 00:00:00'],
    ['9:30 PM', '→ 21:30:00'],
    ['noon', '→ 12:00:00'],
    ['24:00', `I can't read "24:00" as a time of day. Try: 9:00 | 18:30 | 9 am`],
    ['13 pm', `I can't read "13 pm" as a time of day. Try: 9:00 | 18:30 | 9 am`],
    ['9:60', `I can't read "9:60" as a time of day. Try: 9:00 | 18:30 | 9 am`],
  ])('%j', (text, answer) => {
    expect(told(readClock(text))).toBe(answer);
  });
});

describe('text that members write', () => {
  test.each([
    ['  two\r\nlines\t ', 'two\nlines', 'two lines'],
    ['a\u202Eb\u2066c\u0000d\u0007', 'abcd', 'abcd'],
    ['Mu\u0308nchen', 'München', 'München'],
    ['👩‍👩‍👧 שלום', '👩‍👩‍👧 שלום', '👩‍👩‍👧 שלום'],
    ['\ud800x', '\ufffdx', '\ufffdx'],
    ['*bold* <@U1>', '*bold* <@U1>', '*bold* <@U1>'],
  ])('%j loses what could disturb a page', (text, note, line) => {
    expect(cleanText(text, 'keep')).toBe(note);
    expect(cleanText(text, 'join')).toBe(line);
  });

  test('a note of more than 500 characters is refused with its length, not cut', () => {
    const note = '🪨'.repeat(500);
    expect(readNote(` ${note} `)).toEqual({ ok: true, value: note });
    expect(told(readNote(`${note}!`))).toBe(
      'The note has 501 characters; 500 is the most that fits. Try: ',
    );
  });

  test('a name has one line and is not empty', () => {
    expect(told(readLine('Vision\nCircle', 100, 'name'))).toBe('→ Vision Circle');
    expect(told(readLine('\u202e ', 100, 'name'))).toBe('The name is empty. Try: ');
  });

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text, 'keep');
        expect(cleanText(once, 'keep')).toBe(once);
      }),
    );
  });
});

test('what was typed is repeated on one line of at most 60 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const repeated = quote(text);
      expect(Array.from(repeated).length).toBeLessThanOrEqual(62);
      expect(repeated).not.toMatch(/[\n\u202e]/);
    }),
  );
});

test('no text makes a reading throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const reader of [
        readNumber,
        readInteger,
        readAmount,
        readEvidence,
        readClock,
        readNote,
        readWrittenAmount,
        readCode,
        (typed: string) => readLine(typed, 100, 'name'),
      ]) {
        expect(() => reader(text)).not.toThrow();
      }
      expect(() => readEvidence(`https://${text}`)).not.toThrow();
    }),
  );
});
