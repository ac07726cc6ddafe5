// Options of commands: one declaration gives the wire types, the autocompletion, the form fields and the typed values.

import { KINDS, type OptionKind, type OptionValue } from './kinds/index.ts';
import type { Details, Kind } from './kinds/shared/kind.ts';

/** What is typed or chosen for options, by their names, not yet read. */
export type RawValues = Readonly<Record<string, string | number>>;

/**
 * With which values of another option an option has a meaning: `{ action: ['shift'] }`. Elsewhere no bare
 * word is taken for it, and forms leave it out.
 */
export type When = Readonly<Record<string, readonly string[]>>;

type Shape = {
  readonly about: string;
  /** What it is for, by the value that was chosen first, where that makes a difference. */
  readonly aboutOf?: Readonly<Record<string, string>>;
  readonly required: boolean;
  readonly when?: When;
};

type ChoiceOption<C extends string = string> = Shape & {
  readonly kind: 'choice';
  readonly choices: readonly C[];
};
type PlainKind = Exclude<OptionKind, 'choice'>;
type PlainDetails = Omit<Details, 'choices'>;
type PlainOption<K extends PlainKind = PlainKind> = Shape &
  PlainDetails & { readonly kind: K; readonly choices?: never };
export type Option = ChoiceOption | PlainOption;

/** By name, required ones first, then in the contract's order. */
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O> =
  O extends ChoiceOption<infer C> ? C : O extends PlainOption<infer K> ? OptionValue<K> : never;

/** What a command's `run` gets: required options always, the others where they were given. */
export type Values<O extends Options> = {
  readonly [N in keyof O as O[N]['required'] extends true ? N : never]: ValueOf<O[N]>;
} & {
  readonly [N in keyof O as O[N]['required'] extends true ? never : N]?: ValueOf<O[N]> | undefined;
};

/** What people write after a number of hours or of weeks. */
export const HOURS = ['h', 'hour', 'hours'] as const;
export const WEEKS = ['w', 'week', 'weeks'] as const;

/** A text; or one for each choice that the option belongs to, by the choices: `{ 'shift, pause': 'from when' }`. */
type About = string | Readonly<Record<string, string>>;

export function required<K extends PlainKind>(
  kind: K,
  about: About,
  details: PlainDetails & Pick<Shape, 'when'> = {},
): PlainOption<K> & { readonly required: true } {
  return { kind, ...described(about), required: true, ...details };
}

export function optional<K extends PlainKind>(
  kind: K,
  about: About,
  details: PlainDetails & Pick<Shape, 'when'> = {},
): PlainOption<K> & { readonly required: false } {
  return { kind, ...described(about), required: false, ...details };
}

function described(about: About): Pick<Shape, 'about' | 'aboutOf'> {
  if (typeof about === 'string') return { about };
  const texts = Object.entries(about);
  return {
    about: texts.map(([choices, text]) => `${choices}: ${text}`).join('; '),
    aboutOf: Object.fromEntries(
      texts.flatMap(([choices, text]) => choices.split(', ').map((choice) => [choice, text])),
    ),
  };
}

export function requiredChoice<const C extends string>(
  choices: readonly C[],
  about: string,
): ChoiceOption<C> & { readonly required: true } {
  return { kind: 'choice', choices, about, required: true };
}

export function optionalChoice<const C extends string>(
  choices: readonly C[],
  about: string,
  details: Pick<Shape, 'when'> = {},
): ChoiceOption<C> & { readonly required: false } {
  return { kind: 'choice', choices, about, required: false, ...details };
}

/** Whether an option has a meaning beside the values of the others. */
export function applies({ when }: Option, values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(when ?? {}).every(([name, wanted]) =>
    wanted.includes(String(values[name])),
  );
}

/** The same while what it depends on may not be chosen yet. */
export function mayApply(option: Option, values: Readonly<Record<string, unknown>>): boolean {
  const deciding = Object.keys(option.when ?? {});
  const chosen = deciding.every((name) => String(values[name] ?? '') !== '');
  return !chosen || applies(option, values);
}

/** What an option's kind says of it. */
export function kindOf({ kind }: Option): Kind<unknown> {
  return KINDS[kind];
}
