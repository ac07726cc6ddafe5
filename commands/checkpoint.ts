// /checkpoint: writes or re-reads the review of a quarter.
import {
  answer,
  type Outcome,
  refusal,
  refusalOf,
  shared,
  turnedPage,
} from '#core/command/answer.ts';
import { defineCommand, type MemberContext } from '#core/command/command.ts';
import { nameOf } from '#core/members/names.ts';
import { actions, button, type Message, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Review } from '#core/model/reviews.ts';
import type { Reads, Transaction } from '#core/model/store.ts';
import { optional } from '#core/options/option.ts';
import { standingOf } from '#core/progress/standing.ts';
import { quarterOf } from '#core/roadmap/lookups.ts';
import type { Quarter } from '#core/roadmap/roadmap.ts';
import { endedOf, quarterToReview } from '#core/rules/quarter-to-review.ts';
import { dateFor } from '#core/time/personal-day.ts';
import {
  answerLimit,
  askedAnswers,
  keepDraft,
  type ReadAnswers,
  readAnswers,
  reviewForm,
  sameAnswers,
  typedAnswers,
} from './checkpoint/review-form.ts';
import {
  type Checkpoint,
  checkpointMessage,
  isWritten,
  namedQuarter,
  STEPS_ALONE,
  sharedReview,
  stepsMessage,
} from './checkpoint/review-message.ts';

export const checkpoint = defineCommand({
  name: 'checkpoint',
  about: 'Review a quarter: what is done, what to adjust; write it or read it again',
  use: 'sometimes',
  examples: ['', '1'],
  options: {
    quarter: optional(
      'quarter',
      'The number of a quarter; the latest without a review unless told',
    ),
  },
  needs: 'member',
  async run(context, { quarter: number }) {
    const quarter = number === undefined ? undefined : quarterOf(context.roadmap, number);
    return answer(checkpointMessage(await read(context.read, context, quarter)));
  },
  actions: {
    write: (context, { args }) => opened(context, args),
    save: (context, { args, values }) =>
      context.writeOnce((tx) => saved(tx, context, namedQuarter(context.roadmap, args[0]), values)),
    // The newest replaces what came before: an interaction remembered for each character would be kept for good.
    keep: (context, { args: [number, versions], values }) =>
      context.write((tx) =>
        kept(tx, context, namedQuarter(context.roadmap, number), {
          versions: Number(versions),
          values,
        }),
      ),
    share: async (context, { args }) => {
      const { quarter, ...rest } = await read(
        context.read,
        context,
        namedQuarter(context.roadmap, args[0]),
      );
      if (!isWritten(rest.review)) return notThere();
      const [profile] = await context.read.members.profiles([context.member.id]);
      const whose = profile === undefined ? 'a member' : nameOf(profile);
      return shared(sharedReview({ ...rest, quarter }, whose));
    },
    step: (context, { args: [number, step, shown] }) =>
      context.writeOnce((tx) => {
        const quarter = namedQuarter(context.roadmap, number);
        const { input } = context.ask;
        const alone = shown === STEPS_ALONE || (input.kind === 'press' && !input.private);
        return ticked(tx, context, quarter, step, alone ? stepsMessage : checkpointMessage);
      }),
  },
});

/**
 * Everything that a checkpoint shows; of the quarter to review where none is named. Of several that a post names as
 * ended it is the member's own.
 */
async function read(
  reads: Reads,
  { member, roadmap, today }: MemberContext,
  named: Quarter | undefined,
  ended: readonly number[] = [],
): Promise<Checkpoint> {
  const [standing, reviews] = await Promise.all([
    standingOf(reads, roadmap, member, today),
    reads.reviews.ofMember(member.id),
  ]);
  const reviewed = new Set(reviews.filter(isWritten).map(({ quarter }) => quarter));
  const joined = dateFor(member, member.joinedAt);
  const { plan } = standing;
  const number = endedOf(plan, ended, joined, today);
  const quarter =
    named ?? quarterOf(roadmap, number ?? quarterToReview(plan, reviewed, joined, today));
  if (quarter === undefined) throw new Error('a roadmap without quarters');
  const review = reviews.find((each) => each.quarter === quarter.number);
  const draft = await reads.reviews.draft(member.id, quarter.number);
  return { roadmap, standing, quarter, review, draft, days: member, today };
}

/** The form, holding what was typed and not taken, else what is written. */
async function opened(context: MemberContext, args: readonly string[]): Promise<Outcome> {
  const { member, roadmap } = context;
  const [only, ...others] = args;
  const named = others.length === 0 ? namedQuarter(roadmap, only) : undefined;
  const shown = await read(context.read, context, named, args.map(Number));
  const quarter = shown.quarter.number;
  const versions = await context.read.reviews.countVersions(member.id, quarter);
  const values = (shown.draft ?? shown.review)?.answers ?? {};
  return { kind: 'form', form: reviewForm(roadmap, { quarter, versions, values }) };
}

type Unsent = {
  /** How often the review was written when the form was made. */
  readonly versions: number;
  readonly values: Readonly<Record<string, string>>;
};

/** What stands in a form that is not sent yet. Told after the review was sent, it must not come back. */
async function kept(
  tx: Transaction,
  context: MemberContext,
  quarter: Quarter | undefined,
  { versions, values }: Unsent,
): Promise<Outcome> {
  const { member, roadmap } = context;
  if (
    quarter !== undefined &&
    (await tx.reviews.countVersions(member.id, quarter.number)) === versions
  ) {
    const typed = typedAnswers(roadmap, values, answerLimit(roadmap));
    await keepDraft(tx, context, quarter.number, typed);
  }
  return { kind: 'nothing' };
}

async function saved(
  tx: Transaction,
  context: MemberContext,
  quarter: Quarter | undefined,
  values: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const { member, roadmap, now } = context;
  if (quarter === undefined) return notThere();
  const reading = readAnswers(roadmap, values);
  if (reading.kind !== 'read') return refused(tx, context, quarter, values, reading);
  const before = await tx.reviews.byQuarter(member.id, quarter.number);
  const answers = { ...unaskedAnswers(context, before), ...reading.answers };
  await tx.reviews.forgetDraft(member.id, quarter.number);
  if (isWritten(before) && sameAnswers(before?.answers ?? {}, answers)) {
    const shown = await read(tx, context, quarter);
    return answer(checkpointMessage(shown, 'Your review says so already. Nothing was changed.'));
  }
  await tx.reviews.save(member.id, quarter.number, answers, now);
  const said = isWritten(before) ? 'Your review is revised.' : 'Your review is kept.';
  return answer(checkpointMessage(await read(tx, context, quarter), said));
}

/** What was typed is kept whole, and the form opens again with it. */
async function refused(
  tx: Transaction,
  context: MemberContext,
  quarter: Quarter,
  values: Readonly<Record<string, string>>,
  reading: Exclude<ReadAnswers, { kind: 'read' }>,
): Promise<Outcome> {
  const { roadmap } = context;
  await keepDraft(tx, context, quarter.number, typedAnswers(roadmap, values));
  const again = button('Write my review', press('checkpoint.write', quarter.number), 'primary');
  const told = (...why: readonly string[]) =>
    message(text([...why, 'Nothing was changed.'].join(' ')), actions(again));
  if (reading.kind === 'empty') {
    return refusal(
      told('A review needs at least one answer, for example what moved in this quarter.'),
    );
  }
  const mistakes = reading.prompts.map(({ prompt, characters }) => ({
    option: prompt,
    why: `That answer has ${characters} characters; ${answerLimit(roadmap)} are the most that fit.`,
  }));
  return refusalOf(
    told(...mistakes.map(({ why }) => why)),
    mistakes.map(({ option, why }) => ({ option, message: told(why) })),
  );
}

/** Answers to prompts that the roadmap does not ask any more. */
function unaskedAnswers({ roadmap }: MemberContext, review: Review | undefined): Review['answers'] {
  const answers = review?.answers ?? {};
  const asked = askedAnswers(roadmap, answers);
  return Object.fromEntries(Object.entries(answers).filter(([prompt]) => !(prompt in asked)));
}

async function ticked(
  tx: Transaction,
  context: MemberContext,
  quarter: Quarter | undefined,
  step: string | undefined,
  shownAs: (checkpoint: Checkpoint) => Message,
): Promise<Outcome> {
  const { member, roadmap, now } = context;
  const { afterQuarters, steps } = roadmap.checkpoints.project;
  const known = steps.find(({ id }) => id === step);
  if (quarter === undefined || known === undefined || !afterQuarters.includes(quarter.number)) {
    return notThere();
  }
  await tx.reviews.toggleStep(member.id, quarter.number, known.id, now);
  return turnedPage(context, shownAs(await read(tx, context, quarter)));
}

function notThere(): Outcome {
  return answer(message(text('That is no longer part of the roadmap. Nothing was changed.')));
}
