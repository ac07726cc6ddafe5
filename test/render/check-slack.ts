// An independent check of what Slack takes, from its documents and not from the renderer's own limits.
import type { ModalView } from '@slack/types';
import { expect } from 'vitest';
import type { SlackMessage } from '#render/slack/message.ts';
import type { Json, JsonObject } from '#support/slack/json.ts';
import { messageProblems, viewProblems } from '#support/slack/validate-view.ts';

/** The longest text by the type of the object that holds it and the key under which it hangs. */
const PLAIN_TEXT_LIMITS: Readonly<Record<string, number>> = {
  'button.text': 75,
  'option.text': 75,
  'option.description': 75,
  'static_select.placeholder': 150,
  'external_select.placeholder': 150,
  'plain_text_input.placeholder': 150,
  'modal.title': 24,
  'modal.submit': 24,
  'modal.close': 24,
  'input.label': 2000,
  'input.hint': 2000,
  'context.elements': 2000,
};

const LIST_LIMITS: Readonly<Record<string, number>> = {
  'actions.elements': 25,
  'context.elements': 10,
  'static_select.options': 100,
};

const STRING_LIMITS: Readonly<Record<string, number>> = {
  'button.url': 3000,
  'button.action_id': 255,
  'button.accessibility_label': 75,
  'static_select.action_id': 255,
  'option.value': 75,
  'input.block_id': 255,
  'modal.callback_id': 255,
  'modal.private_metadata': 3000,
  'plain_text_input.initial_value': 3000,
};

export function checkSlackMessage(message: SlackMessage): void {
  expect(message.blocks.length).toBeLessThanOrEqual(50);
  expect(message.blocks.length + message.files.length).toBeGreaterThan(0);
  expect(message.text.trim()).not.toBe('');
  expect(message.text.length).toBeLessThanOrEqual(3000);
  expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|@(?:channel|here|everyone)\b/i);
  expect(message.text).not.toMatch(/:[^\s:\u200b]+:/);
  const texts = message.blocks.filter(({ type }) => type === 'rich_text' || type === 'context');
  expect(JSON.stringify(texts).length).toBeLessThanOrEqual(10_500);
  expect(JSON.stringify(message.blocks)).not.toContain('mrkdwn');
  for (const block of message.blocks) {
    check(block, block.type);
    if (block.type === 'actions') {
      const ids = block.elements.map(({ action_id }) => action_id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  }
  expect(messageProblems(parsed(message.blocks), () => false)).toEqual([]);
  for (const file of message.files) expect(file.altText.length).toBeLessThanOrEqual(2000);
}

export function checkSlackForm(view: ModalView): void {
  expect(view.blocks.length).toBeLessThanOrEqual(100);
  check(view, 'modal');
  const wire = parsed(view);
  expect(isJsonObject(wire) ? viewProblems(wire, 'modal', () => false) : ['no view']).toEqual([]);
}

/** As it comes out of the wire. */
function parsed(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Walks the tree: every text is literal and long enough to be one, every list and text within its limit. */
function check(node: object, kind: string): void {
  for (const [key, value] of Object.entries(node)) {
    const at = `${kind}.${key}`;
    if (typeof value === 'string') {
      expect(value.length, at).toBeLessThanOrEqual(STRING_LIMITS[at] ?? 12_000);
      if (key === 'text') expect(value.length, at).toBeGreaterThan(0);
    } else if (Array.isArray(value)) {
      expect(value.length, at).toBeGreaterThan(0);
      expect(value.length, at).toBeLessThanOrEqual(LIST_LIMITS[at] ?? 1000);
      for (const each of value) if (isObject(each)) descend(each, at);
    } else if (isObject(value)) descend(value, at);
  }
}

function descend(node: object, at: string): void {
  const type = 'type' in node && typeof node.type === 'string' ? node.type : undefined;
  if (type === 'plain_text') {
    expect(node).toMatchObject({ emoji: false });
    const text = 'text' in node && typeof node.text === 'string' ? node.text : '';
    expect(text.length, at).toBeGreaterThan(0);
    expect(text.length, at).toBeLessThanOrEqual(PLAIN_TEXT_LIMITS[at] ?? 0);
  } else check(node, type ?? (at.endsWith('option') || at.endsWith('options') ? 'option' : at));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
