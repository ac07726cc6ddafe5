// A quarter of the roadmap by its number, from 1.
import { isWholeNumber, readInteger } from '../../reading/read-number.ts';
import type { Roadmap } from '../../roadmap/roadmap.ts';
import { search } from './shared/fields.ts';
import { type Kind, ONE_WORD, type Suggestion } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const quarter: Kind<number> = {
  wire: 'integer',
  dated: false,
  read: (typed, { roadmap }) => readInteger(typed, { min: 1, max: roadmap.quarters.length }),
  suggest: (partial, { roadmap }) => suggest(roadmap, partial),
  field: search,
  words: () => fitting(1, (text) => isWholeNumber(text)),
  whole: ONE_WORD,
  offeredBare: false,
};

function suggest({ quarters }: Roadmap, partial: string): readonly Suggestion[] {
  return quarters
    .map(({ number, title }) => ({ label: `Quarter ${number}: ${title}`, value: String(number) }))
    .filter(({ label }) => label.toLowerCase().includes(partial.toLowerCase()));
}
