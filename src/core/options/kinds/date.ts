// When something happened: not in the future, at most 366 days ago.
import { readPastDate } from '../../reading/read-date.ts';
import type { PlainDate } from '../../time/temporal.ts';
import { dateWords, suggestDates } from './shared/dates.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';

export const date: Kind<PlainDate> = {
  wire: 'string',
  dated: true,
  read: (typed, { today }) => readPastDate(typed, today),
  suggest: (partial, { today }) => suggestDates(partial, today, 'past'),
  field: line(100, 'today'),
  words: () => dateWords('past'),
  whole: ONE_WORD,
  offeredBare: false,
};
