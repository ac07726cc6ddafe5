// The options of a text command, and which typed words fit which of them.

import { DATE_WORDS, isAhead, isBareDate, parseWrittenDate } from '../reading/date-grammar.ts';
import { citiesNamed } from '../reading/places/cities.ts';
import { CLOCK_WORDS, readClock } from '../reading/read-clock.ts';
import { readNumber } from '../reading/read-number.ts';
import { looksLikeTime, TIME_WORDS } from '../reading/read-time.ts';
import { readTimeZone } from '../reading/read-zone.ts';
import type { Mark } from './typed-text.ts';

export type TextOptionType =
  | 'time'
  | 'clock'
  | 'date'
  | 'plan-date'
  | 'item'
  | 'choice'
  | 'number'
  | 'integer'
  | 'activity'
  | 'area'
  | 'level'
  | 'metric'
  | 'timezone'
  | 'member'
  | 'channel'
  | 'file'
  | 'link'
  | 'code'
  | 'text'
  | 'note';

/** An option as the parser of text commands needs to know it. */
export type TextOption = {
  readonly name: string;
  readonly required: boolean;
  readonly type: TextOptionType;
  /** The values of a `choice`, as they are written. */
  readonly choices?: readonly string[];
  /** Words that may follow a `number` or an `integer`, in lower case. */
  readonly units?: readonly string[];
  /** Whether a text names something for this option: the id or the whole title of an item. */
  fits?(text: string): boolean;
  /** Whether words without a name may be for it, after what was read so far: `hours` only after `goal`. */
  takesBare?(values: Readonly<Record<string, string>>): boolean;
};

/** The most words of a name or a title that are tried. */
const NAME_WORDS = 8;

/** People that a city needs to be recognised where no option is named. */
const KNOWN_CITY = 100_000;

/** How many words a value without quotes may have. */
export function mostWords({ type, fits, units }: TextOption): number {
  switch (type) {
    case 'time':
      return TIME_WORDS;
    case 'clock':
      return CLOCK_WORDS;
    case 'number':
      // "80 %", "12 hours"
      return 2;
    case 'integer':
      return units ? 2 : 1;
    case 'date':
    case 'plan-date':
      return DATE_WORDS;
    case 'timezone':
    case 'activity':
    case 'area':
    case 'level':
    case 'metric':
      return NAME_WORDS;
    default:
      return fits ? NAME_WORDS : 1;
  }
}

/** Whether a text is written like a value of this option. Whether it is one, the command decides. */
export function fitsOption(option: TextOption, text: string): boolean {
  if (option.fits) return option.fits(text);
  switch (option.type) {
    case 'time':
      return looksLikeTime(text);
    case 'clock':
      return readClock(text).ok;
    case 'date':
    case 'plan-date':
      return parseWrittenDate(text) !== undefined;
    case 'choice':
      return choiceOf(option, text) !== undefined;
    case 'number':
      return readNumber(text.replace(/\s*%$/, ''), { units: option.units ?? [] }).ok;
    case 'integer':
      return isWholeNumber(text, option.units);
    case 'timezone':
      return readTimeZone(text).ok;
    case 'link':
      return looksLikeLink(text);
    case 'code':
      return /^[0-9a-z]{5}-?[0-9a-z]{5}$/i.test(text);
    default:
      // Nothing is known of these, so words alone never fit; members and channels come as marks.
      return false;
  }
}

/** The same for words without the option's name, where a wrong guess would eat words of a note. */
export function fitsBare(option: TextOption, text: string): boolean {
  if (option.type === 'item' && /\s/.test(text)) return false;
  if (option.type === 'timezone' && !isKnownPlace(text)) return false;
  if (option.type === 'date' && isAhead(text)) return false;
  const isDate = option.type === 'date' || option.type === 'plan-date';
  return !(isDate && isBareDate(text) !== true) && fitsOption(option, text);
}

/** Whether a quoted text may be meant for this option; of what only a title could tell, it is believed. */
export function fitsQuoted(option: TextOption, text: string): boolean {
  if (option.fits || (option.type !== 'item' && option.type !== 'text')) {
    return fitsOption(option, text);
  }
  return true;
}

/** Whether a marked member, channel or link is for this option. */
export function fitsMark(option: TextOption, mark: Mark): boolean {
  return option.type === mark.kind;
}

/** The choice that a word names, as it is written in the option. */
export function choiceOf(option: TextOption, text: string): string | undefined {
  return option.choices?.find((choice) => choice.toLowerCase() === text.toLowerCase());
}

/** Whether a word begins like an address: "https://…", "www.…", "github.com/ana". */
export function looksLikeLink(word: string): boolean {
  return /^(?:https?:\/\/\S|www\.\S|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S)/i.test(word);
}

/** A zone's own name or a city of some size: "Circle" and "Of" are towns, but rarely meant. */
function isKnownPlace(text: string): boolean {
  const [city] = citiesNamed(text);
  return city === undefined || city.population >= KNOWN_CITY;
}

function isWholeNumber(text: string, units: readonly string[] = []): boolean {
  const found = /^[+\-−]?\d{1,9}\s*([a-z]*)$/i.exec(text);
  return found !== null && ['', ...units].includes(found[1]?.toLowerCase() ?? '');
}
