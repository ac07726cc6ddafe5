// Block Kit in few words, for the tests of the test Slack.
import type { Json, JsonObject } from './slack/json.ts';

export const long = (length: number) => 'x'.repeat(length);
export const times = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));
export const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
export const section = (text: string): JsonObject => ({
  type: 'section',
  text: { type: 'mrkdwn', text },
});
export const option = (at: number): JsonObject => ({ text: plain(`o${at}`), value: `v${at}` });
export const button = (more: JsonObject = {}): JsonObject => ({
  type: 'button',
  text: plain('Go'),
  ...more,
});
export const actions = (...elements: Json[]): JsonObject => ({ type: 'actions', elements });
export const select = (count: number, more: JsonObject = {}): JsonObject => ({
  type: 'static_select',
  options: times(count, option),
  ...more,
});
export const input = (element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  label: plain('Time'),
  element,
  ...more,
});
export const typed = (more: JsonObject = {}): JsonObject => ({ type: 'plain_text_input', ...more });
export const table = (rows: number, cells: number): JsonObject => ({
  type: 'table',
  rows: times(rows, () => times(cells, () => ({ type: 'raw_text', text: 'a' }))),
});
export const rich = (...elements: Json[]): JsonObject => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const image = (more: JsonObject): JsonObject => ({ type: 'image', ...more });
