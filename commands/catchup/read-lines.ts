// Reads what was typed into catchup: a line an entry, its parts in any order that can be read. Nothing is taken for
// granted here that is not shown before it is stored.
import type { MemberContext } from '#core/command/command.ts';
import type { NewEntry } from '#core/model/entries.ts';
import type { BatchId } from '#core/model/ids.ts';
import type { Facts } from '#core/options/kinds/shared/kind.ts';
import { readPastDate } from '#core/reading/read-date.ts';
import { looksLikeLink, readEvidence } from '#core/reading/read-link.ts';
import { readTime } from '#core/reading/read-time.ts';
import { findTitled } from '#core/roadmap/find-titled.ts';
import type { Activity, Item } from '#core/roadmap/roadmap.ts';
import { readNote } from '#core/text/clean-text.ts';
import { quote } from '#core/text/quote.ts';
import { type Problem, type Reading, read, unlike, unreadable } from '#core/text/reading.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import {
  activityBegun,
  itemBegun,
  LineWords,
  type Run,
  type Slot,
  textOf,
  typedIn,
  type Word,
  wordsOf,
} from './line-words.ts';

export type LineFacts = Facts;

/** What a line is read with, and for whom. */
export type LineReader = {
  readonly facts: LineFacts;
  readonly member: MemberContext['member'];
  readonly account: MemberContext['account'];
  readonly batch?: BatchId;
};

export type Line = {
  /** From 1, as one counts them in the field; empty ones count. */
  readonly number: number;
  readonly typed: string;
  readonly reading: Reading<NewEntry>;
  /** How its time was typed, so that a shorter one can be offered in its place. */
  readonly time?: string;
};

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
    const what = `The line has ${line.typed.length} characters; ${LONGEST_LINE} are more than an entry can use.`;
    return { ...line, reading: unlike(what, '2h coding') };
  }
  const { text, note } = withoutNames(line.typed);
  const words = wordsOf(text);
  const parts = { text, words, ...(note !== undefined && { note }) };
  const completed = completion(parts, reader);
  if (completed !== undefined) return { ...line, reading: completed };
  return { ...line, ...hours(parts, reader) };
}

type Parts = {
  readonly text: string;
  readonly words: readonly Word[];
  /** A note that was called one. */
  readonly note?: string;
};

/** Without what people write before a line: a bullet, a command's name, names of options. */
function withoutNames(typed: string): { readonly text: string; readonly note?: string } {
  const bare = typed
    .replace(/^(?:[-*•–—]|\d{1,2}\))\s+/, '')
    .replace(/^\/?(?:cairn\s+)?log\s+/i, '')
    .replace(/^\/(?:cairn\s+)?(?=done\s)/i, '')
    .replace(/(^|\s)(?:time|date|activity|item|evidence)[:=](?=\S)/gi, '$1');
  const named = /(?:^|\s)note[:=]\s*/i.exec(bare);
  if (named === null) return { text: bare };
  const note = bare.slice(named.index + named[0].length).replace(/^"(.*)"$/, '$1');
  return { text: bare.slice(0, named.index), note };
}

const DONE = /^(?:done|✓|✅|\[x\]):?$/i;

/** A line that says what is done: "done opencv", "yesterday done opencv", "opencv done". */
function completion(parts: Parts, reader: LineReader): Reading<NewEntry> | undefined {
  const { text, words } = parts;
  const all = { from: 0, to: words.length };
  const lead = new LineWords(text, words, reader.facts).around(all, ['date', 'time']);
  const dated = lead.slots.get('date');
  const first = dated?.from === 0 ? dated.to : 0;
  const isDone = (at: number) => words[at]?.quoted === false && DONE.test(words[at].text);
  const start = [first, first + 1].find(
    (at) => isDone(at) && (at === first || isMark(words[at - 1])),
  );
  if (start !== undefined) {
    const rest = { from: start + 1, to: words.length };
    return readCompletion(parts, rest, dated?.from === 0 ? dated : undefined, reader);
  }
  if (words.length < 2 || !isDone(words.length - 1) || lead.slots.has('time')) return undefined;
  return readCompletion(parts, { from: 0, to: words.length - 1 }, undefined, reader);
}

function isMark(word: Word | undefined): boolean {
  return word !== undefined && /^[-–—·|:]+$/.test(word.text);
}

function readCompletion(
  { text, words, note: named }: Parts,
  rest: Run,
  dated: Run | undefined,
  reader: LineReader,
): Reading<NewEntry> {
  const { facts, ...who } = reader;
  const link = words.findIndex(
    (word, at) => at >= rest.from && at < rest.to && looksLikeLink(bareLink(word.text)),
  );
  const title = { from: rest.from, to: link === -1 ? rest.to : link };
  const after = { from: link === -1 ? rest.to : link + 1, to: rest.to };
  const found = titledIn(text, words, title, facts);
  if (!found.ok) return found;
  const reads = new LineWords(text, words, facts);
  const behind = reads.around(after, ['date']);
  const date = readDate(text, words, dated ?? found.value.date ?? behind.slots.get('date'), facts);
  if (!date.ok) return date;
  const evidence = link === -1 ? undefined : readEvidence(bareLink(words[link]?.text ?? ''));
  if (evidence?.ok === false) return evidence;
  const note = readNote(
    [typedIn(text, words, found.value.rest), typedIn(text, words, behind.rest), named ?? '']
      .filter((part) => part !== '')
      .join(' '),
  );
  if (!note.ok) return note;
  const { item } = found.value;
  return read({
    ...entryOf(who, date.value, note.value),
    kind: 'completion',
    item: item.id,
    itemKind: item.kind,
    ...(evidence && { evidence: evidence.value }),
  });
}

/** As Slack writes links into text, and people put them into brackets. */
function bareLink(word: string): string {
  return word.replace(/^[<(]+|[>),;]+$/g, '');
}

type Titled = { readonly item: Item; readonly rest: Run; readonly date?: Run };

/** The item that words name, whole or without a date before or behind it, or with a note after it. */
function titledIn(
  text: string,
  words: readonly Word[],
  run: Run,
  facts: LineFacts,
): Reading<Titled> {
  const { items: all } = facts.roadmap;
  const nothing = { from: run.to, to: run.to };
  const whole = findTitled(all, textOf(text, words, run));
  if (whole.outcome === 'found') return read({ item: whole.entry, rest: nothing });
  const { slots, rest } = new LineWords(text, words, facts).around(run, ['date']);
  const date = slots.get('date');
  const title = textOf(text, words, rest);
  if (title === '') {
    return unlike('This line does not say what is done.', `done ${all[0]?.id ?? ''}`.trim());
  }
  const finding = findTitled(all, title);
  if (finding.outcome === 'found') {
    return read({ item: finding.entry, rest: nothing, ...(date && { date }) });
  }
  if (finding.outcome === 'ambiguous') {
    return unreadable(`${quote(title)} fits several items.`, ...inPlaceOf(finding.candidates));
  }
  const begun = itemBegun(all, text, words, rest);
  if (begun !== undefined) {
    const note = { from: begun.to, to: rest.to };
    return read({ item: begun.item, rest: note, ...(date && { date }) });
  }
  const what = `I can't find an item of the roadmap in ${quote(title)}.`;
  return unreadable(what, ...inPlaceOf(finding.nearest));

  /** The line with each item in place of what was typed for it. */
  function inPlaceOf(items: readonly Item[]): readonly string[] {
    return items.slice(0, 3).map(({ id }) => text.replace(title, () => id));
  }
}

function hours(
  parts: Parts,
  reader: LineReader,
): { readonly reading: Reading<NewEntry>; readonly time?: string } {
  const { text, words, note: named } = parts;
  const found = foundHours(text, words, reader.facts);
  const time = found.slots.get('time');
  if (time === undefined) return { reading: { ok: false, problem: withoutTime(parts, reader) } };
  const typed = textOf(text, words, time);
  const amount = readTime(typed);
  if (!amount.ok) return { reading: { ok: false, problem: inLine(amount.problem, text, typed) } };
  const date = readDate(text, words, found.slots.get('date'), reader.facts);
  if (!date.ok) return { reading: date };
  const note = readNote([...found.notes, named ?? ''].filter((part) => part !== '').join(' '));
  if (!note.ok) return { reading: note };
  const { facts, ...who } = reader;
  const activity = activityOf(facts.roadmap.activities, textIn(found.slots.get('activity')));
  const item = findTitled(facts.roadmap.items, textIn(found.slots.get('item')));
  return {
    time: typed,
    reading: read({
      ...entryOf(who, date.value, note.value),
      kind: 'hours',
      minutes: amount.value,
      ...(activity && { activity: activity.id }),
      ...(item.outcome === 'found' && { item: item.entry.id }),
    }),
  };

  function textIn(run: Run | undefined): string {
    return run === undefined ? '' : textOf(text, words, run);
  }
}

type FoundHours = { readonly slots: ReadonlyMap<Slot, Run>; readonly notes: readonly string[] };

const HOURS_SLOTS: readonly Slot[] = ['date', 'time', 'activity', 'item'];

/** From the surest way to take a line's numbers to the last one. */
const WAYS = [
  { anyNumber: false, numberDates: true },
  { anyNumber: true, numberDates: true },
  { anyNumber: true, numberDates: false },
];

/** A time with its unit before a number alone; at the line's ends before its middle. */
function foundHours(text: string, words: readonly Word[], facts: LineFacts): FoundHours {
  const all = { from: 0, to: words.length };
  for (const taken of WAYS) {
    const reads = new LineWords(text, words, facts, taken);
    const { slots, rest } = reads.around(all, HOURS_SLOTS);
    if (slots.has('time')) return { slots, notes: [typedIn(text, words, rest)] };
    const within = taken.anyNumber ? undefined : reads.timeWithin(rest);
    if (within === undefined) continue;
    const notes = [
      typedIn(text, words, { from: rest.from, to: within.from }),
      typedIn(text, words, { from: within.to, to: rest.to }),
    ];
    return { slots: new Map([...slots, ['time', within]]), notes };
  }
  return { slots: new Map(), notes: [] };
}

function withoutTime({ text, words }: Parts, { facts }: LineReader): Problem {
  const item = itemBegun(facts.roadmap.items, text, words, { from: 0, to: words.length });
  const tries = [`1h ${text}`, ...(item === undefined ? [] : [`done ${text}`])];
  return { what: `I can't find a time in ${quote(text)}.`, tries };
}

function activityOf(activities: readonly Activity[], typed: string): Activity | undefined {
  if (typed === '') return undefined;
  const finding = findTitled(activities, typed);
  return (
    activityBegun(activities, typed) ?? (finding.outcome === 'found' ? finding.entry : undefined)
  );
}

function readDate(
  text: string,
  words: readonly Word[],
  run: Run | undefined,
  { today }: LineFacts,
): Reading<PlainDate> {
  if (run === undefined) return read(today);
  const typed = textOf(text, words, run);
  const date = readPastDate(typed, today);
  return date.ok ? date : { ok: false, problem: inLine(date.problem, text, typed) };
}

/** The tries for a part of a line as whole lines. */
function inLine(problem: Problem, text: string, typed: string): Problem {
  const tries = problem.tries.slice(0, 3).map((each) => text.replace(typed, () => each));
  return { ...problem, tries };
}

function entryOf(
  { member, account, batch }: Omit<LineReader, 'facts'>,
  date: PlainDate,
  note: string,
) {
  return {
    member: member.id,
    account: account.id,
    date,
    ...(batch !== undefined && { batch }),
    ...(note !== '' && { note }),
  };
}
