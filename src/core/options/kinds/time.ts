// How long something took: "1h30m".
import { isTimeAlone, looksLikeTime, readTime, TIME_WORDS } from '../../reading/read-time.ts';
import type { Problem } from '../../text/reading.ts';
import type { Minutes } from '../../time/temporal.ts';
import { line } from './shared/fields.ts';
import type { Kind } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const time: Kind<Minutes> = {
  wire: 'string',
  dated: false,
  read: readTime,
  suggest: undefined,
  field: line(100, '1h30m'),
  words: () => fitting(TIME_WORDS, looksLikeTime, { refuse, fitsAlone: isTimeAlone }),
  whole: /^\d\S*\s+(?:\d\S*\s+|(?:h|hours?|m|min|minutes?)\s+)*/i,
  offeredBare: false,
};

/** "2 hours15" would else be two hours and a note. */
function refuse(typed: string, next = ''): Problem | undefined {
  const isGlued = looksLikeTime(typed) && !/\s/.test(typed) && /^(?:h|m)[a-z]*\d/i.test(next);
  const reading = readTime(isGlued ? `${typed} ${next}` : typed);
  return reading.ok ? undefined : reading.problem;
}
