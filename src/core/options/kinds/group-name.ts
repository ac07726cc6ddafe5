// How a group is called: one line of free text.
import { readLine } from '../../text/clean-text.ts';
import { line } from './shared/fields.ts';
import { type Kind, NO_WORDS, type Suggestion } from './shared/kind.ts';
import { FREE_LINE } from './shared/words.ts';

export const groupName: Kind<string> = {
  wire: 'string',
  dated: false,
  read: (typed, _, { name }) => readLine(typed, 200, name),
  suggest: (partial, { groupName: current }) => suggest(partial, current),
  field: line(200),
  words: () => FREE_LINE,
  whole: NO_WORDS,
  offeredBare: false,
};

/** What is typed, and the name as it is. */
function suggest(partial: string, current = ''): readonly Suggestion[] {
  const names = new Set([partial, current].filter((name) => name !== ''));
  return [...names].map((name) => ({ label: name, value: name }));
}
