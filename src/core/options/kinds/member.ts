// Somebody on the platform, or a member by name where text is typed; who that is in the group, the command looks up.
import { findTitled } from '../../roadmap/find-titled.ts';
import { read } from '../../text/reading.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { fittingName } from './shared/words.ts';

/** The id of a user on the platform; or a name, or a part of one, as it was typed. */
export type NamedMember = { readonly userId: string };

export const member: Kind<NamedMember> = {
  wire: 'member',
  dated: false,
  read: (typed) => read({ userId: typed }),
  suggest: undefined,
  field: () => ({ kind: 'member' }),
  words: ({ memberNames = [] }) =>
    fittingName((text) => isOfAName(memberNames, text), { mark: 'member' }),
  whole: ONE_WORD,
  offeredBare: false,
};

/** A single letter, or a number, says nothing of who is meant. */
const NAME_LIKE = /\p{L}.*[\p{L}\p{N}]|\p{Lo}/u;

function isOfAName(names: readonly string[], text: string): boolean {
  const typed = text.replace(/^@/, '');
  if (names.length === 0 || !NAME_LIKE.test(typed)) return false;
  const titled = names.map((title) => ({ id: '', title }));
  return findTitled(titled, typed).outcome !== 'unknown';
}
