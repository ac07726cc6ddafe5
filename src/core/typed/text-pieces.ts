// How a typed line falls into words, quoted words and `name:value` parts.
import type { TextOption } from './text-option.ts';
import type { Mark, TypedText } from './typed-text.ts';

export type Span = { readonly start: number; readonly end: number };

/** A word, a quoted text without its quotation marks, or a marked member, channel or link. */
export type Word = Span & {
  readonly text: string;
  readonly quoted: boolean;
  readonly mark: Mark | undefined;
};

/** An option that is named in the text; its value and what follows lie in `region`. */
export type Naming = { readonly option: TextOption; readonly start: number; readonly region: Span };

/** Which marks end a quotation that each mark begins; phones and desktops mix them. */
const DOUBLE_QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"”“'],
  ['“', '”"“'],
  ['„', '“”"'],
  ['«', '»'],
]);
const ALL_QUOTES: ReadonlyMap<string, string> = new Map([
  ...DOUBLE_QUOTES,
  ["'", "'’"],
  ['‘', "’'"],
]);

/** The next word in a span. Single quotes count after `name:` alone: elsewhere they are apostrophes. */
export function wordIn(source: TypedText, span: Span, isValue = false): Word | undefined {
  const start = skipSpace(source.text, span);
  if (start >= span.end) return undefined;
  const mark = markAt(source, start);
  if (mark && mark.end <= span.end) {
    const text = source.text.slice(start, mark.end);
    return { start, end: mark.end, text, quoted: false, mark };
  }
  const closing = closingQuote(source, start, span.end, isValue ? ALL_QUOTES : DOUBLE_QUOTES);
  if (closing !== undefined) {
    const text = source.text.slice(start + 1, closing);
    return { start, end: closing + 1, text, quoted: true, mark: undefined };
  }
  const end = endOfWord(source.text, start, span.end);
  return { start, end, text: source.text.slice(start, end), quoted: false, mark: undefined };
}

/** The longest run of words from the span's start that fits, up to so many words. */
export function longestRun(
  source: TypedText,
  span: Span,
  words: number,
  fits: (text: string, end: number) => boolean,
): Span | undefined {
  const start = skipSpace(source.text, span);
  const ends: number[] = [];
  for (let at = start; at < span.end && ends.length < words; ) {
    const end = endOfWord(source.text, at, span.end);
    ends.push(end);
    at = skipSpace(source.text, { start: end, end: span.end });
  }
  const end = ends.findLast((candidate) => fits(source.text.slice(start, candidate), candidate));
  return end === undefined ? undefined : { start, end };
}

/**
 * A value that begins with quotation marks, of its own or around all of it: `"Learning React" book`. The longest
 * that fits; nothing where no mark begins the span.
 */
export function titleIn(
  source: TypedText,
  span: Span,
  option: TextOption,
  isValue = false,
): (Span & { readonly text: string }) | undefined {
  const closers = (isValue ? ALL_QUOTES : DOUBLE_QUOTES).get(
    source.text.charAt(skipSpace(source.text, span)),
  );
  if (closers === undefined) return undefined;
  const titleOf = (typed: string) => {
    const inner = closers.includes(typed.at(-1) ?? '') ? typed.slice(1, -1) : typed;
    return [typed, inner].find((text) => option.fits(text));
  };
  const run = longestRun(source, span, option.most, (text) => titleOf(text) !== undefined);
  const text = run && titleOf(source.text.slice(run.start, run.end));
  return run === undefined || text === undefined ? undefined : { ...run, text };
}

/** Where options are named (`date:friday`, `date=friday`), outside quotations, from left to right. */
export function findNamings(source: TypedText, options: readonly TextOption[]): Naming[] {
  const found: Omit<Naming, 'region'>[] = [];
  const starts: number[] = [];
  const { text } = source;
  const end = text.length;
  for (
    let at = skipSpace(text, { start: 0, end });
    at < end;
    at = skipSpace(text, { start: at, end })
  ) {
    const naming = namingAt(source, at, options);
    if (naming) {
      found.push({ option: naming.option, start: at });
      starts.push(naming.value);
    }
    const next = naming?.value ?? at;
    // In "item: note:done" the first option has no value, and the second one counts.
    const isEmpty = naming && namingAt(source, skipSpace(text, { start: next, end }), options);
    const word = isEmpty ? undefined : wordIn(source, { start: next, end }, naming !== undefined);
    at = isEmpty ? next : (word?.end ?? end);
  }
  return found.map((naming, index) => ({
    ...naming,
    region: { start: starts[index] ?? end, end: found[index + 1]?.start ?? end },
  }));
}

function namingAt(
  source: TypedText,
  at: number,
  options: readonly TextOption[],
): { option: TextOption; value: number } | undefined {
  const found = /^([a-z]+(?:-[a-z]+)*)([:=])/i.exec(source.text.slice(at, at + 40));
  if (!found || isMarked(source, at, at + found[0].length)) return undefined;
  const name = found[1]?.toLowerCase();
  const option = options.find((candidate) => candidate.name === name);
  if (!option) return undefined;
  const value = at + found[0].length;
  const rest = { start: value, end: source.text.length };
  if (skipSpace(source.text, rest) === value && value < rest.end) return { option, value };
  if (found[2] === '=') return undefined;
  const isFirst = at === skipSpace(source.text, { start: 0, end: at });
  return isFirst || fitsAfterSpace(source, rest, option) ? { option, value } : undefined;
}

/** "date: friday" names the option; in "learned about time: it flies" the colon is the sentence's. */
function fitsAfterSpace(source: TypedText, rest: Span, option: TextOption): boolean {
  const word = wordIn(source, rest, true);
  if (word === undefined) return option.required;
  if (word.mark) return word.mark.kind === option.mark;
  if (word.quoted || option.free) return true;
  const fits = (text: string) => option.fits(text) || option.fitsAlone(text);
  return longestRun(source, rest, option.most, fits) !== undefined;
}

function skipSpace(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && /\s/.test(text.charAt(at))) at++;
  return at;
}

function endOfWord(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && !/\s/.test(text.charAt(at))) at++;
  return at;
}

/** Where a quotation that begins here ends: at the first mark that a space or the end follows. */
function closingQuote(
  source: TypedText,
  start: number,
  limit: number,
  quotes: ReadonlyMap<string, string>,
): number | undefined {
  const closers = quotes.get(source.text.charAt(start));
  if (closers === undefined || limit - 1 <= start) return undefined;
  const closing = firstFrom(closingsIn(source, closers), start + 1, (at) => at);
  if (closing !== undefined && closing < limit) return closing;
  return closers.includes(source.text.charAt(limit - 1)) ? limit - 1 : undefined;
}

const closings = new WeakMap<TypedText, Map<string, readonly number[]>>();

/** Where quotations may end, in order; looked for once in a text, since each mark in it may begin one. */
function closingsIn(source: TypedText, closers: string): readonly number[] {
  const known = closings.get(source) ?? new Map<string, readonly number[]>();
  closings.set(source, known);
  const found = known.get(closers);
  if (found !== undefined) return found;
  const ends = [...source.text.matchAll(new RegExp(`[${closers}](?=\\s|$)`, 'g'))];
  const positions = ends.map(({ index }) => index);
  known.set(closers, positions);
  return positions;
}

function markAt({ marks }: TypedText, start: number): Mark | undefined {
  const mark = firstFrom(marks, start, (each) => each.start);
  return mark?.start === start ? mark : undefined;
}

/** Whether a mark covers any of this; marks are in order and do not overlap. */
function isMarked({ marks }: TypedText, start: number, end: number): boolean {
  const mark = firstFrom(marks, start + 1, (each) => each.end);
  return mark !== undefined && mark.start < end;
}

/** The first in an ordered list whose position is at least this. */
function firstFrom<T>(
  sorted: readonly T[],
  position: number,
  positionOf: (each: T) => number,
): T | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = sorted[middle];
    if (each !== undefined && positionOf(each) < position) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}
