// From a submitted form to what it changes of an entry. A field left as it was is not read again: it may hold
// what could not be typed today, an item that the roadmap has dropped or a date of years ago.

import type { GroupContext } from '#core/command/command.ts';
import { optionFacts } from '#core/command/option-facts.ts';
import { missingOption } from '#core/command/refusals.ts';
import type {
  CompletionEntry,
  Entry,
  EntryChange,
  HoursEntry,
  MetricEntry,
} from '#core/model/entries.ts';
import type { Options, Values } from '#core/options/option.ts';
import { type ReadValues, readValues, type Unread } from '#core/options/read-values.ts';
import { amountFor } from '#core/reading/read-metric-amount.ts';
import { metricById } from '#core/roadmap/lookups.ts';
import { quote } from '#core/text/quote.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { type EntryTexts, entryTexts, isNeeded } from './entry-form.ts';
import { ENTRY_OPTIONS } from './entry-options.ts';

export type ChangeReading =
  | { readonly kind: 'change'; readonly change: EntryChange }
  /** Everything is as it was. */
  | { readonly kind: 'none' }
  | UnreadFields;

/** All fields that cannot be read. */
export type UnreadFields = {
  readonly kind: 'unread';
  readonly unread: readonly [Unread, ...Unread[]];
};

type Submitted = Readonly<Record<string, string>>;

/** Reads what a submitted form changes of an entry as it stands. */
export function readChange(entry: Entry, values: Submitted, context: GroupContext): ChangeReading {
  const edits = editsOf(entryTexts(entry, context.roadmap), values);
  const needed = [...edits.emptied].filter(isNeeded).map((option) => {
    const what = `The ${option} of an entry cannot be left empty.`;
    return { option, problem: { what, tries: [] } };
  });
  const reading = alsoUnread(needed, readKind(entry, edits, context));
  const same = reading.kind === 'change' && Object.keys(reading.change).length === 0;
  return same ? { kind: 'none' } : reading;
}

function alsoUnread(first: readonly Unread[], reading: ChangeReading): ChangeReading {
  const [one, ...others] = [...first, ...(reading.kind === 'unread' ? reading.unread : [])];
  return one === undefined ? reading : { kind: 'unread', unread: [one, ...others] };
}

/** Fields whose texts differ from what they held: written anew, or emptied. */
type Edits = { readonly written: Submitted; readonly emptied: ReadonlySet<string> };

function editsOf(before: EntryTexts, values: Submitted): Edits {
  const edited = Object.entries(before).flatMap(([name, held]) => {
    const typed = (values[name] ?? '').trim();
    return typed === held.trim() ? [] : [[name, typed] as const];
  });
  return {
    written: Object.fromEntries(edited.filter(([, typed]) => typed !== '')),
    emptied: new Set(edited.filter(([, typed]) => typed === '').map(([name]) => name)),
  };
}

function readKind(entry: Entry, edits: Edits, context: GroupContext): ChangeReading {
  switch (entry.kind) {
    case 'hours':
      return readHours(entry, edits, context);
    case 'completion':
      return readCompletion(entry, edits, context);
    case 'metric':
      return readMetric(entry, edits, context);
  }
}

function readHours(entry: HoursEntry, edits: Edits, context: GroupContext): ChangeReading {
  const read = readFields(ENTRY_OPTIONS.hours, edits, context);
  if (read.kind === 'unread') return read;
  const { time, activity, item } = read.values;
  const change: EntryChange = {
    ...(time !== undefined && time !== entry.minutes && { minutes: time }),
    ...changed('activity', entry.activity, activity?.id, edits),
    ...changed('item', entry.item, item?.id, edits),
    ...dateAndNote(entry, read.values, edits),
  };
  return { kind: 'change', change };
}

function readCompletion(
  entry: CompletionEntry,
  edits: Edits,
  context: GroupContext,
): ChangeReading {
  const read = readFields(ENTRY_OPTIONS.completion, edits, context);
  if (read.kind === 'unread') return read;
  const change: EntryChange = {
    ...changed('evidence', entry.evidence, read.values.evidence, edits),
    ...dateAndNote(entry, read.values, edits),
  };
  return { kind: 'change', change };
}

function readMetric(entry: MetricEntry, edits: Edits, context: GroupContext): ChangeReading {
  const read = readFields(ENTRY_OPTIONS.metric, edits, context);
  if (read.kind === 'unread') return read;
  const typed = read.values.amount;
  const amount = typed && amountFor(metricById(context.roadmap, entry.metric), typed);
  if (amount?.ok === false) {
    return { kind: 'unread', unread: [{ option: 'amount', problem: amount.problem }] };
  }
  const change: EntryChange = {
    ...(amount && amount.value !== entry.amount && { amount: amount.value }),
    ...dateAndNote(entry, read.values, edits),
  };
  return { kind: 'change', change };
}

function dateAndNote(
  entry: Entry,
  { date, note }: { readonly date?: PlainDate | undefined; readonly note?: string | undefined },
  edits: Edits,
): EntryChange {
  return {
    ...(date && !date.equals(entry.date) && { date }),
    ...changed('note', entry.note, note, edits),
  };
}

/** A text that may be taken away: null where its field was emptied, absent where it stays. */
function changed<K extends 'activity' | 'item' | 'evidence' | 'note'>(
  name: K,
  before: string | undefined,
  after: string | undefined,
  { emptied }: Edits,
): EntryChange {
  if (emptied.has(name)) return { [name]: null };
  return after === undefined || after === before ? {} : { [name]: after };
}

/** Reads the fields that were written, as a command's options are read. */
export function readFields<const O extends Options>(
  options: O,
  { written }: Pick<Edits, 'written'>,
  context: GroupContext,
): { readonly kind: 'read'; readonly values: Values<O> } | UnreadFields {
  const read: ReadValues<O> = readValues(options, written, optionFacts(context));
  switch (read.kind) {
    case 'read':
      return read;
    case 'unreadable':
      return { ...read, kind: 'unread' };
    case 'missing': {
      const [first = missingOption(''), ...others] = read.names.map(missingOption);
      return { kind: 'unread', unread: [first, ...others, ...read.unread] };
    }
    case 'ambiguous': {
      const tries = read.candidates.slice(0, 5).map(({ id }) => id);
      const what = `${quote(read.typed)} fits several items.`;
      return { kind: 'unread', unread: [{ option: read.option, problem: { what, tries } }] };
    }
  }
}
