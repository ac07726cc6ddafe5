// The Block Kit validator on messages: each limit at its edge.
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from './slack/json.ts';
import { messageProblems } from './slack/validate-view.ts';
import {
  actions,
  button,
  image,
  input,
  long,
  option,
  plain,
  rich,
  section,
  select,
  table,
  times,
  typed,
} from './slack-block-samples.ts';

const problems = (...blocks: Json[]) => messageProblems(blocks, () => false);
const edges: [name: string, allowed: JsonObject[], refused: JsonObject[], says: string][] = [
  [
    '50 blocks',
    times(50, () => section('x')),
    times(51, () => section('x')),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    'section text',
    [section(long(3000))],
    [section(long(3001))],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'fields',
    [{ type: 'section', fields: times(10, () => plain(long(2000))) }],
    [{ type: 'section', fields: times(11, () => plain('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a field',
    [{ type: 'section', fields: [plain('x')] }],
    [{ type: 'section', fields: [plain(long(2001))] }],
    'must be less than 2001 characters',
  ],
  [
    'header',
    [{ type: 'header', text: plain(long(150)) }],
    [{ type: 'header', text: plain(long(151)) }],
    'must be less than 151 characters',
  ],
  [
    'a header is plain',
    [{ type: 'header', text: plain('x') }],
    [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    'unsupported type: mrkdwn',
  ],
  [
    'elements of actions',
    [actions(...times(25, () => button()))],
    [actions(...times(26, () => button()))],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'elements of context',
    [{ type: 'context', elements: times(10, () => plain('x')) }],
    [{ type: 'context', elements: times(11, () => plain('x')) }],
    'no more than 10 items allowed',
  ],
  [
    'options',
    [actions(select(100))],
    [actions(select(101))],
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  ['no options', [actions(select(1))], [actions(select(0))], 'no less than 1 items allowed'],
  [
    'an option',
    [actions(select(1))],
    [actions({ type: 'static_select', options: [{ text: plain(long(76)), value: 'v' }] })],
    'must be less than 76 characters',
  ],
  [
    'an option value',
    [actions(select(1))],
    [actions({ type: 'static_select', options: [{ text: plain('x'), value: long(151) }] })],
    'must be less than 151 characters',
  ],
  [
    'initial option',
    [actions(select(2, { initial_option: option(1) }))],
    [actions(select(2, { initial_option: option(2) }))],
    'must be among the options',
  ],
  [
    'checkboxes',
    [actions({ type: 'checkboxes', options: times(10, option) })],
    [actions({ type: 'checkboxes', options: times(11, option) })],
    'no more than 10 items allowed',
  ],
  [
    'radio buttons',
    [actions({ type: 'radio_buttons', options: times(10, option) })],
    [actions({ type: 'radio_buttons', options: times(11, option) })],
    'no more than 10 items allowed',
  ],
  [
    'overflow',
    [actions({ type: 'overflow', options: times(5, option) })],
    [actions({ type: 'overflow', options: times(6, option) })],
    'no more than 5 items allowed',
  ],
  [
    'button text',
    [actions(button({ text: plain(long(75)) }))],
    [actions(button({ text: plain(long(76)) }))],
    'must be less than 76 characters',
  ],
  [
    'button value',
    [actions(button({ value: long(2000) }))],
    [actions(button({ value: long(2001) }))],
    'must be less than 2001 characters',
  ],
  [
    'button address',
    [actions(button({ url: 'https://a.io' }))],
    [actions(button({ url: `https://a.io/${long(3000)}` }))],
    'must be less than 3001 characters',
  ],
  [
    'button style',
    [actions(button({ style: 'danger' }))],
    [actions(button({ style: 'default' }))],
    'must be a valid enum value',
  ],
  [
    'action_id',
    [actions(button({ action_id: long(255) }))],
    [actions(button({ action_id: long(256) }))],
    'must be less than 256 characters',
  ],
  [
    'action_ids in a block',
    [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    'action_id "a" already exists',
  ],
  [
    'block_ids',
    [{ type: 'divider', block_id: 'a' }],
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    'block_id "a" already exists',
  ],
  [
    'unknown keys',
    [section('x')],
    [{ ...section('x'), color: 'red' }],
    'invalid additional property: color [json-pointer:/blocks/0]',
  ],
  [
    'unknown types',
    [section('x')],
    [{ type: 'sektion' }],
    'unsupported type: sektion [json-pointer:/blocks/0/type]',
  ],
  [
    'mrkdwn has no emoji',
    [section('x')],
    [{ type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: true } }],
    'invalid additional property: emoji',
  ],
  [
    'a section says something',
    [section('x')],
    [{ type: 'section' }],
    'must define either `text` or `fields`',
  ],
  [
    'alt text',
    [image({ image_url: 'https://a.io/b.png', alt_text: long(2000) })],
    [image({ image_url: 'https://a.io/b.png' })],
    'missing required field: alt_text',
  ],
  [
    'alt text length',
    [image({ image_url: 'https://a.io/b.png', alt_text: 'x' })],
    [image({ image_url: 'https://a.io/b.png', alt_text: long(2001) })],
    'must be less than 2001 characters',
  ],
  [
    'images that Slack can fetch',
    [image({ image_url: 'https://a.io/b.png', alt_text: 'x' })],
    [image({ image_url: 'http://127.0.0.1/b.png', alt_text: 'x' })],
    'downloading image failed',
  ],
  [
    'table rows',
    [table(100, 20)],
    [table(101, 1)],
    'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  ['table cells', [table(1, 20)], [table(1, 21)], 'no more than 20 items allowed'],
  ['one table', [table(1, 1)], [table(1, 1), table(1, 1)], 'only_one_table_allowed'],
  [
    'markdown',
    [{ type: 'markdown', text: long(12_000) }],
    [{ type: 'markdown', text: long(12_001) }],
    'must be less than 12001 characters',
  ],
  [
    'rich text',
    [rich({ type: 'text', text: 'x', style: { bold: true } })],
    [rich({ type: 'text', text: '' })],
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
  [
    'rich text styles',
    [rich({ type: 'text', text: 'x', style: { code: true } })],
    [rich({ type: 'text', text: 'x', style: { red: true } })],
    'invalid additional property: red',
  ],
  [
    'rich text types',
    [rich({ type: 'user', user_id: 'U1' })],
    [rich({ type: 'mrkdwn', text: 'x' })],
    'unsupported type: mrkdwn',
  ],
  [
    'confirm dialogs',
    [actions(button({ confirm: { text: plain(long(300)) } }))],
    [actions(button({ confirm: { text: plain(long(301)) } }))],
    'must be less than 301 characters',
  ],
  [
    'input label',
    [input(typed(), { label: plain(long(2000)) })],
    [input(typed(), { label: plain(long(2001)) })],
    'must be less than 2001 characters',
  ],
  [
    'input hint',
    [input(typed(), { hint: plain(long(2000)) })],
    [input(typed(), { hint: plain(long(2001)) })],
    'must be less than 2001 characters',
  ],
  [
    'placeholder',
    [input(typed({ placeholder: plain(long(150)) }))],
    [input(typed({ placeholder: plain(long(151)) }))],
    'must be less than 151 characters',
  ],
  [
    'input value',
    [input(typed({ max_length: 3000, initial_value: long(3000) }))],
    [input(typed({ max_length: 3001 }))],
    'must be less than 3001',
  ],
  [
    'inputs in inputs alone',
    [input(typed())],
    [actions(typed())],
    'unsupported type: plain_text_input',
  ],
];

describe('a message', () => {
  test.each(edges)('%s', (_name, allowed, refused, says) => {
    expect(problems(...allowed)).toEqual([]);
    expect(problems(...refused).join('\n')).toContain(says);
  });
});
