// Several lines of text: what remains of a typed line, or a large field.
import { cleanText } from '../../text/clean-text.ts';
import { read } from '../../text/reading.ts';
import { type Kind, ONE_WORD } from './shared/kind.ts';
import { UNTOLD } from './shared/words.ts';

/** The longest text that every platform's form takes: Slack's bound, in UTF-16 units. */
export const LONGEST_IN_FORM = 3_000;

export const lines: Kind<string> = {
  wire: 'string',
  dated: false,
  read: (typed) => read(cleanText(typed, 'keep')),
  suggest: undefined,
  field: () => ({ kind: 'lines', longest: LONGEST_IN_FORM }),
  words: () => ({ ...UNTOLD, free: true, reach: 'end' }),
  whole: ONE_WORD,
  offeredBare: false,
};
