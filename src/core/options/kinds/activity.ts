// What kind of work it was: an activity of the roadmap, by its id or title.
import type { Activity } from '../../roadmap/roadmap.ts';
import { search } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { offerTitled, readTitled } from './shared/titled.ts';
import { exactly } from './shared/words.ts';

export const activity: Kind<Activity> = {
  wire: 'string',
  dated: false,
  read: (typed, { roadmap }) => readTitled(roadmap.activities, typed, 'an activity'),
  suggest: (partial, { roadmap }) => offerTitled(roadmap.activities, partial),
  field: search,
  words: ({ roadmap }) => exactly(roadmap.activities),
  whole: ONE_WORD,
  offeredBare: true,
};
