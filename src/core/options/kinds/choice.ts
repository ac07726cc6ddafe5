// One of a few fixed words.
import { quote } from '../../text/quote.ts';
import { type Reading, read, unreadable } from '../../text/reading.ts';
import { sentenceCase } from '../../text/sentence-case.ts';
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
  const found = choices.find((candidate) => candidate === typed.toLowerCase());
  return found === undefined
    ? unreadable(`${quote(typed)} is not one of the choices.`, ...choices)
    : read(found);
}

function words({ choices = [] }: Details): Words {
  const fits = (text: string) =>
    choices.some((candidate) => candidate.toLowerCase() === text.toLowerCase());
  return fitting(1, fits, {
    choices,
    refuse(typed) {
      if (fits(typed)) return undefined;
      const what = `${quote(typed)} is not one of ${choices.join(', ')}.`;
      return { what, tries: choices.slice(0, 3) };
    },
  });
}
