// Dates as options: how they are told among other words, and what is offered while one is typed.
import { WEEKDAYS } from '../../../model/groups.ts';
import {
  DATE_WORDS,
  isAhead,
  isBareDate,
  parseWrittenDate,
} from '../../../reading/date-grammar.ts';
import { readPastDate, readPlanDate, type Towards } from '../../../reading/read-date.ts';
import { formatDate } from '../../../time/format-date.ts';
import type { PlainDate } from '../../../time/temporal.ts';
import type { Suggestion } from './kind.ts';
import { fitting, type Words } from './words.ts';

/** The words of a date; among bare words, one that can only lie ahead is none where dates lie in the past. */
export function dateWords(towards: Towards): Words {
  const mayBe = (text: string) => towards !== 'past' || !isAhead(text);
  return fitting(DATE_WORDS, (text) => parseWrittenDate(text) !== undefined, {
    fitsBare: (text) => isBareDate(text) === true && mayBe(text),
    fitsAlone: (text) => isBareDate(text) === 'open',
    // After a title also one that lies ahead, so that it is said to.
    endsTitle: (text) => isBareDate(text) !== false,
  });
}

/** Offered before anything is typed. */
const USUAL = {
  past: ['today', 'yesterday', '2 days ago', '3 days ago'],
  ahead: ['today', 'tomorrow', 'next monday', 'in 2 weeks'],
} as const;

/**
 * What people say for days near today, as far as it fits what is typed. That may be a whole date which nobody would
 * think of: then it is offered itself.
 */
export function suggestDates(
  partial: string,
  today: PlainDate,
  towards: Towards,
): readonly Suggestion[] {
  const typed = partial.toLowerCase();
  const usual = towards === 'past' ? USUAL.past : USUAL.ahead;
  const known = typed === '' ? usual : new Set([...usual, ...furtherWords(towards, typed)]);
  const fitting = [...known].filter((words) => words.startsWith(typed));
  return (fitting.length > 0 ? fitting : [partial]).flatMap((words) => {
    const reading =
      towards === 'past' ? readPastDate(words, today) : readPlanDate(words, today, towards);
    if (!reading.ok) return [];
    return [{ label: `${words} · ${formatDate(reading.value, today)}`, value: words }];
  });
}

/** "last friday", "next friday", and the days and weeks of a number that is being typed. */
function furtherWords(towards: Towards, typed: string): readonly string[] {
  const [number] = /\d{1,3}/.exec(typed) ?? [];
  const unit = (word: string) => `${number} ${word}${Number(number) === 1 ? '' : 's'}`;
  const units = number === undefined ? [] : [unit('day'), unit('week')];
  const past = [...WEEKDAYS.map((day) => `last ${day}`), ...units.map((span) => `${span} ago`)];
  if (towards === 'past') return past;
  return [...WEEKDAYS.map((day) => `next ${day}`), ...units.map((span) => `in ${span}`), ...past];
}
