// Blocks of text as parts of a Discord text display, each able to become shorter with a mark.
import { bold, type Inline, inlines } from '#core/message/inline.ts';
import type { Field, ListItem } from '#core/message/message.ts';
import { bar } from '../bar.ts';
import { moreMark } from '../fit.ts';
import { isBlank, isVisible, lines, oneLine, shorten } from '../inline-tree.ts';
import { rowsThatFit, type TextPart } from '../layout.ts';
import { DISCORD } from '../limits.ts';
import type { Viewer } from '../viewer.ts';
import { lineToMarkdown } from './markdown.ts';

export type MarkdownPart = TextPart<string>;

/**
 * How much of Discord's 4,000 characters a text takes: each UTF-16 unit one, and as much more as its
 * bytes need, so that both limits hold at once.
 */
function weight(text: string): number {
  const perCharacter = DISCORD.textBytes.most / DISCORD.text.most;
  return Math.max(text.length, Math.ceil(Buffer.byteLength(text) / perCharacter));
}

type Write = (content: readonly Inline[]) => string;

/** Text of one or more lines, each after the same prefix ("-# ", "> "); nothing when it is blank. */
export function paragraph(
  content: readonly Inline[],
  viewer: Viewer,
  prefix: { readonly line: string; readonly blank: string } = { line: '', blank: '' },
): readonly MarkdownPart[] {
  return shrinking(content, (candidate) =>
    lines(candidate)
      .map((line) => (isBlank(line) ? prefix.blank : prefix.line + lineToMarkdown(line, viewer)))
      .join('\n'),
  );
}

/** A bold line. A heading of Discord's own adds space above and below, which a phone has little of. */
export function headingLine(content: readonly Inline[], viewer: Viewer): readonly MarkdownPart[] {
  return shrinking(content, (candidate) =>
    lineToMarkdown(oneLine(candidate, { bold: true, italic: false }), viewer),
  );
}

export function progressLine(
  label: readonly Inline[],
  share: number,
  viewer: Viewer,
): readonly MarkdownPart[] {
  return shrinking(label, (candidate) =>
    `${lineToMarkdown(oneLine(candidate), viewer)} ${bar(share)}`.trim(),
  );
}

export function fieldRows(fields: readonly Field[], viewer: Viewer): readonly MarkdownPart[] {
  const rows = fields.map(({ label, value }) => ({
    prefix: '',
    content: [bold(label), ...inlines(' '), ...value],
  }));
  return rowsPart(rows, viewer);
}

/** Rows with their own markers, or with Discord's bullets. */
export function listRows(items: readonly ListItem[], viewer: Viewer): readonly MarkdownPart[] {
  const rows = items.map(({ marker, content }) =>
    marker === undefined
      ? { prefix: '- ', content }
      : { prefix: '', content: [...inlines(`${marker} `), ...content] },
  );
  return rowsPart(rows, viewer);
}

function shrinking(content: readonly Inline[], write: Write): readonly MarkdownPart[] {
  const full = write(content);
  if (full.trim() === '') return [];
  const within = (room: number) =>
    write(shorten(content, (candidate) => weight(write(candidate)) <= room));
  return [{ kind: 'text', flows: true, size: weight(full), within }];
}

type Row = { readonly prefix: string; readonly content: readonly Inline[] };

function rowsPart(all: readonly Row[], viewer: Viewer): readonly MarkdownPart[] {
  const rows = all.filter(({ content }) => isVisible(content));
  const write = (row: Row) => row.prefix + lineToMarkdown(oneLine(row.content), viewer);
  const written = rows.map(write);
  const [first] = rows;
  if (first === undefined) return [];
  const full = written.join('\n');
  const within = (room: number) => {
    if (weight(full) <= room) return full;
    const sizes = written.map((row) => weight(row) + 1);
    const count = rowsThatFit(sizes, room + 1, (left) => weight(moreMark(left)) + 1);
    if (count > 0) return [...written.slice(0, count), moreMark(rows.length - count)].join('\n');
    const mark = rows.length > 1 ? `\n${moreMark(rows.length - 1)}` : '';
    const fits = (content: readonly Inline[]) =>
      weight(write({ ...first, content })) + weight(mark) <= room;
    return write({ ...first, content: shorten(first.content, fits) }) + mark;
  };
  return [{ kind: 'text', flows: true, size: weight(full), within }];
}
