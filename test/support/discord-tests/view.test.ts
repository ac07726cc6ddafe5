// What a person reads of a message.
import { expect, test } from 'vitest';
import { plain, textOf } from '../discord/view.ts';

test('markup is applied, and what is escaped or code stays as it was typed', () => {
  expect(plain('## **1 h 30 min** *coding* __now__ ~~gone~~')).toBe('1 h 30 min coding now gone');
  expect(plain('\\*\\*not bold\\*\\* \\_x\\_ snake_case_name')).toBe(
    '**not bold** _x_ snake_case_name',
  );
  expect(plain('`**code**` and [link](https://example.org/a_b_c)')).toBe('**code** and link');
  expect(plain('https://example.org/a_b_c*d*')).toBe('https://example.org/a_b_c*d*');
  expect(plain('<t:0:f>')).toBe('1970-01-01T00:00:00.000Z');
  expect(plain('-# small\n> quoted')).toBe('small\nquoted');
});

test('an escape that was forgotten shows', () => {
  expect(plain('**bold from a note**')).not.toContain('*');
});

test('buttons and menus are shown by their labels, to the letter', () => {
  const raw = {
    components: [
      { type: 10, content: 'Hello' },
      {
        type: 1,
        components: [
          { type: 2, label: 'By *hours*' },
          { type: 2, emoji: { name: '🪨' } },
        ],
      },
      { type: 1, components: [{ type: 3, placeholder: 'Which' }] },
    ],
  };
  expect(textOf(raw)).toBe('Hello\n[By *hours*] [🪨]\n[Which ▾]');
});
