// The form of a review: a field for each prompt of the roadmap, and what is taken from it.
import type { MemberContext } from '#core/command/command.ts';
import type { Form } from '#core/message/form.ts';
import { press } from '#core/message/press.ts';
import type { Review } from '#core/model/reviews.ts';
import type { Transaction } from '#core/model/store.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { cleanText } from '#core/text/clean-text.ts';
import { ownValue } from '#core/text/own-value.ts';

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

type Opening = {
  readonly quarter: number;
  /** How often the review was written so far: what is typed into a form of earlier ones comes late. */
  readonly versions: number;
  /** What the fields hold when it opens. */
  readonly values: Answers;
};

/** Field ids are the prompts' ids. */
export function reviewForm(roadmap: Roadmap, { quarter, versions, values }: Opening): Form {
  const longest = answerLimit(roadmap);
  return {
    submit: press('checkpoint.save', quarter),
    keep: press('checkpoint.keep', quarter, versions),
    title: `Review of quarter ${quarter}`,
    submitLabel: 'Save my review',
    fields: roadmap.checkpoints.quarterly.prompts.map(({ id, title }) => {
      const value = ownValue(values, id);
      return {
        id,
        label: shortened(title),
        hint: `At most ${longest} characters; may be left empty.`,
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
  | { readonly kind: 'too long'; readonly prompts: readonly TooLong[] };

export type TooLong = { readonly prompt: string; readonly characters: number };

/** Reads a submitted form. Empty answers are left out; not all of them may be empty. */
export function readAnswers(roadmap: Roadmap, values: Answers): ReadAnswers {
  const answers = typedAnswers(roadmap, values);
  const prompts = Object.entries(answers)
    .map(([prompt, text]) => ({ prompt, characters: Array.from(text).length }))
    .filter(({ characters }) => characters > answerLimit(roadmap));
  if (prompts.length > 0) return { kind: 'too long', prompts };
  return Object.keys(answers).length === 0 ? { kind: 'empty' } : { kind: 'read', answers };
}

/** What stands in the form, cleaned; empty answers are left out. `longest` cuts what has more characters. */
export function typedAnswers(roadmap: Roadmap, values: Answers, longest?: number): Answers {
  const given = roadmap.checkpoints.quarterly.prompts.map(({ id }) => {
    const text = cleanText(ownValue(values, id) ?? '', 'keep');
    return [
      id,
      longest === undefined ? text : Array.from(text).slice(0, longest).join(''),
    ] as const;
  });
  return Object.fromEntries(given.filter(([, text]) => text !== ''));
}

/** Answers without those to prompts that the roadmap does not ask any more. */
export function askedAnswers({ checkpoints }: Roadmap, answers: Answers): Answers {
  const asked = new Set(checkpoints.quarterly.prompts.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([prompt]) => asked.has(prompt)));
}

export function sameAnswers(one: Answers, other: Answers): boolean {
  const prompts = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...prompts].every((prompt) => ownValue(one, prompt) === ownValue(other, prompt));
}

function shortened(title: string): string {
  const characters = Array.from(title);
  if (characters.length <= LONGEST_LABEL) return title;
  return `${characters
    .slice(0, LONGEST_LABEL - 1)
    .join('')
    .trimEnd()}…`;
}

/**
 * Keeps what is typed in place of what was kept before; what is empty, or says what is written already, is no draft.
 */
export async function keepDraft(
  tx: Transaction,
  { member, roadmap, now }: Pick<MemberContext, 'member' | 'roadmap' | 'now'>,
  quarter: number,
  typed: Review['answers'],
): Promise<void> {
  const review = await tx.reviews.byQuarter(member.id, quarter);
  const written = askedAnswers(roadmap, review?.answers ?? {});
  if (Object.keys(typed).length === 0 || sameAnswers(typed, written)) {
    return tx.reviews.forgetDraft(member.id, quarter);
  }
  const draft = await tx.reviews.draft(member.id, quarter);
  // Looked at and closed: it is as old as it was.
  if (draft !== undefined && sameAnswers(draft.answers, typed)) return;
  await tx.reviews.keepDraft(member.id, quarter, typed, now);
}
