// An uploaded file, by its address.
import { read } from '../../text/reading.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { UNTOLD } from './shared/words.ts';

export const file: Kind<string> = {
  wire: 'file',
  dated: false,
  read: (typed) => read(typed),
  suggest: undefined,
  field: ({ extensions }) => ({ kind: 'file', ...(extensions && { extensions }) }),
  words: () => UNTOLD,
  whole: ONE_WORD,
  offeredBare: false,
};
