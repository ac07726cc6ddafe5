// The Block Kit validator on views, and what a person reads in messages and views.
import { describe, expect, test } from 'vitest';
import { clientProblem } from './slack/form-values.ts';
import type { Json, JsonObject } from './slack/json.ts';
import { textOf } from './slack/text-of.ts';
import { viewProblems } from './slack/validate-view.ts';
import { input, long, plain, rich, section, table, times, typed } from './slack-block-samples.ts';

const modal = (more: JsonObject, blocks: Json[] = [section('x')]): JsonObject => ({
  type: 'modal',
  title: plain('Title'),
  blocks,
  ...more,
});
const viewSays = (view: JsonObject) => viewProblems(view, 'modal', () => false);

const dispatching = (trigger: string): JsonObject => ({
  ...typed(),
  dispatch_action_config: { trigger_actions_on: [trigger] },
});

const viewEdges: [name: string, allowed: JsonObject, refused: JsonObject, says: string][] = [
  [
    '100 blocks',
    modal(
      {},
      times(100, () => section('x')),
    ),
    modal(
      {},
      times(101, () => section('x')),
    ),
    'no more than 100 items allowed [json-pointer:/view/blocks]',
  ],
  [
    'title',
    modal({ title: plain(long(24)) }),
    modal({ title: plain(long(25)) }),
    'must be less than 25 characters',
  ],
  [
    'submit',
    modal({ submit: plain(long(24)) }),
    modal({ submit: plain(long(25)) }),
    'must be less than 25 characters',
  ],
  [
    'close',
    modal({ close: plain(long(24)) }),
    modal({ close: plain(long(25)) }),
    'must be less than 25 characters',
  ],
  [
    'private_metadata',
    modal({ private_metadata: long(3000) }),
    modal({ private_metadata: long(3001) }),
    'must be less than 3001 characters',
  ],
  [
    'callback_id',
    modal({ callback_id: long(255) }),
    modal({ callback_id: long(256) }),
    'must be less than 256 characters',
  ],
  [
    'inputs want a submit',
    modal({ submit: plain('Go') }, [input(typed())]),
    modal({}, [input(typed())]),
    'must define `submit` to use an `input` block in modals',
  ],
  [
    'notify_on_close',
    modal({ notify_on_close: true }),
    modal({ notify_on_close: 'true' }),
    '[json-pointer:/view/notify_on_close]',
  ],
  [
    'what dispatches typing',
    modal({ submit: plain('Go') }, [input(dispatching('on_character_entered'))]),
    modal({ submit: plain('Go') }, [input(dispatching('on_characters'))]),
    'trigger_actions_on',
  ],
  ['no tables', modal({}), modal({}, [table(1, 1)]), 'unsupported type: table'],
  [
    'no markdown',
    modal({}),
    modal({}, [{ type: 'markdown', text: 'x' }]),
    'unsupported type: markdown',
  ],
];

describe('a view', () => {
  test.each(viewEdges)('%s', (_name, allowed, refused, says) => {
    expect(viewSays(allowed)).toEqual([]);
    expect(viewSays(refused).join('\n')).toContain(says);
  });

  test('of the other kind is refused', () => {
    expect(viewProblems(modal({}), 'home', () => false).join()).toContain(
      'unsupported type: modal',
    );
  });
});

describe('what a person reads', () => {
  test('has no marks and escapes', () => {
    const text = '*Ana* laid <https://a.io|a stone>, _really_ &lt;3 &amp;amp; `code` <@U1> a*b';
    expect(textOf({ blocks: [section(text)] }, () => 'Ben')).toBe(
      'Ana laid a stone, really <3 &amp; code @Ben a*b',
    );
  });

  test('keeps plain and rich text to the letter', () => {
    const typedText = '*not bold* <b> &amp;';
    const blocks = [
      { type: 'section', text: plain(typedText) },
      rich({ type: 'text', text: typedText }, { type: 'link', url: 'https://a.io' }),
    ];
    expect(textOf({ blocks })).toBe(`${typedText}\n${typedText}https://a.io`);
  });

  test('is the text of a message without blocks', () => {
    expect(textOf({ text: 'a &gt; b' })).toBe('a > b');
  });
});

describe('a field for files', () => {
  const said = (element: JsonObject, ...files: JsonObject[]) =>
    clientProblem(input({ type: 'file_input', ...element }), { type: 'file_input', files });
  const file = (name: string, size = 10) => ({ id: 'F1', name, size });

  test.each([
    ['none at all', said({}), 'Please complete this required field.'],
    ['too many', said({ max_files: 1 }, file('a.md'), file('b.md')), 'at most 1 files'],
    ['more than 10 MB', said({}, file('a.md', 10_000_001)), 'too large'],
    ['another type', said({ filetypes: ['md'] }, file('a.yaml')), 'not supported'],
  ])('holds %s back', (_, problem, words) => {
    expect(problem).toContain(words);
  });

  test('takes any file that it is not told to leave out', () => {
    expect(said({ max_files: 1 }, file('a.yaml'))).toBeUndefined();
    expect(said({ filetypes: ['md'] }, file('a.md'))).toBeUndefined();
  });
});
