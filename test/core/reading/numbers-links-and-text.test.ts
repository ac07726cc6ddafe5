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
    expect(told(readNote(`${note}!`))).toBe('The note has 501 characters; at most 500 fit. Try: ');
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
