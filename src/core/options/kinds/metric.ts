// A success metric of the roadmap, by its id or title.
import type { Metric } from '../../roadmap/roadmap.ts';
import { search } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { offerTitled, readTitled } from './shared/titled.ts';
import { exactly } from './shared/words.ts';

export const metric: Kind<Metric> = {
  wire: 'string',
  dated: false,
  read: (typed, { roadmap }) => readTitled(roadmap.metrics, typed, 'a success metric'),
  suggest: (partial, { roadmap }) => offerTitled(roadmap.metrics, partial),
  field: search,
  words: ({ roadmap }) => exactly(roadmap.metrics),
  whole: ONE_WORD,
  offeredBare: true,
};
