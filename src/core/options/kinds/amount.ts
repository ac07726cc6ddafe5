// Of a success metric: a number, and how it was written. "12", "80 %", "yes".
import { type Amount, readWrittenAmount } from '../../reading/read-metric-amount.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const amount: Kind<Amount> = {
  wire: 'number',
  dated: false,
  read: readWrittenAmount,
  suggest: undefined,
  field: line(200),
  words: () => fitting(2, (text) => readWrittenAmount(text).ok),
  whole: ONE_WORD,
  offeredBare: false,
};
