// Laws of the renderers, for any text and any message: what was typed is what is read, limits hold,
// nobody is notified unasked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '#core/message/inline.ts';
import type { Block, Button, Message } from '#core/message/message.ts';
import { withParts } from '#core/message/parts.ts';
import type { Press } from '#core/message/press.ts';
import { Temporal } from '#core/time/temporal.ts';
import { renderDiscord } from '#render/discord/message.ts';
import { renderHtml } from '#render/html/message.ts';
import { renderPlain } from '#render/plain/message.ts';
import { renderSlack } from '#render/slack/message.ts';
import { checkDiscordMessage, textOf } from './check-discord.ts';
import { checkSlackMessage } from './check-slack.ts';
import { readDiscordMarkdown, wordsOf } from './read-discord-markdown.ts';
import { onDiscord, onPage, onSlack, PNG } from './samples.ts';

const SPECIAL = [
  ...'\\*_~`|<>[]()@:#-+.!/&;"\'= \n1a',
  ...['**', '__', '```', '||', '# ', '-# ', '> ', '1. ', '1) ', '- ', '@everyone', '<@1>', '<#2>'],
  ...[':tada:', 'https://x.y', '[a](https://b.c)', '<t:1:R>', '\\*', '🪨', '\r\n', '\u2028', '<b>'],
];

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom(...SPECIAL), { maxLength: 30 }).map((parts) => parts.join('')),
);

const id = fc.integer({ min: 1, max: 30 });

const leaf: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: typed.map((text): Inline => ({ kind: 'text', text })) },
  typed.map((text): Inline => ({ kind: 'code', text })),
  typed.map((text): Inline => ({ kind: 'command', text })),
  fc.record({
    kind: fc.constant('link' as const),
    url: fc.oneof(fc.webUrl({ withQueryParameters: true }), typed),
    label: typed,
  }),
  fc.record({ name: typed, user: id, ping: fc.boolean() }).map(({ name, user, ping }): Inline => {
    const targets = [
      { surface: 'discord' as const, workspaceId: '', userId: `${user}` },
      { surface: 'slack' as const, workspaceId: 'T1', userId: `U${user}` },
    ];
    return { kind: 'mention', name, targets, ping };
  }),
  fc.constantFrom('date', 'time', 'date-time', 'relative').map(
    (style): Inline => ({
      kind: 'instant',
      at: Temporal.Instant.from('2026-03-03T08:30:00Z'),
      zone: 'Europe/Berlin',
      style,
    }),
  ),
);

/** Inline content up to two styles deep. */
function inlineOf(inner: fc.Arbitrary<Inline>): fc.Arbitrary<Inline[]> {
  const styled = (content: fc.Arbitrary<Inline>) =>
    fc.oneof(
      { weight: 3, arbitrary: content },
      fc.record({
        kind: fc.constantFrom('bold' as const, 'italic' as const),
        children: fc.array(content, { maxLength: 3 }),
      }),
    );
  return fc.array(styled(styled(inner)), { maxLength: 6 });
}

const content = inlineOf(leaf);
const size = fc.oneof({ weight: 8, arbitrary: fc.nat(6) }, fc.nat(150));
const share = fc.double();

/** Many of a thing without generating each: a few, repeated. */
function many<T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc
    .record({ some: fc.array(of, { minLength: 1, maxLength: 4 }), times: size })
    .map(({ some, times }) => Array.from({ length: times }, () => some).flat());
}

const label = typed.map((text) => `x${text}`);
/** Any block of each kind: one that is forgotten here does not compile. */
const blocks: Readonly<Record<Block['kind'], fc.Arbitrary<Block>>> = {
  heading: content.map((nodes) => ({ kind: 'heading', content: nodes })),
  text: fc
    .record({ content: many(leaf), quiet: fc.boolean() })
    .map((text) => ({ kind: 'text', ...text })),
  fields: many(fc.record({ label: typed, value: content })).map((fields) => ({
    kind: 'fields',
    fields,
  })),
  list: many(
    fc.oneof(fc.record({ content }), fc.record({ marker: fc.constantFrom('1', '✓'), content })),
  ).map((items) => ({ kind: 'list', items })),
  progress: fc.record({ label: content, share }).map((part) => ({ kind: 'progress', ...part })),
  quote: content.map((nodes) => ({ kind: 'quote', content: nodes })),
  image: fc
    .record({ name: typed, alt: label })
    .map((part) => ({ kind: 'image', png: PNG, ...part })),
  divider: fc.constant({ kind: 'divider' }),
  actions: many(label).map((labels) => ({ kind: 'actions', buttons: buttonsOf(labels) })),
  select: many(label).map((labels) => {
    const options = [...labels, 'x'].map((each, value) => ({ label: each, value: `${value}` }));
    return { kind: 'select', press: { action: 'pick', args: [] }, placeholder: 'Pick', options };
  }),
};
const block = fc.oneof(...Object.values(blocks));

function buttonsOf(labels: readonly string[]): Button[] {
  return [...labels, 'x'].map((each) =>
    each.length % 5 === 0
      ? { label: each, url: `https://x.example/${each}` }
      : { label: each, press: { action: 'press', args: [] } },
  );
}

/** Any message whose controls have ids of their own, and in which something can be seen. */
const anyMessage: fc.Arbitrary<Message> = many(block).map((some) => {
  let next = 0;
  const own = (each: Press): Press => ({ ...each, args: [`${next++}`] });
  const seen: readonly Block[] = [...some, { kind: 'divider' }];
  return { blocks: seen.map((each) => withParts(each, { press: own })) };
});

/** Line breaks of every kind are one, and of blank lines only those between others are seen. */
function asRead(text: string): string {
  const lines = text
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u)
    .map((line) => (line.trim() === '' ? '' : line));
  const seen = lines.map((line) => line !== '');
  return lines.slice(Math.max(0, seen.indexOf(true)), seen.lastIndexOf(true) + 1).join('\n');
}

function textsOf(nodes: readonly Inline[], bold = false, italic = false): string[] {
  return nodes.flatMap((node) => {
    if ('children' in node) {
      return textsOf(node.children, bold || node.kind === 'bold', italic || node.kind === 'italic');
    }
    const style = `${bold ? 'b' : ''}${italic ? 'i' : ''}`;
    const chars = node.kind === 'text' ? [...node.text] : [];
    return chars.filter((char) => char.trim() !== '').map((char) => `${char}${style}`);
  });
}

describe('text on Discord', () => {
  test('is read exactly as it was typed, and nothing in it is markup', () => {
    fc.assert(
      fc.property(typed, (text) => {
        fc.pre(text.trim() !== '');
        const blocks: Block[] = [{ kind: 'text', content: [{ kind: 'text', text }], quiet: false }];
        const reading = readDiscordMarkdown(textOf(renderDiscord({ blocks }, onDiscord)));
        expect(reading.markup).toEqual([]);
        expect(wordsOf(reading)).toBe(asRead(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('never leaves the style in which it stands, nor the next one its own', () => {
    const words = inlineOf(typed.map((text): Inline => ({ kind: 'text', text })));
    fc.assert(
      fc.property(words, (nodes) => {
        const expected = textsOf(nodes);
        fc.pre(expected.length > 0 && expected.length < 300);
        const blocks: Block[] = [{ kind: 'text', content: nodes, quiet: false }];
        const { seen, markup } = readDiscordMarkdown(textOf(renderDiscord({ blocks }, onDiscord)));
        expect(markup).toEqual([]);
        const read = seen
          .filter(({ char }) => char.trim() !== '' && char !== '\u200b')
          .map(({ char, bold, italic }) => `${char}${bold ? 'b' : ''}${italic ? 'i' : ''}`);
        expect(read).toEqual(expected.filter((char) => !char.startsWith('\u200b')));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any message', () => {
  test('is within the limits of Discord, and pings only whom it should', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const rendered = renderDiscord(message, onDiscord);
        checkDiscordMessage(rendered);
        const asked = JSON.stringify(message);
        for (const user of rendered.allowed_mentions.users) {
          expect(asked).toContain(`"userId":"${user}"},{"surface":"slack"`);
          expect(asked).toContain(`"userId":"U${user}"}],"ping":true`);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is within the limits of Slack, and mentions only whom it should ping', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const rendered = renderSlack(message, onSlack);
        checkSlackMessage(rendered);
        const wire = JSON.stringify(rendered.blocks);
        expect(wire).not.toMatch(/"type":"(?:broadcast|usergroup)"/);
        const asked = JSON.stringify(message);
        for (const [, user] of wire.matchAll(/"type":"user","user_id":"(U\d+)"/g)) {
          expect(asked).toContain(`"userId":"${user}"}],"ping":true`);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is HTML of known elements alone, whatever was typed', () => {
    const known =
      /<\/?(?:h3|p|small|dl|div|dt|dd|ul|li|span|label|progress|blockquote|br|img|hr|select|option|button|a|strong|em|code|bdi|time)(?: [a-z-]+(?:="[^"<>]*")?)*>/g;
    fc.assert(
      fc.property(anyMessage, (message) => {
        const rest = renderHtml(message, onPage).replace(known, '');
        expect(rest).not.toMatch(/[<>]/);
      }),
      { numRuns: 60 },
    );
  });

  test('has a plain text', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(renderPlain(message, onPage)).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });
});

describe('a mark', () => {
  test('never cuts a character in two', () => {
    const family = '👩‍👩‍👧';
    const blocks: Block[] = [
      { kind: 'text', content: [{ kind: 'text', text: family.repeat(2000) }], quiet: false },
    ];
    const shown = textOf(renderDiscord({ blocks }, onDiscord));
    expect(shown.endsWith(`${family}…`)).toBe(true);
    expect(shown.replaceAll(family, '')).toBe('…');
    expect(shown.length).toBeGreaterThan(3980);
  });
});
