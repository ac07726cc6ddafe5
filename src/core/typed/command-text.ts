// The grammar of commands typed as one line: `1h30m coding date:yesterday fixed the tests` (design, section 5).

import { quote } from '../text/quote.ts';
import type { Problem } from '../text/reading.ts';
import { BareText } from './bare-text.ts';
import { leftOver } from './left-over.ts';
import { takeRequired } from './required-value.ts';
import { asChosen, type TextOption } from './text-option.ts';
import {
  findNamings,
  longestRun,
  type Naming,
  type Span,
  titleIn,
  type Word,
  wordIn,
} from './text-pieces.ts';
import type { TypedText } from './typed-text.ts';

type Values = Readonly<Record<string, string>>;

/** All values; or a problem to tell; or what is missing, for a form filled in with the rest. */
export type ParsedCommand =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly problem: Problem }
  | { readonly ok: false; readonly missing: readonly string[]; readonly values: Values };

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
  if (twice) return { ok: false, problem: givenTwice(twice, source) };

  const values = new Map<string, string>();
  const pieces: Span[] = [{ start: 0, end: namings[0]?.start ?? source.text.length }];
  for (const { option, region } of namings) {
    const { value, end } = namedValue(source, option, region);
    values.set(option.name, value);
    pieces.push({ start: end, end: region.end });
  }
  const bare = new BareText(source, pieces);
  const problem = takeAllRequired(bare, options, values);
  if (problem) return { ok: false, problem };
  takeOptional(bare, options, values);
  return finish(bare.rest(), options, values);
}

function namedValue(source: TypedText, option: TextOption, region: Span) {
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
  const { start, end } = longestRun(source, region, option.most, option.fits) ?? word;
  return { value: asChosen(option, source.text.slice(start, end)), end };
}

function takeAllRequired(
  bare: BareText,
  options: readonly TextOption[],
  values: Map<string, string>,
): Problem | undefined {
  const required = options.filter((option) => option.required && !values.has(option.name));
  const hasNote = options.some(({ reach }) => reach === 'end');
  for (const [index, option] of required.entries()) {
    const taken = takeRequired(bare, option, { next: required[index + 1], hasNote });
    if (taken === undefined) continue;
    if (!taken.ok) return taken.problem;
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
  let open = options.filter(({ reach, required }) => reach !== 'end' && !required);
  for (let word = bare.word(); word !== undefined; word = bare.word()) {
    const given = Object.fromEntries(values);
    const candidates = open.filter((option) => !values.has(option.name));
    const fitting = candidates.filter(
      (option) => option.applies(given) && bareFit(bare, option, word),
    );
    // A listed value is surer than a readable one: "monday" is a `day` before it is a date.
    const option = fitting.find(({ choices }) => choices.length > 0) ?? fitting[0];
    const fit = option && bareFit(bare, option, word);
    if (!option || fit === undefined) return;
    values.set(option.name, asChosen(option, fit.value));
    bare.take(fit.end);
    open = open.slice(open.indexOf(option) + 1);
  }
}

/** The words for this option and where they end, if they fit it. */
function bareFit(
  bare: BareText,
  option: TextOption,
  word: Word,
): { readonly value: string; readonly end: number } | undefined {
  const { mark, quoted, text, start, end } = word;
  if (mark) return mark.kind === option.mark ? { value: mark.value, end } : undefined;
  const title = bare.title(option);
  if (title) return { value: title.text, end: title.end };
  if (quoted) return option.free || option.fits(text) ? { value: text, end } : undefined;
  const run = bare.run(option.most, option.fitsBare);
  return run === undefined ? undefined : { value: bare.slice(start, run), end: run };
}

function finish(
  rest: string,
  options: readonly TextOption[],
  values: Map<string, string>,
): ParsedCommand {
  const note = options.find(({ reach }) => reach === 'end') ?? onlyOption(options);
  if (rest !== '' && note === undefined) {
    return { ok: false, problem: leftOver(rest, options, Object.fromEntries(values)) };
  }
  if (rest !== '' && note) {
    const named = values.get(note.name);
    values.set(note.name, named === undefined ? rest : `${rest} ${named}`);
  }
  const missing = options
    .filter((option) => option.required && (values.get(option.name) ?? '') === '')
    .map((option) => option.name);
  const given = Object.fromEntries([...values].filter(([, value]) => value !== ''));
  return missing.length > 0 ? { ok: false, missing, values: given } : { ok: true, values: given };
}

/** The one option of a command such as `help log`, which needs no name and no quotes. */
function onlyOption(options: readonly TextOption[]): TextOption | undefined {
  const [only, ...others] = options;
  return only?.takesAll && others.length === 0 ? only : undefined;
}

function givenTwice({ option }: Naming, source: TypedText): Problem {
  const pattern = new RegExp(`${option.name}[:=]\\s*\\S+`, 'i');
  const first = pattern.exec(source.text)?.[0];
  const what = `${quote(option.name)} is given twice.`;
  return { what, tries: first === undefined ? [] : [first] };
}
