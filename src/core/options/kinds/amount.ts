// Of a success metric: a number, and how it was written. "12", "80 %", "yes".
import { type Amount, readAmountFor, readWrittenAmount } from '../../reading/read-metric-amount.ts';
import { findTitled } from '../../roadmap/find-titled.ts';
import type { Reading } from '../../text/reading.ts';
import { line } from './shared/fields.ts';
import { type Details, type Facts, type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting } from './shared/words.ts';

export const amount: Kind<Amount> = {
  wire: 'number',
  dated: false,
  read,
  suggest: undefined,
  field: line(200),
  words: () => fitting(2, (text) => readWrittenAmount(text).ok),
  whole: ONE_WORD,
  offeredBare: false,
};

/** What suits the metric that is named beside it, where one is. */
function read(typed: string, { roadmap, given = {} }: Facts, { of }: Details): Reading<Amount> {
  const name = of === undefined ? undefined : given[of];
  const finding = name === undefined ? undefined : findTitled(roadmap.metrics, String(name));
  return finding?.outcome === 'found'
    ? readAmountFor(finding.entry, typed)
    : readWrittenAmount(typed);
}
