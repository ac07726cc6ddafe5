// What is put aside while its asker is asked something, and taken up again: also what an earlier version put aside.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Input } from '#core/command/ask.ts';
import { draftOf, inputOf } from '#core/desk/drafts.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { unwrapSlackText } from '#surfaces/slack/receive/escapes.ts';

const PRESS = { action: 'undo.restore', args: ['12'] };

test.each<Input>([
  { kind: 'command', command: 'log', values: { time: '1h', note: '<&>' } },
  { kind: 'text', typed: unmarked('log 1h note:"&lt;" <b>') },
  { kind: 'text', typed: unwrapSlackText('progress <@U1|ana> &amp; <https://x.de|x.de>') },
  { kind: 'press', press: PRESS, private: true, chosen: 'week' },
  { kind: 'submit', press: PRESS, values: { time: '1h' } },
])('%j comes back as it was', (input) => {
  expect(inputOf(draftOf(input))).toEqual(input);
});

test.each([
  ['log 1h <b> &amp;', 0, unmarked('log 1h <b> &amp;')],
  ['log 1h &lt;b&gt; &amp;amp; <', 1, unmarked('log 1h <b> &amp; <')],
  ['progress <@U1|ana>', 1, unwrapSlackText('progress <@U1|ana>')],
])('a line that an earlier version put aside is read: %s', (text, escaped, typed) => {
  const draft = { command: '@text', values: { text, escaped } };
  expect(inputOf(draft)).toEqual({ kind: 'text', typed });
});

test('what that version put aside is read as it was when it came', () => {
  const piece = fc.constantFrom(
    ...[
      'log',
      ' 1h ',
      '<@U1|ana>',
      '<@U2>',
      '<#C1|general>',
      '<!here>',
      '<!subteam^S1|@team>',
      '<',
    ],
    ...[
      '<http://main.py|main.py>',
      '<http://fast.ai/|fast.ai>',
      '<https://x.de/?a=1&amp;b=2>',
      '>',
    ],
    ...['<mailto:a@b.c|a@b.c>', '<https://x.de|the page>', '&amp;', '&lt;', '&', '|', '\n', '"'],
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const typed = unwrapSlackText(text);
      expect(inputOf({ command: '@text', values: { text, escaped: 1 } })).toEqual({
        kind: 'text',
        typed,
      });
    }),
  );
});
