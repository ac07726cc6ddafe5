// A number, with a unit where the option has some: "12,5 hours".
import { readNumber } from '../../reading/read-number.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const number: Kind<number> = {
  wire: 'number',
  dated: false,
  read: (typed, _, bounds) => readNumber(typed, bounds),
  suggest: undefined,
  field: line(200),
  words: (_, { units = [] }) =>
    fitting(2, (text) => readNumber(text.replace(/%$/, ''), { units }).ok),
  whole: ONE_WORD,
  offeredBare: false,
};
