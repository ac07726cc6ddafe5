// The words of a line, and which of them say a date, a time, an activity or an item.
import type { Facts } from '#core/options/kinds/shared/kind.ts';
import { kindOf } from '#core/options/option.ts';
import { readTime } from '#core/reading/read-time.ts';
import { findTitled } from '#core/roadmap/find-titled.ts';
import type { Activity, Item, Roadmap } from '#core/roadmap/roadmap.ts';
import { ENTRY_OPTIONS } from '../entries/entry-options.ts';

/** A word, or a text in quotation marks without them; where it stands in its line. */
export type Word = {
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
};

/** The words of a line from one up to another, the second not included. */
export type Run = { readonly from: number; readonly to: number };

export type Slot = 'date' | 'time' | 'activity' | 'item';

/** What of a line was found, and the words that are left between. */
export type Found = { readonly slots: ReadonlyMap<Slot, Run>; readonly rest: Run };

const WORD = /"[^"]*"(?!\S)|“[^”]*”(?!\S)|\S+/g;

export function wordsOf(line: string): readonly Word[] {
  return [...line.matchAll(WORD)].map(({ 0: whole, index }) => {
    const quoted = /^["“]/.test(whole) && whole.length > 2 && /["”]$/.test(whole);
    const text = quoted ? whole.slice(1, -1).trim() : whole;
    return { text, quoted, start: index, end: index + whole.length };
  });
}

/** The words of a run as they were typed, without the mark that ends them: "Mon" of "Mon:". */
export function textOf(line: string, words: readonly Word[], { from, to }: Run): string {
  const [first, last] = [words[from], words[to - 1]];
  if (first === undefined || last === undefined || to <= from) return '';
  if (to - from === 1) return first.quoted ? first.text : withoutMark(first.text);
  return withoutMark(line.slice(first.start, last.end));
}

/** The words of a run to the letter, for a note. */
export function typedIn(line: string, words: readonly Word[], { from, to }: Run): string {
  const [first, last] = [words[from], words[to - 1]];
  return first === undefined || last === undefined || to <= from
    ? ''
    : line.slice(first.start, last.end);
}

function withoutMark(text: string): string {
  return text.replace(/[,;:]+$/, '');
}

const SEPARATOR = /^[-–—·|:,;/]+$/;
/** Words that may stand before a value: "2h of coding", "45m on docs". */
const JOINING = new Set(['of', 'on', 'for', 'in']);

/** What is taken where nothing else is left to be found. */
const SURE: Taken = { anyNumber: false, numberDates: true };

/** How many words of a value are tried. */
const MOST_WORDS = 8;

export type Taken = {
  /** "2" is two hours. */
  readonly anyNumber: boolean;
  /** "14.11" at the start of a line is a date. */
  readonly numberDates: boolean;
};

/** Tells words apart by what the options of `log` take. */
export class LineWords {
  readonly #line: string;
  readonly #words: readonly Word[];
  readonly #activities: readonly Activity[];
  readonly #fits: Readonly<Record<Slot, (run: Run) => boolean>>;

  constructor(line: string, words: readonly Word[], facts: Facts, taken: Taken = SURE) {
    this.#line = line;
    this.#words = words;
    this.#activities = facts.roadmap.activities;
    const { time, activity, item, date } = ENTRY_OPTIONS.hours;
    const dates = kindOf(date).words(facts, date);
    const times = kindOf(time).words(facts, time);
    const activities = kindOf(activity).words(facts, activity);
    const items = kindOf(item).words(facts, item);
    const textAt = (run: Run) => textOf(line, words, run);
    this.#fits = {
      date: (run) => {
        const text = textAt(run);
        const first = taken.numberDates && run.from === 0 && NUMBERS.test(text);
        return first ? dates.fits(text) : dates.endsTitle(text) || dates.fitsBare(text);
      },
      time: (run) => {
        const text = textAt(run);
        if (!taken.anyNumber && !/[a-z:]/i.test(text)) return false;
        return times.fits(text) || (times.fitsAlone(text) && this.#isWhole(text));
      },
      activity: (run) => activities.fits(textAt(run)),
      item: (run) => items.fits(textAt(run)) || this.#isQuotedItem(run, facts.roadmap),
    };
  }

  /** Values at the start of the run in any order, then at its end; what is left is for a note. */
  around(run: Run, slots: readonly Slot[]): Found {
    const found = new Map<Slot, Run>();
    const open = () => slots.filter((slot) => !found.has(slot));
    let { from, to } = run;
    for (let next = this.#valueFrom(from, to, open()); next; ) {
      found.set(next.slot, next.run);
      from = next.run.to;
      next = this.#valueFrom(from, to, open());
    }
    for (let next = this.#valueUpTo(from, to, open()); next; ) {
      found.set(next.slot, next.run);
      to = next.run.from;
      next = this.#valueUpTo(from, to, open());
    }
    return { slots: found, rest: this.#trimmed({ from, to }) };
  }

  /** The only run of the words that is a time, wherever it stands. */
  timeWithin({ from, to }: Run): Run | undefined {
    const times: Run[] = [];
    for (let at = from; at < to; at += 1) {
      const time = this.#longest(at, to, 'time');
      if (time === undefined) continue;
      times.push(time);
      at = time.to - 1;
    }
    return times.length === 1 ? times[0] : undefined;
  }

  #valueFrom(from: number, to: number, open: readonly Slot[]) {
    const start = this.#skipped(from, to);
    const value = this.#valueAt(start, to, open);
    if (value !== undefined || start >= to) return value;
    const joining = JOINING.has(this.#words[start]?.text.toLowerCase() ?? '');
    return joining && start > 0 ? this.#valueAt(start + 1, to, open) : undefined;
  }

  /** The longest value that begins here; of equally long ones the first slot's. */
  #valueAt(at: number, to: number, open: readonly Slot[]) {
    const values = open.flatMap((slot) => {
      const run = this.#longest(at, to, slot);
      return run !== undefined && this.#isSettled(run, to, slot, open) ? [{ slot, run }] : [];
    });
    return values.toSorted((one, other) => other.run.to - one.run.to)[0];
  }

  #longest(at: number, to: number, slot: Slot): Run | undefined {
    for (let end = Math.min(to, at + MOST_WORDS); end > at; end -= 1) {
      if (this.#fits[slot]({ from: at, to: end })) return { from: at, to: end };
    }
    // Words at the end may be a note's: there an activity is written out.
    if (slot !== 'activity' || at >= to) return undefined;
    const begun = activityBegun(this.#activities, this.#words[at]?.text ?? '');
    return begun && { from: at, to: at + 1 };
  }

  /** "sat" and "1h 30" may begin something else: they are values where another one or the end follows. */
  #isSettled(run: Run, to: number, slot: Slot, open: readonly Slot[]): boolean {
    const text = textOf(this.#line, this.#words, run);
    const unsure = slot === 'date' ? UNSURE_DATES.has(text.toLowerCase()) : UNSURE_TIME.test(text);
    if (!unsure || (slot !== 'date' && slot !== 'time')) return true;
    const next = this.#skipped(run.to, to);
    if (next >= to) return true;
    const others = open.filter((each) => each !== slot);
    return others.some((each) => this.#longest(next, to, each) !== undefined);
  }

  #valueUpTo(from: number, to: number, open: readonly Slot[]) {
    let end = to;
    while (end > from && SEPARATOR.test(this.#words[end - 1]?.text ?? '')) end -= 1;
    for (let start = Math.max(from, end - MOST_WORDS); start < end; start += 1) {
      const run = { from: start, to: end };
      const slot = open.find((each) => this.#fits[each](run));
      if (slot !== undefined) return { slot, run };
    }
    return undefined;
  }

  #skipped(from: number, to: number): number {
    let at = from;
    while (at < to && SEPARATOR.test(this.#words[at]?.text ?? '')) at += 1;
    return at;
  }

  #trimmed({ from, to }: Run): Run {
    const start = this.#skipped(from, to);
    let end = to;
    while (end > start && SEPARATOR.test(this.#words[end - 1]?.text ?? '')) end -= 1;
    return { from: start, to: end };
  }

  #isWhole(text: string): boolean {
    return readTime(text).ok;
  }

  #isQuotedItem({ from, to }: Run, { items }: Roadmap): boolean {
    const word = this.#words[from];
    if (to - from !== 1 || word?.quoted !== true) return false;
    return findTitled(items, word.text).outcome === 'found';
  }
}

/** A date of numbers alone is one at the start of a line: "14.11 2h", "03/04 1h". */
const NUMBERS = /^\d{1,2}[./-]\d{1,2}\.?$/;
const UNSURE_DATES = new Set(['sat', 'sun', 'wed']);
/** Numbers that may count what follows: "2 papers", "1h 30 pages". */
const UNSURE_TIME = /^[\d.,/]+$|\s\d+$|^[a-z]+$/i;

/** The activity that a first word begins: "docs" for documentation. At least three letters. */
export function activityBegun(activities: readonly Activity[], word: string): Activity | undefined {
  const typed = word.toLowerCase().replace(/[,;:]+$/, '');
  for (const stem of [typed, typed.replace(/s$/, ''), typed.replace(/e$/, '')]) {
    if (stem.length < 3) continue;
    const begun = activities.filter(({ id, title }) =>
      [id, title].some((name) => name.toLowerCase().startsWith(stem)),
    );
    if (begun.length === 1) return begun[0];
  }
  return undefined;
}

/** What the first words of a title name, and how many they are; the longest that name one item. */
export function itemBegun(
  items: readonly Item[],
  line: string,
  words: readonly Word[],
  run: Run,
): { readonly item: Item; readonly to: number } | undefined {
  for (let to = run.to; to > run.from; to -= 1) {
    const text = textOf(line, words, { from: run.from, to });
    if (text.replace(/[^\p{L}\p{N}]/gu, '').length < 3) return undefined;
    const finding = findTitled(items, text);
    if (finding.outcome === 'found') return { item: finding.entry, to };
  }
  return undefined;
}
