// What each kind of option says for itself, once for all places that take, offer or read its values.
import type { FormField } from '../../../message/form.ts';
import type { PlanChange } from '../../../model/plans.ts';
import type { Item, Roadmap } from '../../../roadmap/roadmap.ts';
import type { Reading } from '../../../text/reading.ts';
import type { PlainDate, ZoneId } from '../../../time/temporal.ts';
import type { Words } from './words.ts';

/** What an option of some kinds says besides, where it is declared. */
export type Details = {
  readonly min?: number;
  readonly max?: number;
  /** Words that may follow the number where it is typed, in lower case: "12 hours". */
  readonly units?: readonly string[];
  /** How the names of files that are meant end, without the dot: a hint for choosing one. */
  readonly extensions?: readonly string[];
  /** Of an amount: the option that says of which metric. */
  readonly of?: string;
  /** All values that a `choice` has. */
  readonly choices?: readonly string[];
};

export type Named<T> = T & { readonly name: string };

/** What a value is read with. */
export type Facts = {
  readonly roadmap: Roadmap;
  /** Those of the host's folder. */
  readonly roadmaps: readonly Roadmap[];
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly today: PlainDate;
  /** Names of those who can be looked up, where words of a line may be one. */
  readonly memberNames?: readonly string[];
  /** What is given for the options, as it was typed or chosen; absent where a value is read by itself. */
  readonly given?: Readonly<Record<string, string | number>>;
};

/** What is offered is for who asks, too. */
export type AskerFacts = Facts & {
  readonly groupName: string | undefined;
  /** How far who asks has come; nothing of who has not joined. */
  progress(): Promise<Progress | undefined>;
  /** The zone that who asks has, or their platform tells, or else their group's. */
  ownZone(): Promise<ZoneId | undefined>;
  /** An item is to be taken back into the plan: what is skipped comes first. */
  readonly takingBack: boolean;
};

type Progress = {
  readonly start: PlainDate;
  readonly completed: readonly { readonly item: string }[];
  readonly changes: readonly PlanChange[];
};

export type Suggestion = { readonly label: string; readonly value: string };
type Suggestions = readonly Suggestion[];

/** Discord takes 25 choices; the others get no more. */
export const MOST_SUGGESTIONS = 25;

/** Of an item of which only a part was typed: it may fit several. */
export type Several = { readonly ok: false; readonly candidates: readonly Item[] };

export type Kind<T> = {
  /** What it is on the wire (design section 5). */
  readonly wire: 'string' | 'integer' | 'number' | 'member' | 'channel' | 'file';
  /** Whether it names a day, which depends on the zone that one is in. */
  readonly dated: boolean;
  /** Reads what was typed or chosen. Never given an empty text. */
  read(typed: string, facts: Facts, option: Named<Details>): Reading<T> | Several;
  /** What is offered while it is typed; undefined where nothing is, or where a platform knows all values itself. */
  readonly suggest:
    | ((partial: string, facts: AskerFacts) => Suggestions | Promise<Suggestions>)
    | undefined;
  /** Its field in the form of a command. */
  field(option: Named<Details>, command: string): FormField['input'];
  /** How its values are told among the words of a typed line. */
  words(facts: Facts, option: Details): Words;
  /** For completion of a typed line: a whole value at its start, with the space after it. */
  readonly whole: RegExp;
  /** Whether completion offers its values before the option is named: they are few, and known for what they are. */
  readonly offeredBare: boolean;
};

/** The `whole` of most kinds. */
export const ONE_WORD = /^\S+\s+/;

/** Where no words without quotes are a value. */
export const NO_WORDS = /(?!)/;
