// Inline content as Slack's rich text elements, which never parse the text that they hold.
import type { RichTextElement } from '@slack/types';
import type { Inline } from '#core/message/inline.ts';
import { type LeafTable, renderLeaf } from '../by-kind.ts';
import { lines, oneLine, onOneLine, type Run } from '../inline-tree.ts';
import { instantWords } from '../instant-words.ts';
import { commandFor, isAt, userIdFor, type Viewer } from '../viewer.ts';
import { webUrl } from '../web-url.ts';

type Style = { bold?: true; italic?: true; code?: true };
type Styled = { style?: Style };
type Context = { readonly viewer: Viewer; readonly style: Style };

const INSTANT_FORMATS = {
  date: '{date_short_pretty}',
  time: '{time}',
  'date-time': '{date_short_pretty} at {time}',
  relative: '{ago}',
};

/** Content that stands on one line. */
export function lineElements(
  content: readonly Inline[],
  viewer: Viewer,
  style: { readonly bold: boolean } = { bold: false },
): RichTextElement[] {
  return elements(oneLine(content, { ...style, italic: false }), viewer);
}

/** Content of any number of lines, the line breaks in it as typed. */
export function elementsOf(content: readonly Inline[], viewer: Viewer): RichTextElement[] {
  return joinedLines(lines(content).map((line) => elements(line, viewer)));
}

/** Lines of elements as one list, a line feed between them. */
export function joinedLines(rows: readonly (readonly RichTextElement[])[]): RichTextElement[] {
  const joined: RichTextElement[] = [];
  for (const [index, row] of rows.entries()) {
    for (const element of index === 0 ? row : [textElement('\n', {}), ...row])
      push(joined, element);
  }
  return joined;
}

/** Neighbouring texts without a style become one element: fewer characters on the wire. */
function push(list: RichTextElement[], element: RichTextElement): void {
  const last = list.at(-1);
  const bothPlain =
    last?.type === 'text' && !last.style && element.type === 'text' && !element.style;
  if (bothPlain) list[list.length - 1] = textElement(last.text + element.text, {});
  else list.push(element);
}

function elements(line: readonly Run[], viewer: Viewer): RichTextElement[] {
  return line
    .map(({ leaf, bold, italic }) => {
      const style: Style = { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) };
      return renderLeaf(leaves, leaf, { viewer, style });
    })
    .filter((element) => element.type !== 'text' || element.text !== '');
}

const leaves: LeafTable<RichTextElement, Context> = {
  text: ({ text }, { style }) => textElement(text, style),
  code: ({ text }, { style }) => textElement(onOneLine(text), { ...style, code: true }),
  command: ({ text }, { viewer, style }) =>
    textElement(onOneLine(commandFor(viewer, text)), { ...style, code: true }),
  link: ({ url, label }, { style }) => {
    const href = webUrl(url);
    const text = onOneLine(label);
    if (href !== undefined) {
      return { type: 'link', url: href, ...(text.trim() === '' ? {} : { text }), ...styled(style) };
    }
    return textElement(text === url ? text : `${text} (${url})`, style);
  },
  // Slack notifies everyone whom a message mentions, so who is not to be notified is named.
  mention: ({ targets, name, ping }, { viewer, style }) => {
    const id = ping ? userIdFor(viewer, targets) : undefined;
    return id !== undefined && isSlackId(id)
      ? { type: 'user', user_id: id, ...styled(style) }
      : textElement(onOneLine(name), style);
  },
  channel: (channel, { viewer, style }) =>
    isAt(viewer, channel) && isSlackId(channel.channelId)
      ? { type: 'channel', channel_id: channel.channelId, ...styled(style) }
      : textElement('a channel', style),
  instant: (node, { viewer, style }) => ({
    type: 'date',
    timestamp: Math.floor(node.at.epochMilliseconds / 1000),
    format: INSTANT_FORMATS[node.style],
    fallback: instantWords(node, viewer),
    ...styled(style),
  }),
};

export function isSlackId(id: string): boolean {
  return /^[A-Z][A-Z0-9]{1,30}$/.test(id);
}

function textElement(text: string, style: Style): RichTextElement {
  return { type: 'text', text, ...styled(style) };
}

function styled(style: Style): Styled {
  return Object.keys(style).length === 0 ? {} : { style };
}
