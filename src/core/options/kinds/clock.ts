// A local time of day: "09:00", "9:30 pm".
import { CLOCK_WORDS, readClock } from '../../reading/read-clock.ts';
import type { Temporal } from '../../time/temporal.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const clock: Kind<Temporal.PlainTime> = {
  wire: 'string',
  dated: false,
  read: readClock,
  suggest: undefined,
  field: line(200),
  words: () => fitting(CLOCK_WORDS, (text) => readClock(text).ok),
  whole: ONE_WORD,
  offeredBare: false,
};
