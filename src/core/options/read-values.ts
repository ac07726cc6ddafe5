// Reads the raw values of options into what the command is given.
import type { Item } from '../roadmap/roadmap.ts';
import { listed } from '../text/counted.ts';
import { quote } from '../text/quote.ts';
import type { Problem } from '../text/reading.ts';
import type { Facts } from './kinds/shared/kind.ts';
import {
  applies,
  kindOf,
  type Option,
  type Options,
  type RawValues,
  type Values,
} from './option.ts';

/** An option whose value cannot be read, and why. */
export type Unread = {
  readonly option: string;
  readonly problem: Problem;
  /** It says nothing beside the values of the others. */
  readonly misplaced?: boolean;
};

export type ReadValues<O extends Options = Options> =
  | { readonly kind: 'read'; readonly values: Values<O> }
  /** Required options without a value; and what cannot be read of the others. */
  | {
      readonly kind: 'missing';
      readonly names: readonly string[];
      readonly unread: readonly Unread[];
    }
  /** All that cannot be read, in the order of the options. */
  | { readonly kind: 'unreadable'; readonly unread: readonly [Unread, ...Unread[]] }
  | {
      readonly kind: 'ambiguous';
      readonly option: string;
      readonly typed: string;
      readonly candidates: readonly Item[];
    };

/**
 * Reads all options of a command, or of whatever else has options: the form of an action. What cannot be read is told
 * all at once; which item is meant is asked when all else can be read. Empty texts are not given.
 */
export function readValues<const O extends Options>(
  options: O,
  raw: RawValues,
  facts: Facts,
): ReadValues<O> {
  const given = Object.entries(options).flatMap(([name, option]) => {
    const typed = written(raw[name]).trim();
    return typed === '' ? [] : [{ name, option, typed }];
  });
  const names = new Set(given.map(({ name }) => name));
  const missing = Object.keys(options).filter(
    (name) => options[name]?.required === true && !names.has(name),
  );

  const values: Record<string, unknown> = {};
  const unread: Unread[] = [];
  let question: Extract<ReadValues, { kind: 'ambiguous' }> | undefined;
  for (const { name, option, typed } of given) {
    // Never passed over in silence: whoever gave it meant something.
    if (missing.length === 0 && !applies(option, raw)) {
      const problem = { what: whereItBelongs(name, option, raw), tries: [] };
      unread.push({ option: name, problem, misplaced: true });
      continue;
    }
    const reading = kindOf(option).read(typed, { ...facts, given: raw }, { ...option, name });
    if (reading.ok) values[name] = reading.value;
    else if ('problem' in reading) unread.push({ option: name, problem: reading.problem });
    else question ??= { kind: 'ambiguous', option: name, typed, candidates: reading.candidates };
  }
  if (missing.length > 0) return { kind: 'missing', names: missing, unread };
  const [first, ...others] = unread;
  if (first !== undefined) return { kind: 'unreadable', unread: [first, ...others] };
  if (question !== undefined) return question;
  // Each kind reads the values of its own options, and no required one is missing.
  return { kind: 'read', values: values as Values<O> };
}

/** "`hours` belongs to goal, not to shift." */
function whereItBelongs(name: string, option: Option, raw: RawValues): string {
  const [deciding = '', wanted = []] =
    Object.entries(option.when ?? {}).find(([each, fits]) => !fits.includes(written(raw[each]))) ??
    [];
  const chosen = written(raw[deciding]);
  const not = chosen === '' ? '' : `, not to ${chosen}`;
  return `${quote(name)} belongs to ${listed(wanted, 'and')}${not}.`;
}

/** As text. Three digits after the mark would be taken for thousands: what came as a number is no question. */
function written(value: string | number | undefined): string {
  const text = String(value ?? '');
  return typeof value === 'number' && /\.\d{3}$/.test(text) ? `${text}0` : text;
}
