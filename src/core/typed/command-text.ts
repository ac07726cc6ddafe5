// The grammar of commands typed as one line: `1h30m coding date:yesterday fixed the tests` (design, section 5).

import { quote } from '../text/quote.ts';
import type { Problem } from '../text/reading.ts';
import { bareFit, isNameOf, runOf } from './bare-fit.ts';
import { BareText } from './bare-text.ts';
import { leftOver } from './left-over.ts';
import type { OtherWay } from './other-way.ts';
import { takeRequired } from './required-value.ts';
import { asChosen, type TextOption } from './text-option.ts';
import { findNamings, type Naming, type Span, titleIn, type Word, wordIn } from './text-pieces.ts';
import { asWords, replaced, type TypedText } from './typed-text.ts';

type Values = Readonly<Record<string, string>>;

/** All values, and whether words were left for a note that nothing names; or a problem to tell; or what is missing, for a form filled in with the rest. */
export type ParsedCommand =
  | { readonly ok: true; readonly values: Values; readonly leftForNote: boolean }
  | Unread
  | { readonly ok: false; readonly missing: readonly string[]; readonly values: Values };

type Unread = {
  readonly ok: false;
  readonly problem: Problem;
  /** What may have been meant, likeliest first: those of the first list of which any can be read. */
  readonly ways: readonly (readonly OtherWay[])[];
  /** How it would look, where nothing was made of what was typed: to be shown, never to be run. */
  readonly samples: readonly OtherWay[];
};

/**
 * Parses what follows a command's name. Named options may stand anywhere; of the other words the
 * required options take theirs first, then the optional ones in order as long as a word fits one;
 * what remains is the note. Values are texts: the command reads them and refuses what is wrong.
 */
export function parseCommandText(source: TypedText, options: readonly TextOption[]): ParsedCommand {
  const namings = findNamings(source, options);
  const twice = namings.find(
    ({ option }, index) => namings.findIndex((other) => other.option === option) < index,
  );
  if (twice) return givenTwice(namings, twice, source, options);

  const values = new Map<string, string>();
  const pieces: Span[] = [{ start: 0, end: namings[0]?.start ?? source.text.length }];
  for (const { option, region } of namings) {
    const { value, end } = namedValue(source, option, region, bareOptions(options, values, option));
    values.set(option.name, value);
    pieces.push({ start: end, end: region.end });
  }
  const bare = new BareText(source, pieces);
  const refused = takeAllRequired(bare, options, values);
  if (refused) {
    const { problem, at } = refused;
    const instead = (value: string) => ({ rest: replaced(source, at, asWords(value)) });
    const { tries, examples = [] } = problem;
    return { ok: false, problem, ways: [tries.map(instead)], samples: examples.map(instead) };
  }
  takeOptional(bare, options, values);
  return finish(bare.rest(), options, values);
}

function namedValue(
  source: TypedText,
  option: TextOption,
  region: Span,
  others: readonly TextOption[],
) {
  const word = wordIn(source, region, true);
  if (word === undefined) return { value: '', end: region.end };
  const title = titleIn(source, region, option, true);
  if (title !== undefined) return { value: asChosen(option, title.text), end: title.end };
  if (word.quoted) return { value: word.text, end: word.end };
  if (option.reach === 'end') {
    return { value: source.text.slice(word.start, region.end).trim(), end: region.end };
  }
  if (word.mark) {
    const value = word.mark.kind === option.mark ? word.mark.value : word.text;
    return { value, end: word.end };
  }
  const end = runOf(new BareText(source, [region]), option, option.fits, others) ?? word.end;
  return { value: asChosen(option, source.text.slice(word.start, end)), end };
}

/** Those that bare words may still be for, besides this one. */
function bareOptions(
  options: readonly TextOption[],
  values: ReadonlyMap<string, string>,
  except: TextOption,
): readonly TextOption[] {
  return options.filter(
    (option) => option !== except && option.reach !== 'end' && !values.has(option.name),
  );
}

function takeAllRequired(
  bare: BareText,
  options: readonly TextOption[],
  values: Map<string, string>,
): { readonly problem: Problem; readonly at: Span } | undefined {
  const required = options.filter((option) => option.required && !values.has(option.name));
  const hasNote = options.some(({ reach }) => reach === 'end');
  for (const [index, option] of required.entries()) {
    const others = bareOptions(options, values, option);
    const taken = takeRequired(bare, option, {
      next: required[index + 1],
      hasNote,
      others,
      give: ({ name }, value) => values.set(name, value),
    });
    if (taken === undefined) continue;
    if (!taken.ok) return taken;
    values.set(option.name, asChosen(option, taken.value));
  }
  return undefined;
}

/** Gives bare values to the optional options in their order, until one fits none that is left. */
function takeOptional(
  bare: BareText,
  options: readonly TextOption[],
  values: Map<string, string>,
): void {
  let open: readonly TextOption[] = options.filter(
    ({ reach, required }) => reach !== 'end' && !required,
  );
  for (let word = bare.word(); word !== undefined; word = bare.word()) {
    const given = Object.fromEntries(values);
    const candidates = open.filter((option) => !values.has(option.name));
    const fitting = candidates.filter(
      (option) => option.applies(given) && bareFit(bare, option, word, later(open, option)),
    );
    // A listed value is surer than a readable one: "monday" is a `day` before it is a date.
    const listed = fitting.find(({ choices }) => choices.length > 0);
    if (listed === undefined && takeNamed(bare, word, options, values)) continue;
    // "name" is a town, too; where an option is called so, it is no value.
    const isName = candidates.some((each) => isNameOf(each, word));
    const option = listed ?? (isName ? undefined : fitting[0]);
    const fit = option && bareFit(bare, option, word, later(open, option));
    if (!option || fit === undefined) return;
    values.set(option.name, asChosen(option, fit.value));
    bare.take(fit.end);
    open = later(open, option);
  }
}

/** "quarter 2", "until next friday": a name that lacks its sign, before a value that fits it. */
function takeNamed(
  bare: BareText,
  name: Word,
  options: readonly TextOption[],
  values: Map<string, string>,
): boolean {
  const given = Object.fromEntries(values);
  const option = options.find(
    (each) =>
      isNameOf(each, name) && each.reach !== 'end' && !values.has(each.name) && each.applies(given),
  );
  const after = bare.from(name.end);
  const word = after.word();
  if (option === undefined || word === undefined) return false;
  const fit = bareFit(after, { ...option, fitsBare: option.fits }, word, []);
  if (fit === undefined) return false;
  values.set(option.name, asChosen(option, fit.value));
  bare.take(fit.end);
  return true;
}

/** The options that come after this one in the command's order. */
function later(options: readonly TextOption[], option: TextOption): readonly TextOption[] {
  return options.slice(options.indexOf(option) + 1);
}

function finish(
  rest: string,
  options: readonly TextOption[],
  values: Map<string, string>,
): ParsedCommand {
  const note = options.find(({ reach }) => reach === 'end') ?? onlyOption(options);
  if (rest !== '' && note === undefined) {
    const over = leftOver(rest, options, Object.fromEntries(values));
    return { ok: false, ...over, samples: [] };
  }
  if (rest !== '' && note) {
    const named = values.get(note.name);
    values.set(note.name, named === undefined ? rest : `${rest} ${named}`);
  }
  const missing = options
    .filter((option) => option.required && (values.get(option.name) ?? '') === '')
    .map((option) => option.name);
  const given = Object.fromEntries([...values].filter(([, value]) => value !== ''));
  return missing.length > 0
    ? { ok: false, missing, values: given }
    : { ok: true, values: given, leftForNote: rest !== '' };
}

/** The one option of a command such as `help log`, which needs no name and no quotes. */
function onlyOption(options: readonly TextOption[]): TextOption | undefined {
  const [only, ...others] = options;
  return only?.takesAll && others.length === 0 ? only : undefined;
}

/** Either of the two may be meant: each way leaves the other one out. */
function givenTwice(
  namings: readonly Naming[],
  twice: Naming,
  source: TypedText,
  options: readonly TextOption[],
): Unread {
  const { option } = twice;
  const first = namings.find((naming) => naming.option === option) ?? twice;
  const spans = [twice, first].map(({ start, region }) => ({
    start: source.text.slice(0, start).trimEnd().length,
    end: namedValue(source, option, region, bareOptions(options, new Map(), option)).end,
  }));
  const problem = { what: `${quote(option.name)} is given twice.`, tries: [] };
  const ways = spans.map((span) => ({ rest: replaced(source, span, '') }));
  return { ok: false, problem, ways: [ways], samples: [] };
}
