// How the values of an option are told among the words of a typed line.
import type { Titled } from '../../../roadmap/roadmap.ts';
import type { Problem } from '../../../text/reading.ts';

/** What a platform marks in a line for what it is, and is the value of an option. */
export type Markable = 'member' | 'channel' | 'link';

export type Words = {
  /** How many words a value without quotes may have. */
  readonly most: number;
  /** Whether a text is written like a value. Whether it is one, reading it decides. */
  readonly fits: (text: string) => boolean;
  /** The same for words without the option's name, where a wrong guess would eat words of a note. */
  readonly fitsBare: (text: string) => boolean;
  /** The same where no words of a note come after it: "1h 30", since in "1h 30 pages" the 30 counts pages. */
  readonly fitsAlone: (text: string) => boolean;
  /** Whether a title leaves off these last words for it. */
  readonly endsTitle: (text: string) => boolean;
  /** Whether a text names something for it, also in part. */
  readonly names: (text: string) => boolean;
  /** All values as they are written, where there is a fixed choice. */
  readonly choices: readonly string[];
  /** Those of the fixed choice that a mistyped word was probably meant for. */
  readonly near: (typed: string) => readonly string[];
  readonly mark: Markable | undefined;
  /** Any text may be a value: what is quoted is believed to be one. */
  readonly free: boolean;
  /** How far the value of a required option goes: as long as the words fit, to the first link, to the end. */
  readonly reach: 'fitting' | 'link' | 'end';
  /** Why the words of a required option are refused at once; `next` is the word after them. */
  readonly refuse: (typed: string, next: string | undefined) => Problem | undefined;
  /** Words that fit nothing are offered back in quotes as its value. */
  readonly quotesRest: boolean;
  /** As a command's only option it takes all words. */
  readonly takesAll: boolean;
};

/** The most words of a name or a title that are tried. */
const NAME_WORDS = 8;

/** Words alone are never taken for a value. */
export const UNTOLD: Words = {
  most: 1,
  fits: () => false,
  fitsBare: () => false,
  fitsAlone: () => false,
  endsTitle: () => false,
  names: () => false,
  choices: [],
  near: () => [],
  mark: undefined,
  free: false,
  reach: 'fitting',
  refuse: () => undefined,
  quotesRest: false,
  takesAll: false,
};

/** One line of free text: it needs its name or quotes. */
export const FREE_LINE: Words = { ...UNTOLD, free: true, quotesRest: true, takesAll: true };

/** Whether words alone can stand for a value, and not a mark or a file. */
export function isTold({ fits, free }: Words): boolean {
  return free || fits !== UNTOLD.fits;
}

/** Up to so many words that are written like a value. */
export function fitting(
  most: number,
  fits: (text: string) => boolean,
  others: Partial<Words> = {},
): Words {
  return { ...UNTOLD, most, fits, fitsBare: fits, ...others };
}

/** The names of all that a zone or the like can be called are tried, as far as they fit. */
export function fittingName(fits: (text: string) => boolean, others: Partial<Words> = {}): Words {
  return fitting(NAME_WORDS, fits, others);
}

/** Words stand for an item, an activity and the like only by an exact id or title. */
export function exactly(entries: readonly Titled[], others: Partial<Words> = {}): Words {
  const known = new Set(entries.flatMap(({ id, title }) => [sameQuotes(id), sameQuotes(title)]));
  return fittingName((text) => known.has(sameQuotes(text)), others);
}

/** Phones curl the quotation marks that are typed, also those of a title. */
function sameQuotes(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'");
}
