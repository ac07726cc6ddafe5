// A channel, by its id on its platform.
import { read } from '../../text/reading.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { UNTOLD } from './shared/words.ts';

export const channel: Kind<string> = {
  wire: 'channel',
  dated: false,
  read: (typed) => read(typed),
  suggest: undefined,
  field: () => ({ kind: 'channel' }),
  words: () => ({ ...UNTOLD, mark: 'channel' }),
  whole: ONE_WORD,
  offeredBare: false,
};
