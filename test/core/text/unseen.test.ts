// What nobody sees in a name or a note: taken out, but for what scripts and emoji need.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '#core/text/clean-text.ts';
import { quote } from '#core/text/quote.ts';

describe('names that look alike are one', () => {
  test.each([
    ['a zero-width space', 'An\u200Ba'],
    ['a byte order mark', '\uFEFFAna'],
    ['a soft hyphen', 'A\u00ADna'],
    ['a word joiner', 'An\u2060a'],
    ['direction marks', '\u200EAna\u200F\u061C'],
    ['an override', '\u202EAna\u202C'],
    ['an interlinear mark', 'Ana\uFFF9'],
    ['language tags', 'Ana\u{E0065}\u{E006E}\u{E0001}'],
    ['joiners where nothing is joined', 'A\u200Cn\u200Da\u200D'],
    ['a variation selector of no emoji', 'Ana\uFE0F\u{E0100}'],
    ['a combining grapheme joiner', 'An\u034Fa'],
    ['Hangul fillers', 'Ana\u3164\u115F\uFFA0'],
  ])('with %s', (_what, name) => {
    expect(cleanText(name, 'join')).toBe('Ana');
    expect(quote(name)).toBe('"Ana"');
  });
});

describe('what scripts and emoji need stays', () => {
  test.each([
    ['a family', '👨‍👩‍👧‍👦'],
    ['a person with skin and work', '👩🏽‍🚀'],
    ['a heart on fire', '❤️‍🔥'],
    ['a flag of a rainbow', '🏳️‍🌈'],
    ['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['a keycap', '1️⃣ first'],
    ['a text heart', '❤︎'],
    ['Persian with half spaces', 'می‌خواهم'],
    ['Hindi with a half letter', 'क्‍ष'],
    ['Sinhala', 'ශ්‍රී'],
    ['a Malayalam letter that ends with a joiner', 'അവന്‍'],
    ['a Japanese name with a variant', '葛\u{E0100}城'],
    ['German', 'Köln – „schön“'],
  ])('%s', (_what, text) => {
    expect(cleanText(text, 'join')).toBe(text.normalize('NFC'));
  });
});

test('what holds nothing to see is empty', () => {
  for (const text of ['\u200B', '\u3164', '\u2800 \u2800', '\u200D\u200C', '\u00A0\t\n']) {
    expect(cleanText(text, 'join')).toBe('');
    expect(cleanText(text, 'keep')).toBe('');
  }
});

test('of all format characters but joiners none is left by itself', () => {
  // Unicode has them in these planes alone.
  const planes = [0, 1, 14].map((plane) =>
    Array.from({ length: 0x10000 }, (_each, at) => String.fromCodePoint(plane * 0x10000 + at)),
  );
  const all =
    planes
      .flat()
      .join('')
      .match(/\p{Cf}/gu) ?? [];
  expect(all.length).toBeGreaterThan(160);
  expect(cleanText(all.map((character) => `a${character}`).join(''), 'keep')).toMatch(/^a+$/);
});

test('cleaning twice changes nothing more, of lines and of paragraphs', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\u200D',
      '\u200C',
      '\uFE0F',
      '👩',
      '🏽',
      'ن',
      'क',
      '്',
      '葛',
      '\n',
      ' ',
      '1',
      '⃣',
    ),
  );
  const texts = fc.array(piece).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, fc.constantFrom('join' as const, 'keep' as const), (text, breaks) => {
      const once = cleanText(text, breaks);
      expect(cleanText(once, breaks)).toBe(once);
    }),
  );
});
