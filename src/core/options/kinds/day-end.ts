// When a member's day ends: a time from 00:00 to 06:00.
import { CLOCK_WORDS, readClock } from '../../reading/read-clock.ts';
import { quote } from '../../text/quote.ts';
import { type Reading, read, unreadable } from '../../text/reading.ts';
import { type DayEnd, dayEndAt } from '../../time/personal-day.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const dayEnd: Kind<DayEnd> = {
  wire: 'string',
  dated: false,
  read: readDayEnd,
  suggest: undefined,
  field: line(200, '00:00'),
  words: () => fitting(CLOCK_WORDS, (text) => readDayEnd(text).ok),
  whole: ONE_WORD,
  offeredBare: false,
};

function readDayEnd(typed: string): Reading<DayEnd> {
  const time = readClock(typed);
  const end = time.ok ? dayEndAt(time.value) : undefined;
  if (end !== undefined) return read(end);
  const what = time.ok
    ? `A day ends at 06:00 at the latest; ${quote(typed)} is later.`
    : `I can't read ${quote(typed)} as the time when a day ends, from 00:00 to 06:00.`;
  return unreadable(what, '00:00', '03:00', '4 am');
}
