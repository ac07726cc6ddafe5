// What Slack escapes in a slash command: ids and addresses are marked, and the words read as they were typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unmarked } from '#core/typed/typed-text.ts';
import { unwrapSlackText } from '#surfaces/slack/receive/escapes.ts';

test.each([
  [
    'with <@U1|ana> and <@U2> in <#C1|general> &amp; &lt;b&gt; &amp;lt;',
    'with @ana and @U2 in #general & <b> &lt;',
    ['member U1', 'member U2', 'channel C1'],
  ],
  [
    'see <http://x.de|x.de>, <mailto:a@b.c|a@b.c>',
    'see x.de, a@b.c',
    ['link http://x.de', 'link mailto:a@b.c'],
  ],
  [
    '<http://main.py|main.py>, <http://readme.md|README.md>: <https://x.de/a?b&amp;c>',
    'main.py, README.md: https://x.de/a?b&c',
    ['link http://main.py', 'link http://readme.md', 'link https://x.de/a?b&c'],
  ],
  ['"in <http://fast.ai/|fast.ai>"', '"in fast.ai"', ['link http://fast.ai/']],
  ['see <https://x.de|the page>', 'see the page (https://x.de)', ['link https://x.de']],
  ['<!here> <!subteam^S1|@team> <', '@here @team <', ['other !here', 'other !subteam^S1']],
])('%s', (escaped, readable, meanings) => {
  const { text, marks } = unwrapSlackText(escaped);
  expect(text).toBe(readable);
  expect(marks.map(({ kind, value }) => `${kind} ${value}`)).toEqual(meanings);
});

test('a mark stands where its words are read', () => {
  const { text, marks } = unwrapSlackText('a &amp; <@U1|ana> <https://x.de|the page>!');
  const marked = marks.map(({ start, end }) => text.slice(start, end));
  expect(marked).toEqual(['@ana', 'the page (https://x.de)']);
});

test('text without escapes is left as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !/[<&]/.test(text)),
      (text) => {
        expect(unwrapSlackText(text)).toEqual(unmarked(text));
      },
    ),
  );
});
