// How far somebody is in a skill area, in one of four words.
import { LEVELS, type Level } from '../../roadmap/roadmap.ts';
import { quote } from '../../text/quote.ts';
import { type Reading, read, unreadable } from '../../text/reading.ts';
import { search } from './shared/fields.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { offerTitled } from './shared/titled.ts';
import { exactly } from './shared/words.ts';

const TITLED = LEVELS.map((level) => ({ id: level, title: level }));

export const level: Kind<Level> = {
  wire: 'string',
  dated: false,
  read: readLevel,
  suggest: (partial) => offerTitled(TITLED, partial),
  field: search,
  words: () => exactly(TITLED),
  whole: ONE_WORD,
  offeredBare: true,
};

function readLevel(typed: string): Reading<Level> {
  const found = LEVELS.find((candidate) => candidate.toLowerCase() === typed.toLowerCase());
  return found === undefined
    ? unreadable(`${quote(typed)} is not a level.`, ...LEVELS)
    : read(found);
}
