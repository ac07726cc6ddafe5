// One of a few fixed words.
import { namesNear } from '../../roadmap/find-titled.ts';
import { quote } from '../../text/quote.ts';
import { type Reading, read, unreadable } from '../../text/reading.ts';
import { sentenceCase } from '../../text/sentence-case.ts';
import { weekdayName, weekdayNumber } from '../../time/calendar-words.ts';
import { type Details, type Kind, ONE_WORD } from './shared/kind.ts';
import { fitting, type Words } from './shared/words.ts';

export const choice: Kind<string> = {
  wire: 'string',
  dated: false,
  read: (typed, _, { choices = [] }) => readChoice(choices, typed),
  // Every platform shows all of them by itself.
  suggest: undefined,
  field: ({ choices = [] }) => ({
    kind: 'choice',
    options: choices.map((each) => ({ label: sentenceCase(each), value: each })),
  }),
  words: (_, option) => words(option),
  whole: ONE_WORD,
  offeredBare: true,
};

function readChoice(choices: readonly string[], typed: string): Reading<string> {
  const found = chosen(choices, typed);
  return found === undefined
    ? unreadable(`${quote(typed)} is not one of ${choices.join(', ')}.`, ...nearTo(choices, typed))
    : read(found);
}

/** Whatever the case; weekdays also in short. */
function chosen(choices: readonly string[], typed: string): string | undefined {
  const word = typed.toLowerCase();
  const weekday = weekdayName(weekdayNumber(word) ?? 0).toLowerCase();
  return choices.find((each) => each.toLowerCase() === word || each === weekday);
}

/** Those that were probably meant; where none was, the first ones. */
function nearTo(choices: readonly string[], typed: string): readonly string[] {
  const near = namesNear(choices, typed);
  return near.length > 0 ? near : choices.slice(0, 3);
}

function words({ choices = [] }: Details): Words {
  const fits = (text: string) => chosen(choices, text) !== undefined;
  return fitting(1, fits, {
    choices,
    near: (typed) => namesNear(choices, typed),
    refuse(typed) {
      const reading = readChoice(choices, typed);
      return reading.ok ? undefined : reading.problem;
    },
  });
}
