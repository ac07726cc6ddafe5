// Free text of at most 500 characters; in a typed line all that remains of it.
import { readNote } from '../../text/clean-text.ts';
import { type Kind, NO_WORDS } from './shared/kind.ts';
import { UNTOLD } from './shared/words.ts';

export const note: Kind<string> = {
  wire: 'string',
  dated: false,
  read: readNote,
  suggest: undefined,
  field: () => ({ kind: 'lines', longest: 500 }),
  words: () => ({ ...UNTOLD, free: true, reach: 'end' }),
  whole: NO_WORDS,
  offeredBare: false,
};
