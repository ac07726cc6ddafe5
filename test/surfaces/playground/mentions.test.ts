// Typed @names and #channels: marked for the core, everything else left to the letter.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unmarked } from '#core/typed/typed-text.ts';
import { withMentions } from '#surfaces/playground/receive/mentions.ts';

const people = [
  { id: 'ana', name: 'Ana' },
  { id: 'am', name: 'Ana Maria' },
  { id: 'x', name: '<b>&' },
];
const channels = [{ id: 'study', name: 'study' }];
const read = (text: string) => withMentions(text, people, channels);

test('a text that names nobody goes as it was typed', () => {
  const text = 'log 1h <b>bold</b> & ana@example.org @nobody @Anatol';
  expect(read(text)).toEqual(unmarked(text));
});

test('members and channels are marked, whatever their case', () => {
  expect(read('history member:@ana')).toEqual({
    text: 'history member:@Ana',
    marks: [{ kind: 'member', value: 'ana', start: 15, end: 19 }],
  });
  expect(read('setup channel #study')).toEqual({
    text: 'setup channel #study',
    marks: [{ kind: 'channel', value: 'study', start: 14, end: 20 }],
  });
});

test('the longest name counts', () => {
  expect(read('progress @Ana Maria').marks).toMatchObject([{ value: 'am', end: 19 }]);
});

test('a hostile name stays a name', () => {
  expect(read('progress @<b>&')).toEqual({
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
      expect(read(text).text).toBe(text);
    }),
  );
});
