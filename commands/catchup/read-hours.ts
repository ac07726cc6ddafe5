// A line of hours.
import type { NewEntry } from '#core/model/entries.ts';
import type { Facts } from '#core/options/kinds/shared/kind.ts';
import { readTime } from '#core/reading/read-time.ts';
import { findTitled } from '#core/roadmap/find-titled.ts';
import type { Activity } from '#core/roadmap/roadmap.ts';
import { readNote } from '#core/text/clean-text.ts';
import { quote } from '#core/text/quote.ts';
import { type Problem, type Reading, read } from '#core/text/reading.ts';
import { entryOf, inLine, type LineParts, type LineReader, readDate } from './line.ts';
import {
  activityBegun,
  itemBegun,
  LineWords,
  type Run,
  type Slot,
  textOf,
  typedIn,
  type Word,
} from './line-words.ts';

export function readHours(
  parts: LineParts,
  reader: LineReader,
): { readonly reading: Reading<NewEntry>; readonly time?: string } {
  const { text, words, note: named } = parts;
  const found = foundHours(text, words, reader.facts);
  const time = found.slots.get('time');
  if (time === undefined) return { reading: { ok: false, problem: withoutTime(parts, reader) } };
  const twice = givenTwice(parts, found, reader.facts);
  if (twice !== undefined) return { reading: { ok: false, problem: twice } };
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

type FoundHours = {
  readonly slots: ReadonlyMap<Slot, Run>;
  /** The words of the note that stand together; none where a time stood among them. */
  readonly rest: Run;
  readonly notes: readonly string[];
};

const NOTHING: Run = { from: 0, to: 0 };

const HOURS_SLOTS: readonly Slot[] = ['date', 'time', 'activity', 'item'];

/** From the surest way to take a line's numbers to the last one. */
const WAYS = [
  { anyNumber: false, numberDates: true },
  { anyNumber: true, numberDates: true },
  { anyNumber: true, numberDates: false },
];

/** A time with its unit before a number alone; at the line's ends before its middle. */
function foundHours(text: string, words: readonly Word[], facts: Facts): FoundHours {
  const all = { from: 0, to: words.length };
  for (const taken of WAYS) {
    const reads = new LineWords(text, words, facts, taken);
    const { slots, rest } = reads.around(all, HOURS_SLOTS);
    const time = slots.get('time');
    if (time !== undefined && taken.anyNumber && countsSomething(slots, time, words)) continue;
    if (time !== undefined) return { slots, rest, notes: [typedIn(text, words, rest)] };
    const within = taken.anyNumber ? undefined : reads.timeWithin(rest);
    if (within === undefined) continue;
    const notes = [
      typedIn(text, words, { from: rest.from, to: within.from }),
      typedIn(text, words, { from: within.to, to: rest.to }),
    ];
    return { slots: new Map([...slots, ['time', within]]), rest: NOTHING, notes };
  }
  return { slots: new Map(), rest: NOTHING, notes: [] };
}

/** A number alone is hours at the start of a line and beside another value; else it counts what is said: "commits 12". */
function countsSomething(slots: FoundHours['slots'], time: Run, words: readonly Word[]): boolean {
  const others = [...slots.values()].filter((run) => run !== time);
  const beside = others.some(({ from, to }) => from === time.to || to === time.from);
  return time.from > 0 && words.length > 1 && !beside;
}

/** What begins with a second time, or is a second date, was hardly meant as a note; called one, it is. */
function givenTwice(
  { text, words }: LineParts,
  { rest }: FoundHours,
  facts: Facts,
): Problem | undefined {
  const [first] = words.slice(rest.from, rest.to);
  if (first === undefined || first.quoted) return undefined;
  const { slots } = new LineWords(text, words, facts).around(rest, ['time', 'date']);
  const [time, date] = [slots.get('time'), slots.get('date')];
  const isTime = time?.from === rest.from;
  if (!isTime && !(date?.from === rest.from && date.to === rest.to)) return undefined;
  const note = typedIn(text, words, rest);
  const others = `${text.slice(0, first.start)}${text.slice(words[rest.to - 1]?.end)}`.trim();
  const what = `This line has a second ${isTime ? 'time' : 'date'}, ${quote(note)}: give it a line of its own, or call it a note.`;
  return { what, tries: [`${others.replace(/\s+/g, ' ')} note:${note}`] };
}

function withoutTime({ text, words }: LineParts, { facts }: LineReader): Problem {
  if (text.trim() === '')
    return { what: 'This line holds nothing but a note.', tries: [], examples: ['2h coding'] };
  const [name] = words;
  if (
    name !== undefined &&
    facts.roadmap.metrics.some(({ id }) => id === name.text.toLowerCase())
  ) {
    const what = `${quote(text)} is a metric. Log it with the command metric.`;
    return { what, tries: [], examples: ['2h coding'] };
  }
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
