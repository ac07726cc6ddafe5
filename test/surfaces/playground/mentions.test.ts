// Typed @names and #channels: marked for the core, everything else left to the letter.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrapSlackText } from '#core/typed/slack-escapes.ts';
import { textDeed } from '#surfaces/playground/receive/mentions.ts';

const people = [
  { id: 'ana', name: 'Ana' },
  { id: 'am', name: 'Ana Maria' },
  { id: 'x', name: '<b>&' },
];
const channels = [{ id: 'study', name: 'study' }];
const input = (text: string) => textDeed(text, people, channels);

test('a text that names nobody goes as it was typed', () => {
  const text = 'log 1h <b>bold</b> & ana@example.org @nobody @Anatol';
  expect(input(text)).toEqual({ kind: 'text', text, escaped: false });
});

test('members and channels are marked, whatever their case', () => {
  expect(input('history member:@ana').text).toBe('history member:<@ana|Ana>');
  expect(input('setup channel #study').text).toBe('setup channel <#study|study>');
});

test('the longest name counts', () => {
  expect(input('progress @Ana Maria').text).toBe('progress <@am|Ana Maria>');
});

test('a hostile name stays a name', () => {
  expect(unwrapSlackText(input('progress @<b>&').text)).toEqual({
    text: 'progress @<b>&',
    marks: [{ kind: 'member', value: 'x', start: 9, end: 14 }],
  });
});

test('what is read is what was typed', () => {
  const pieces = fc.constantFrom(
    '@Ana',
    '#study',
    '<',
    '>',
    '&amp;',
    '|',
    ' ',
    'note',
    '@',
    '<@x>',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const { text: sent, escaped } = input(text);
      expect(escaped ? unwrapSlackText(sent).text : sent).toBe(text);
    }),
  );
});
