// Somebody on the platform; who that is in the group, the command looks up.
import { read } from '../../text/reading.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { UNTOLD } from './shared/words.ts';

export type NamedMember = { readonly userId: string };

export const member: Kind<NamedMember> = {
  wire: 'member',
  dated: false,
  read: (typed) => read({ userId: typed }),
  suggest: undefined,
  field: () => ({ kind: 'member' }),
  words: () => ({ ...UNTOLD, mark: 'member' }),
  whole: ONE_WORD,
  offeredBare: false,
};
