// The form of a review: a field for each prompt of the roadmap, and what is taken from it.
import type { Form } from '../message/form.ts';
import { press } from '../message/press.ts';
import { cleanText } from '../reading/clean-text.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';

type Answers = Readonly<Record<string, string>>;

/**
 * Characters of all answers of a review together. A Discord message shows 4,000, and 9,600 bytes: a review
 * of this length fits beside what else its message says, in any script.
 */
const REVIEW_CHARACTERS = 2_800;
/** Discord's bound on a field's label. */
const LONGEST_LABEL = 45;

/** The most characters of one answer: 700 where there are four prompts. */
export function answerLimit({ checkpoints }: Roadmap): number {
  return Math.floor(REVIEW_CHARACTERS / checkpoints.quarterly.prompts.length);
}

/** Field ids are the prompts' ids; `values` is what the fields hold when it opens. */
export function reviewForm(roadmap: Roadmap, quarter: number, values: Answers): Form {
  const longest = answerLimit(roadmap);
  return {
    submit: press('checkpoint.save', quarter),
    title: `Review of quarter ${quarter}`,
    submitLabel: 'Keep my review',
    fields: roadmap.checkpoints.quarterly.prompts.map(({ id, title }) => {
      const value = values[id];
      return {
        id,
        label: shortened(title),
        hint: `At most ${longest} characters; may stay empty.`,
        required: false,
        ...(value !== undefined && { value }),
        input: { kind: 'lines', longest },
      };
    }),
  };
}

export type ReadAnswers =
  | { readonly kind: 'read'; readonly answers: Answers }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too long'; readonly prompt: string; readonly characters: number };

/** Reads a submitted form. Empty answers are left out; not all of them may be empty. */
export function readAnswers(roadmap: Roadmap, values: Answers): ReadAnswers {
  const given = roadmap.checkpoints.quarterly.prompts
    .map(({ id }) => [id, cleanText(values[id] ?? '', 'keep')] as const)
    .filter(([, text]) => text !== '');
  for (const [prompt, text] of given) {
    const characters = Array.from(text).length;
    if (characters > answerLimit(roadmap)) return { kind: 'too long', prompt, characters };
  }
  return given.length === 0
    ? { kind: 'empty' }
    : { kind: 'read', answers: Object.fromEntries(given) };
}

function shortened(title: string): string {
  const characters = Array.from(title);
  if (characters.length <= LONGEST_LABEL) return title;
  return `${characters
    .slice(0, LONGEST_LABEL - 1)
    .join('')
    .trimEnd()}…`;
}
