// A message as plain text: for notifications, screen readers, logs of tests and the command line.
import type { Inline } from '#core/message/inline.ts';
import type { Button, Message } from '#core/message/message.ts';
import { bar } from '../bar.ts';
import { type BlockTable, type LeafTable, renderBlock, renderLeaf } from '../by-kind.ts';
import { lines, oneLine, onOneLine, type Run } from '../inline-tree.ts';
import { instantWords } from '../instant-words.ts';
import { assertRepresentable } from '../representable.ts';
import { commandFor, type Viewer } from '../viewer.ts';
import { saysAddress } from '../web-url.ts';

/** The message in lines, without any markup; user text as it is, so escape it for where it goes. */
export function renderPlain(message: Message, viewer: Viewer): string {
  assertRepresentable(message);
  return message.blocks
    .map((block) => renderBlock(table, block, viewer))
    .filter((text) => text.trim() !== '')
    .join('\n');
}

const table: BlockTable<string, Viewer> = {
  heading: ({ content }, viewer) => plainLine(oneLine(content), viewer),
  text: ({ content }, viewer) => paragraph(content, viewer, ''),
  fields: ({ fields }, viewer) =>
    fields
      .map(({ label, value }) => `${onOneLine(label)}: ${plainLine(oneLine(value), viewer)}`)
      .join('\n'),
  list: ({ items }, viewer) =>
    items
      .map(({ marker = '-', content }) => `${marker} ${plainLine(oneLine(content), viewer)}`)
      .join('\n'),
  progress: ({ label, share }, viewer) =>
    `${plainLine(oneLine(label), viewer)} ${bar(share)}`.trim(),
  quote: ({ content }, viewer) => paragraph(content, viewer, '> '),
  image: ({ alt }) => `[picture: ${onOneLine(alt)}]`,
  divider: () => '———',
  actions: ({ buttons }) => buttons.map(plainButton).join(' '),
  select: ({ placeholder, options }) =>
    `[${onOneLine(placeholder)}: ${options.map(({ label }) => onOneLine(label)).join(', ')}]`,
};

function paragraph(content: readonly Inline[], viewer: Viewer, prefix: string): string {
  return lines(content)
    .map((line) => prefix + plainLine(line, viewer))
    .join('\n');
}

function plainLine(line: readonly Run[], viewer: Viewer): string {
  return line.map(({ leaf }) => renderLeaf(leaves, leaf, viewer)).join('');
}

const leaves: LeafTable<string, Viewer> = {
  text: ({ text }) => text,
  code: ({ text }) => onOneLine(text),
  command: ({ text }, viewer) => onOneLine(commandFor(viewer, text)),
  link: ({ url, label }) =>
    saysAddress(label, url) || label.trim() === '' ? url : `${onOneLine(label)} (${url})`,
  mention: ({ name }) => onOneLine(name),
  channel: () => 'a channel',
  instant: instantWords,
};

function plainButton(button: Button): string {
  const label = onOneLine(button.label);
  if ('url' in button) return `[${label}: ${button.url}]`;
  return button.current === true ? `[${label}, chosen]` : `[${label}]`;
}
