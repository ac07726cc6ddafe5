// A whole number, with a unit where the option has some: "2 weeks".
import { isWholeNumber, readInteger } from '../../reading/read-number.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const integer: Kind<number> = {
  wire: 'integer',
  dated: false,
  read: (typed, _, bounds) => readInteger(typed, bounds),
  suggest: undefined,
  field: line(200),
  words: (_, { units }) => fitting(units ? 2 : 1, (text) => isWholeNumber(text, units)),
  whole: ONE_WORD,
  offeredBare: false,
};
