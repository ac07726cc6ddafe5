// A roadmap of the host's folder, by its id or title.
import type { Roadmap } from '../../roadmap/roadmap.ts';
import { line } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { offerTitled, readTitled } from './shared/titled.ts';
import { exactly } from './shared/words.ts';

export const roadmap: Kind<Roadmap> = {
  wire: 'string',
  dated: false,
  read: (typed, { roadmaps }) => readTitled(roadmaps, typed, 'a roadmap'),
  suggest: (partial, { roadmaps }) => offerTitled(roadmaps, partial),
  field: line(200),
  words: ({ roadmaps }) => exactly(roadmaps, { quotesRest: true, takesAll: true }),
  whole: ONE_WORD,
  offeredBare: false,
};
