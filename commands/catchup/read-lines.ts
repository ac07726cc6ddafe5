// Reads what was typed into catchup: a line an entry, its parts in any order that can be read. Nothing is taken for
// granted here that is not shown before it is stored.
import { unlike } from '#core/text/reading.ts';
import { monthNumber } from '#core/time/calendar-words.ts';
import type { Line, LineReader } from './line.ts';
import { wordsOf } from './line-words.ts';
import { readDone } from './read-completion.ts';
import { readHours } from './read-hours.ts';

/** The most lines that are logged at once. */
export const MOST_LINES = 50;

/** More than the longest link and the longest note have together. */
const LONGEST_LINE = 3_000;

/** Lines with something in them. One line alone may hold several, with semicolons between them. */
export function linesOf(text: string): readonly Pick<Line, 'number' | 'typed'>[] {
  const parts = text.includes('\n') ? text.split('\n') : text.split(/;(?=\s|$)/);
  return parts
    .map((part, index) => ({ number: index + 1, typed: part.trim() }))
    .filter(({ typed }) => typed !== '');
}

export function readLine(line: Pick<Line, 'number' | 'typed'>, reader: LineReader): Line {
  if (line.typed.length > LONGEST_LINE) {
    const what = `The line has ${line.typed.length} characters; an entry takes at most ${LONGEST_LINE}.`;
    return { ...line, reading: unlike(what, '2h coding') };
  }
  const { text, note } = withoutNames(line.typed);
  const words = wordsOf(text);
  const parts = { text, words, ...(note !== undefined && { note }) };
  const completed = readDone(parts, reader);
  if (completed !== undefined) return { ...line, reading: completed };
  return { ...line, ...readHours(parts, reader) };
}

/** Without what people write before a line: a bullet, a command's name, names of options. */
function withoutNames(typed: string): { readonly text: string; readonly note?: string } {
  const bare = typed
    .replace(/^(?:[-*•–—]|\d{1,2}\))\s+/, '')
    .replace(/^(\d{1,2})\.\s+(?=(\p{L}*))/u, (all, _, next: string) =>
      monthNumber(next.toLowerCase()) === undefined ? '' : all,
    )
    .replace(/^\/?(?:cairn\s+)?log:?\s+/i, '')
    .replace(/^\/(?:cairn\s+)?(?=done\s)/i, '')
    .replace(/(^|\s)(?:time|date|activity|item|evidence)[:=](?=\S)/gi, '$1');
  const named = /(?:^|\s)note[:=]\s*/i.exec(bare);
  if (named === null) return { text: bare };
  const note = bare.slice(named.index + named[0].length).replace(/^"(.*)"$/, '$1');
  return { text: bare.slice(0, named.index), note };
}
