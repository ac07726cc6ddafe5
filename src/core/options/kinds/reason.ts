// Why a plan is changed: one of the roadmap's reasons, or one line in the member's own words.
import type { Roadmap } from '../../roadmap/roadmap.ts';
import { readLine } from '../../text/clean-text.ts';
import { type Reading, read } from '../../text/reading.ts';
import { search } from './shared/fields.ts';
import { type Kind, MOST_SUGGESTIONS, NO_WORDS, type Suggestion } from './shared/kind.ts';
import { offerTitled } from './shared/titled.ts';
import { FREE_LINE } from './shared/words.ts';

/** Slack's bound on a value that is picked, the tightest of all platforms. */
const LONGEST_PICKED = 75;

export const reason: Kind<string> = {
  wire: 'string',
  dated: false,
  read: (typed, { roadmap }) => readReason(roadmap, typed),
  suggest: (partial, { roadmap }) => suggest(roadmap, partial),
  field: search,
  words: () => FREE_LINE,
  whole: NO_WORDS,
  offeredBare: false,
};

/** The roadmap's reasons come from autocompletion by their ids; all else is the member's own words. */
function readReason({ adaptReasons }: Roadmap, typed: string): Reading<string> {
  const offered = adaptReasons.find(({ id }) => id === typed);
  return offered === undefined ? readLine(typed, 200, 'reason') : read(offered.title);
}

/** The roadmap's reasons, and what is typed: where only what is offered can be picked, own words must be too. */
function suggest({ adaptReasons }: Roadmap, partial: string): readonly Suggestion[] {
  const offered = offerTitled(adaptReasons, partial);
  if (partial === '' || partial.length > LONGEST_PICKED) return offered;
  return [...offered.slice(0, MOST_SUGGESTIONS - 1), { label: partial, value: partial }];
}
