// Reads what was typed into catchup: a line an entry, its parts in any order that can be read. Nothing is taken for
// granted here that is not shown before it is stored.
import type { NewEntry } from '#core/model/entries.ts';
import { unlike, unreadable } from '#core/text/reading.ts';
import { monthNumber } from '#core/time/calendar-words.ts';
import type { Line, LineParts, LineReader } from './line.ts';
import { wordsOf } from './line-words.ts';
import { readDone } from './read-completion.ts';
import { readHours } from './read-hours.ts';

/** The most lines that are logged at once. */
export const MOST_LINES = 50;

/** How a line looks, where nothing can be made of what was typed. */
const ALWAYS_READ = '2h coding';

/** More than the longest link and the longest note have together. */
const LONGEST_LINE = 3_000;

/** Lines with something in them. One line alone may hold several, with semicolons between them. */
export function linesOf(text: string): readonly Pick<Line, 'number' | 'typed'>[] {
  const parts = text.includes('\n') ? text.split('\n') : text.split(/;(?=\s|$)/);
  return parts
    .map((part, index) => ({ number: index + 1, typed: part.trim() }))
    .filter(({ typed }) => typed !== '');
}

/** A line that cannot be read comes with tries that can. */
export function readLine(line: Pick<Line, 'number' | 'typed'>, reader: LineReader): Line {
  const made = lineOf(line, reader);
  if (made.reading.ok) return made;
  const { problem } = made.reading;
  const { what } = problem;
  const canBeRead = (typed: string) => lineOf({ ...line, typed }, reader).reading.ok;
  const tries = problem.tries.filter(canBeRead);
  if (tries.length > 0) return { ...made, reading: unreadable(what, ...tries) };
  const [example = ALWAYS_READ, ...others] = (problem.examples ?? []).filter(canBeRead);
  return { ...made, reading: unlike(what, example, ...others) };
}

function lineOf(line: Pick<Line, 'number' | 'typed'>, reader: LineReader): Line {
  if (line.typed.length > LONGEST_LINE) {
    const what = `The line has ${line.typed.length} characters; an entry takes at most ${LONGEST_LINE}.`;
    return { ...line, reading: unlike(what, ALWAYS_READ) };
  }
  const { text, note } = withoutNames(line.typed);
  const named = note === undefined ? {} : { note };
  const ways = [...new Set([text, spaced(text, BARE_MARK), spaced(text, ANY_MARK)])];
  const read = ways.map((way) => readText(way, named, reader)).reduce(better);
  return { ...line, ...read };
}

type ReadText = Pick<Line, 'reading' | 'time'>;

function readText(text: string, named: Pick<LineParts, 'note'>, reader: LineReader): ReadText {
  const parts = { text, words: wordsOf(text), ...named };
  const completed = readDone(parts, reader);
  return completed === undefined ? readHours(parts, reader) : { reading: completed };
}

/** The other where it alone can be read, or where less of it is left for a note. */
function better(best: ReadText, other: ReadText): ReadText {
  if (!best.reading.ok) return other.reading.ok ? other : best;
  if (!other.reading.ok) return best;
  return lettersIn(other.reading.value) < lettersIn(best.reading.value) ? other : best;
}

function lettersIn({ note = '' }: NewEntry): number {
  return note.replace(/[\s,;|]/g, '').length;
}

/** "mon,2h,coding": not one between figures, which belongs to a number. */
const BARE_MARK = /(?<!\d(?=.\d))[,;|](?=\S)/g;
/** "14.11,2h" */
const ANY_MARK = /[,;|](?=\S)/g;

/** With a space behind each such mark, but in quotation marks and links. */
function spaced(text: string, mark: RegExp): string {
  return wordsOf(text).reduceRight(
    (line, { quoted, start, end, text: word }) =>
      quoted || /["“”]|:\/\//.test(word)
        ? line
        : `${line.slice(0, start)}${line.slice(start, end).replace(mark, (each) => (each === '|' ? ' | ' : `${each} `))}${line.slice(end)}`,
    text,
  );
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
