// Single rules of the renderers that no golden says in words.
import { describe, expect, test } from 'vitest';
import type { Inline } from '#core/message/inline.ts';
import {
  actions,
  button,
  list,
  type Message,
  message,
  progress,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { bar } from '#render/bar.ts';
import { renderDiscordForm } from '#render/discord/form.ts';
import { renderDiscord } from '#render/discord/message.ts';
import { renderHtml } from '#render/html/message.ts';
import { shares } from '#render/layout.ts';
import { renderPlain } from '#render/plain/message.ts';
import { renderSlackForm } from '#render/slack/form.ts';
import { renderSlack } from '#render/slack/message.ts';
import { textOf } from './check-discord.ts';
import { instant, mention, onDiscord, onPage, onSlack, samples } from './samples.ts';

function slackWire(content: Inline): string {
  return JSON.stringify(renderSlack(message(text(content)), onSlack).blocks);
}

test('words that are no markup reach Discord as they were typed', () => {
  const typed = 'Quarter 1: >85% accuracy (2.5 h), at 9:30 and 10:15 UTC';
  expect(textOf(renderDiscord(message(text(typed)), onDiscord))).toBe(typed);
});

describe('a mention', () => {
  test('without a ping is a quiet mention on Discord and a name on Slack', () => {
    const rendered = renderDiscord(message(text(mention('Ana'))), onDiscord);
    expect(textOf(rendered)).toBe('<@101>');
    expect(rendered.allowed_mentions.users).toEqual([]);
    expect(slackWire(mention('Ana'))).toContain('"text":"Ana"');
  });

  test('with a ping notifies on both', () => {
    const rendered = renderDiscord(message(text(mention('Ana', true))), onDiscord);
    expect(rendered.allowed_mentions.users).toEqual(['101']);
    expect(slackWire(mention('Ana', true))).toContain('"user_id":"U1"');
  });

  test('is a name in another workspace', () => {
    const elsewhere = { ...onSlack, workspaceId: 'T2' };
    const { blocks } = renderSlack(message(text(mention('Ana', true))), elsewhere);
    expect(JSON.stringify(blocks)).toContain('"text":"Ana"');
  });

  test('that was cut off with the text around it pings nobody', () => {
    const rows = [...Array.from({ length: 600 }, (_, row) => `row ${row}`), mention('Ana', true)];
    expect(renderDiscord(message(list(rows)), onDiscord).allowed_mentions.users).toEqual([]);
  });
});

describe('too long a message', () => {
  test('keeps what follows a long board, and says how many rows are left out', () => {
    const sample = samples['five hundred rows'] ?? message();
    const shown = textOf(renderDiscord(sample, onDiscord));
    expect(shown).toMatch(/\n… 388 more\nYou are 5th/);
    expect(JSON.stringify(renderSlack(sample, onSlack).blocks)).toMatch(/… \d+ more\\nYou are 5th/);
  });

  test('gives the room that short texts leave to the long ones', () => {
    expect(shares([10, 500, 90, 900], 1000)).toEqual([10, 450, 90, 450]);
    expect(shares([10, 20], 1000)).toEqual([10, 20]);
  });

  test('says how many buttons are left out', () => {
    const buttons = Array.from({ length: 40 }, (_, index) => button('Go', press('go', index)));
    const rendered = renderDiscord(message(actions(...buttons)), onDiscord);
    expect(textOf(rendered)).toBe('-# … 10 more');
  });
});

describe('a message that no platform could show is refused', () => {
  test.each<readonly [string, Message]>([
    ['a message without blocks', message()],
    ['a button without a label', message(actions(button(' ', press('undo'))))],
    [
      'the same arguments',
      message(actions(button('A', press('undo')), button('B', press('undo')))),
    ],
    ['no options', message({ kind: 'select', press: press('x'), placeholder: 'x', options: [] })],
    [
      'a picture without words',
      message({ kind: 'image', png: new Uint8Array(), name: 'x', alt: '' }),
    ],
  ])('%s', (problem, bad) => {
    for (const render of [renderDiscord, renderSlack, renderPlain]) {
      expect(() => render(bad, onDiscord)).toThrow(problem);
    }
  });

  test('and so is one in which nothing can be seen', () => {
    expect(() => renderDiscord(message(text(' \n ')), onDiscord)).toThrow('nothing can be seen');
    expect(() => renderSlack(message(text(' \n ')), onSlack)).toThrow('nothing can be seen');
  });
});

describe('a form that a platform could not open is refused', () => {
  const field = { label: 'Line', required: false, input: { kind: 'line' as const } };
  const fields = Array.from({ length: 6 }, (_, index) => ({ ...field, id: `line-${index}` }));
  const form = { submit: press('log'), title: 'Log', submitLabel: 'Log', fields };

  test('with six fields on Discord', () => {
    expect(() => renderDiscordForm(form)).toThrow('6 fields');
  });

  test('with too long metadata on Slack', () => {
    expect(() => renderSlackForm(form, 'x'.repeat(3001))).toThrow('3001 characters');
  });
});

test('a typed value too long for a search keeps its place in a line of text on Slack', () => {
  const field = {
    id: 'item',
    label: 'Item',
    required: true,
    value: 'x'.repeat(76),
    input: { kind: 'search' as const, command: 'log', option: 'item' },
  };
  const view = renderSlackForm(
    { submit: press('log'), title: 'Log', submitLabel: 'Log', fields: [field] },
    '',
  );
  expect(view.blocks).toMatchObject([
    { element: { type: 'plain_text_input', initial_value: field.value } },
  ]);
});

test('a bar is full only when all is reached, and never empty once something is', () => {
  expect(bar(0)).toBe('▱▱▱▱▱▱▱▱▱▱');
  expect(bar(0.001)).toBe('▰▱▱▱▱▱▱▱▱▱');
  expect(bar(0.3)).toBe('▰▰▰▱▱▱▱▱▱▱');
  expect(bar(0.999)).toBe('▰▰▰▰▰▰▰▰▰▱');
  expect(bar(1)).toBe('▰▰▰▰▰▰▰▰▰▰');
});

test('what is beyond a full bar is seen on every platform', () => {
  expect(bar(1.7)).toBe('▰▰▰▰▰▰▰▰▰▰ +70 %');
  expect(bar(1.004)).toBe('▰▰▰▰▰▰▰▰▰▰');
  expect(bar(Number.POSITIVE_INFINITY)).toBe('▰▰▰▰▰▰▰▰▰▰');
  const over = message(progress(1.21, 'coding 72 h 45 of 60 h'));
  const told = '▰▰▰▰▰▰▰▰▰▰ +21 %';
  expect(renderPlain(over, onPage)).toBe(`coding 72 h 45 of 60 h ${told}`);
  expect(JSON.stringify(renderDiscord(over, onDiscord))).toContain(told);
  expect(JSON.stringify(renderSlack(over, onSlack).blocks)).toContain(told);
  expect(renderHtml(over, onPage)).toContain('<span class="beyond"> +21 %</span>');
});

test("a moment is told in the reader's zone, else in its own with the zone's name", () => {
  const told = message(text(instant('date-time')));
  expect(renderPlain(told, onPage)).toBe('Tue 3 Mar 2026, 09:30');
  expect(renderPlain(told, onDiscord)).toBe('Tue 3 Mar 2026, 14:00 Asia/Kolkata');
});

test("a command is told as the reader's platform wants it typed", () => {
  const told = message(text({ kind: 'command', text: 'log 1h' }));
  expect(textOf(renderDiscord(told, onDiscord))).toBe('`/log 1h`');
  expect(renderSlack(told, onSlack).text).toBe('/cairn log 1h');
});
