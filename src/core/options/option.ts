// Options of commands: one declaration gives the wire types, the autocompletion, the form fields and the typed values.

import type { JoinCode } from '../reading/read-code.ts';
import type { Amount } from '../reading/read-metric-amount.ts';
import type { Activity, Item, Level, Metric, Roadmap, SkillArea } from '../roadmap/roadmap.ts';
import type { Minutes, PlainDate, Temporal, ZoneId } from '../time/temporal.ts';

/** A user as named in a command; who it is, is looked up by the command. */
export type UserRef = { readonly userId: string };

/** What each kind of option gives a command once it has been read. */
export type OptionValues = {
  time: Minutes;
  /** When something happened: not in the future, at most 366 days ago. */
  date: PlainDate;
  /** A date of a plan, in the past or the future; without a year the nearest. */
  'plan-date': PlainDate;
  /** The same; without a year the nearest in the future. */
  'until-date': PlainDate;
  item: Item;
  activity: Activity;
  area: SkillArea;
  level: Level;
  metric: Metric;
  zone: ZoneId;
  number: number;
  /** Of a success metric: a number, and how it was written. */
  amount: Amount;
  integer: number;
  /** One of the host's folder. */
  roadmap: Roadmap;
  /** A quarter of the roadmap, from 1. */
  quarter: number;
  user: UserRef;
  /** A channel's id on its platform. */
  channel: string;
  /** The address of an uploaded file. */
  file: string;
  /** An http or https address. */
  link: string;
  /** A local time of day. */
  clock: Temporal.PlainTime;
  /** The name of a command. */
  command: string;
  /** A code of `link` or `setup link`. */
  code: JoinCode;
  /** Why a plan is changed: one of the roadmap's reasons, or one line in the member's own words. */
  reason: string;
  /** How a group is called: one line of free text. */
  'group-name': string;
  /** Free text of at most 500 characters; on Slack what remains of the line. */
  note: string;
};

export type OptionKind = keyof OptionValues;

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

export type ChoiceOption<C extends string = string> = Shape & {
  readonly kind: 'choice';
  readonly choices: readonly C[];
};
export type PlainOption<K extends OptionKind = OptionKind> = Shape & {
  readonly kind: K;
  readonly min?: number;
  readonly max?: number;
  /** Words that may follow the number where it is typed, in lower case: "12 hours". */
  readonly units?: readonly string[];
  /** How the names of files that are meant end, without the dot: a hint for choosing one. */
  readonly extensions?: readonly string[];
};
export type Option = ChoiceOption | PlainOption;

/** By name, required ones first, then in the contract's order. */
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O> =
  O extends ChoiceOption<infer C> ? C : O extends PlainOption<infer K> ? OptionValues[K] : never;

/** What a command's `run` gets: required options always, the others where they were given. */
export type Values<O extends Options> = {
  readonly [N in keyof O as O[N]['required'] extends true ? N : never]: ValueOf<O[N]>;
} & {
  readonly [N in keyof O as O[N]['required'] extends true ? never : N]?: ValueOf<O[N]> | undefined;
};

type Details = {
  readonly min?: number;
  readonly max?: number;
  readonly units?: readonly string[];
  readonly extensions?: readonly string[];
  readonly when?: When;
};

/** What people write after a number of hours or of weeks. */
export const HOURS = ['h', 'hour', 'hours'] as const;
export const WEEKS = ['w', 'week', 'weeks'] as const;

/** A text; or one for each choice that the option belongs to, by the choices: `{ 'shift, pause': 'from when' }`. */
type About = string | Readonly<Record<string, string>>;

export function required<K extends OptionKind>(
  kind: K,
  about: About,
  details: Details = {},
): PlainOption<K> & { readonly required: true } {
  return { kind, ...described(about), required: true, ...details };
}

export function optional<K extends OptionKind>(
  kind: K,
  about: About,
  details: Details = {},
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
  details: Pick<Details, 'when'> = {},
): ChoiceOption<C> & { readonly required: false } {
  return { kind: 'choice', choices, about, required: false, ...details };
}

/** Whether an option has a meaning beside the values of the others. */
export function applies({ when }: Option, values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(when ?? {}).every(([name, wanted]) =>
    wanted.includes(String(values[name])),
  );
}

/** What an option is on the wire, and whether its values are completed while one types (design section 5). */
export const WIRE: Readonly<
  Record<
    OptionKind | 'choice',
    {
      readonly type: 'string' | 'integer' | 'number' | 'user' | 'channel' | 'attachment';
      readonly completed: boolean;
    }
  >
> = {
  time: { type: 'string', completed: false },
  date: { type: 'string', completed: true },
  'plan-date': { type: 'string', completed: true },
  'until-date': { type: 'string', completed: true },
  item: { type: 'string', completed: true },
  activity: { type: 'string', completed: true },
  area: { type: 'string', completed: true },
  level: { type: 'string', completed: true },
  metric: { type: 'string', completed: true },
  zone: { type: 'string', completed: true },
  number: { type: 'number', completed: false },
  amount: { type: 'number', completed: false },
  integer: { type: 'integer', completed: false },
  roadmap: { type: 'string', completed: true },
  quarter: { type: 'integer', completed: true },
  user: { type: 'user', completed: false },
  channel: { type: 'channel', completed: false },
  file: { type: 'attachment', completed: false },
  link: { type: 'string', completed: false },
  clock: { type: 'string', completed: false },
  command: { type: 'string', completed: true },
  code: { type: 'string', completed: false },
  reason: { type: 'string', completed: true },
  'group-name': { type: 'string', completed: true },
  note: { type: 'string', completed: false },
  choice: { type: 'string', completed: false },
};
