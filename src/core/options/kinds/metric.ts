// A success metric of the roadmap, by its id or title.
import type { Metric } from '../../roadmap/roadmap.ts';
import { search } from '../fields.ts';
import { type Kind, ONE_WORD } from '../kind.ts';
import { offerTitled, readTitled } from '../titled.ts';
import { exactly } from '../words.ts';

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
