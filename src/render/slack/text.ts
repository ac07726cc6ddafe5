// Blocks of text as parts of a Slack message, each able to become shorter with a mark.
import type {
  PlainTextElement,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import { bold, type Inline, inlines } from '#core/message/inline.ts';
import type { Field, ListItem } from '#core/message/message.ts';
import { bar } from '../bar.ts';
import { moreMark } from '../fit.ts';
import { isVisible, lines, runs, shorten, shortenText } from '../inline-tree.ts';
import { rowsThatFit, type TextPart } from '../layout.ts';
import { SLACK } from '../limits.ts';
import type { Viewer } from '../viewer.ts';
import { plainText } from './components.ts';
import { elementsOf, joinedLines, lineElements } from './rich-text.ts';

/** Rich text flows into one block with its neighbours; small print is a block of its own. */
export type SlackText =
  | { readonly kind: 'rich'; readonly elements: readonly RichTextBlockElement[] }
  | { readonly kind: 'small'; readonly text: PlainTextElement };

export type SlackTextPart = TextPart<SlackText>;

type Elements = readonly RichTextElement[];

export function paragraph(content: readonly Inline[], viewer: Viewer): readonly SlackTextPart[] {
  return shrinking(content, (candidate) => elementsOf(candidate, viewer), section);
}

export function quoted(content: readonly Inline[], viewer: Viewer): readonly SlackTextPart[] {
  return shrinking(
    content,
    (candidate) => elementsOf(candidate, viewer),
    (elements) => ({
      type: 'rich_text_quote',
      elements: [...elements],
    }),
  );
}

/** A bold line: header blocks are large on a phone and hold no mentions. */
export function headingLine(content: readonly Inline[], viewer: Viewer): readonly SlackTextPart[] {
  return shrinking(
    content,
    (candidate) => lineElements(candidate, viewer, { bold: true }),
    section,
  );
}

export function progressLine(
  label: readonly Inline[],
  share: number,
  viewer: Viewer,
): readonly SlackTextPart[] {
  const end = inlines(` ${bar(share)}`);
  return shrinking(label, (candidate) => lineElements([...candidate, ...end], viewer), section);
}

/** Small grey print where it is text alone: Slack's small print takes no rich text. */
export function smallPrint(content: readonly Inline[], viewer: Viewer): readonly SlackTextPart[] {
  const plain = runs(content).every(
    ({ leaf, bold, italic }) => leaf.kind === 'text' && !bold && !italic,
  );
  if (!plain) return paragraph(content, viewer);
  const text = lines(content)
    .map((line) => line.map(({ leaf }) => ('text' in leaf ? leaf.text : '')).join(''))
    .join('\n');
  return text === '' ? [] : [small(text)];
}

export function small(text: string): SlackTextPart {
  const measure = (candidate: string) => JSON.stringify(candidate).length;
  const within = (room: number): SlackText => ({
    kind: 'small',
    text: plainText(
      shortenText(text, (candidate) => {
        return measure(candidate) <= room && candidate.length <= SLACK.contextText.most;
      }),
    ),
  });
  return { kind: 'text', flows: false, size: measure(text), within };
}

export function fieldRows(fields: readonly Field[], viewer: Viewer): readonly SlackTextPart[] {
  return rowsPart(
    fields.map(({ label, value }) => [bold(label), ...inlines(' '), ...value]),
    viewer,
    false,
  );
}

/** Slack's own bullets where no row has a marker; else rows with their markers. */
export function listRows(items: readonly ListItem[], viewer: Viewer): readonly SlackTextPart[] {
  const bulleted = items.every(({ marker }) => marker === undefined);
  const rows = items.map(({ marker, content }) =>
    bulleted ? content : [...inlines(`${marker ?? '•'} `), ...content],
  );
  return rowsPart(rows, viewer, bulleted);
}

function section(elements: Elements): RichTextBlockElement {
  return { type: 'rich_text_section', elements: [...elements] };
}

function shrinking(
  content: readonly Inline[],
  write: (content: readonly Inline[]) => Elements,
  wrap: (elements: Elements) => RichTextBlockElement,
): readonly SlackTextPart[] {
  const full = write(content);
  const blank = full.every((element) => element.type === 'text' && element.text.trim() === '');
  if (blank) return [];
  const measure = (candidate: readonly Inline[]) => size([wrap(write(candidate))]);
  const within = (room: number): SlackText => ({
    kind: 'rich',
    elements: [wrap(write(shorten(content, (candidate) => measure(candidate) <= room)))],
  });
  return [{ kind: 'text', flows: true, size: measure(content), within }];
}

function rowsPart(
  all: readonly (readonly Inline[])[],
  viewer: Viewer,
  bulleted: boolean,
): readonly SlackTextPart[] {
  const rows = all.filter(isVisible);
  const [first] = rows;
  if (first === undefined) return [];
  const written = rows.map((row) => lineElements(row, viewer));
  const sizes = written.map((row) => (bulleted ? size([section(row)]) : rowSize(row)));
  const total = sizes.reduce((sum, each) => sum + each, LIST_SIZE);
  const within = (room: number): SlackText => {
    if (total <= room) return { kind: 'rich', elements: rowElements(written, bulleted) };
    const count = rowsThatFit(sizes, room - LIST_SIZE, markSize);
    if (count > 0) return withMark(written.slice(0, count), rows.length - count, bulleted);
    const left = room - LIST_SIZE - markSize(rows.length - 1);
    const cut = shorten(first, (row) => size([section(lineElements(row, viewer))]) <= left);
    return withMark([lineElements(cut, viewer)], rows.length - 1, bulleted);
  };
  return [{ kind: 'text', flows: true, size: total, within }];
}

function withMark(rows: readonly Elements[], left: number, bulleted: boolean): SlackText {
  const marks = left === 0 ? [] : [section([{ type: 'text', text: moreMark(left) }])];
  const elements = rowElements(rows, bulleted);
  return {
    kind: 'rich',
    elements: bulleted ? [...elements, ...marks] : mergedSections([...elements, ...marks]),
  };
}

function rowElements(
  rows: readonly Elements[],
  bulleted: boolean,
): readonly RichTextBlockElement[] {
  if (!bulleted) return [section(joinedLines(rows))];
  const elements = rows.map(
    (row): RichTextSection => ({
      type: 'rich_text_section',
      elements: [...row],
    }),
  );
  return [{ type: 'rich_text_list', style: 'bullet', elements }];
}

/** Neighbouring sections as one, on lines of their own: clients differ in what they put between two. */
export function mergedSections(
  elements: readonly RichTextBlockElement[],
): readonly RichTextBlockElement[] {
  const merged: RichTextBlockElement[] = [];
  for (const element of elements) {
    const last = merged.at(-1);
    if (last?.type === 'rich_text_section' && element.type === 'rich_text_section') {
      merged[merged.length - 1] = section(joinedLines([last.elements, element.elements]));
    } else merged.push(element);
  }
  return merged;
}

const LIST_SIZE = 70;

/** A row and the line feed after it, which is an element of its own after anything styled. */
function rowSize(row: Elements): number {
  const last = row.at(-1);
  const joins = last?.type === 'text' && !last.style;
  return size(row) + (joins ? '\\n'.length : '{"type":"text","text":"\\n"},'.length);
}

function markSize(left: number): number {
  return left === 0 ? 0 : size([section([{ type: 'text', text: moreMark(left) }])]);
}

function size(elements: readonly (RichTextBlockElement | RichTextElement)[]): number {
  return JSON.stringify(elements).length;
}
