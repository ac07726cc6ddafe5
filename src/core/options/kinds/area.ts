// A skill area of the roadmap, by its id or title.
import type { SkillArea } from '../../roadmap/roadmap.ts';
import { search } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { offerTitled, readTitled } from './shared/titled.ts';
import { exactly } from './shared/words.ts';

export const area: Kind<SkillArea> = {
  wire: 'string',
  dated: false,
  read: (typed, { roadmap }) => readTitled(roadmap.skills.areas, typed, 'a skill area'),
  suggest: (partial, { roadmap }) => offerTitled(roadmap.skills.areas, partial),
  field: search,
  words: ({ roadmap }) => exactly(roadmap.skills.areas),
  whole: ONE_WORD,
  offeredBare: true,
};
