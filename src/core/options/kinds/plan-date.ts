// A date of a plan, in the past or the future; without a year the nearest.
import { readPlanDate } from '../../reading/read-date.ts';
import type { PlainDate } from '../../time/temporal.ts';
import { dateWords, suggestDates } from './shared/dates.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';

export const planDate: Kind<PlainDate> = {
  wire: 'string',
  dated: true,
  read: (typed, { today }) => readPlanDate(typed, today, 'nearest'),
  suggest: (partial, { today }) => suggestDates(partial, today, 'nearest'),
  field: line(100, 'today'),
  words: () => dateWords('nearest'),
  whole: ONE_WORD,
  offeredBare: false,
};
