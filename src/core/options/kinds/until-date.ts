// The last day of something in a plan; without a year the nearest in the future.
import { readPlanDate } from '../../reading/read-date.ts';
import type { PlainDate } from '../../time/temporal.ts';
import { dateWords, suggestDates } from './shared/dates.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';

export const untilDate: Kind<PlainDate> = {
  wire: 'string',
  dated: true,
  read: (typed, { today }) => readPlanDate(typed, today, 'future'),
  suggest: (partial, { today }) => suggestDates(partial, today, 'future'),
  field: line(100, 'in 2 weeks'),
  words: () => dateWords('future'),
  whole: ONE_WORD,
  offeredBare: false,
};
