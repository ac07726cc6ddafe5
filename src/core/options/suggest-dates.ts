// Dates to offer while one is typed: what people say for days near today, as far as it fits what is typed.

import type { Suggestion } from '../command/surface.ts';
import { WEEKDAYS } from '../model/groups.ts';
import { readPastDate, readPlanDate } from '../reading/read-date.ts';
import { formatDate } from '../time/format-date.ts';
import type { PlainDate } from '../time/temporal.ts';

export type DateKind = 'date' | 'plan-date' | 'until-date';

/** Offered before anything is typed. */
const USUAL = {
  past: ['today', 'yesterday', '2 days ago', '3 days ago'],
  ahead: ['today', 'tomorrow', 'next monday', 'in 2 weeks'],
} as const;

/** What is typed may be a whole date that nobody would think of: then it is offered itself. */
export function suggestDates(
  kind: DateKind,
  partial: string,
  today: PlainDate,
): readonly Suggestion[] {
  const typed = partial.toLowerCase();
  const usual = kind === 'date' ? USUAL.past : USUAL.ahead;
  const known = typed === '' ? usual : new Set([...usual, ...furtherWords(kind, typed)]);
  const fitting = [...known].filter((words) => words.startsWith(typed));
  return (fitting.length > 0 ? fitting : [partial]).flatMap((words) => {
    const reading = readAs(kind, words, today);
    if (!reading.ok) return [];
    return [{ label: `${words} · ${formatDate(reading.value, today)}`, value: words }];
  });
}

function readAs(kind: DateKind, words: string, today: PlainDate) {
  if (kind === 'date') return readPastDate(words, today);
  return readPlanDate(words, today, kind === 'until-date' ? 'future' : 'nearest');
}

/** "last friday", "next friday", and the days and weeks of a number that is being typed. */
function furtherWords(kind: DateKind, typed: string): readonly string[] {
  const [number] = /\d{1,3}/.exec(typed) ?? [];
  const unit = (word: string) => `${number} ${word}${Number(number) === 1 ? '' : 's'}`;
  const units = number === undefined ? [] : [unit('day'), unit('week')];
  const past = [...WEEKDAYS.map((day) => `last ${day}`), ...units.map((span) => `${span} ago`)];
  if (kind === 'date') return past;
  return [...WEEKDAYS.map((day) => `next ${day}`), ...units.map((span) => `in ${span}`), ...past];
}
