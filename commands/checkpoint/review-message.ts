// A checkpoint: what is done and open in a quarter, and the review of it, written or to be written.
import { bold, italic, joined, type Rich, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  list,
  type Message,
  message,
  quiet,
  quote,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Review, ReviewDraft } from '#core/model/reviews.ts';
import { stepButton } from '#core/posts/kinds/checkpoint.ts';
import type { Standing } from '#core/progress/standing.ts';
import { quarterOf } from '#core/roadmap/lookups.ts';
import type { Item, Quarter, Roadmap } from '#core/roadmap/roadmap.ts';
import { askedItems, askedWords } from '#core/rules/required.ts';
import { ownValue } from '#core/text/own-value.ts';
import { dayOf } from '#core/time/day.ts';
import { formatDate } from '#core/time/format-date.ts';
import { dateFor, type OwnDay } from '#core/time/personal-day.ts';
import type { Instant, PlainDate } from '#core/time/temporal.ts';

export type Checkpoint = {
  readonly roadmap: Roadmap;
  readonly standing: Standing;
  readonly quarter: Quarter;
  /** Written, or with ticked steps alone. */
  readonly review: Review | undefined;
  /** What is typed and not sent. */
  readonly draft: ReviewDraft | undefined;
  readonly days: OwnDay;
  readonly today: PlainDate;
};

/** For the member's own eyes, with what can be done next. */
export function checkpointMessage(checkpoint: Checkpoint, said?: Rich): Message {
  const { roadmap, quarter, review } = checkpoint;
  const written = isWritten(review);
  return message(
    said === undefined ? undefined : text(said),
    text(joined(' · ', bold('Checkpoint'), quarterName(quarter), whenText(checkpoint))),
    ...doneBlocks(checkpoint),
    ...(written ? answerBlocks(checkpoint) : promptBlocks(roadmap)),
    draftLine(checkpoint, written ? 'Edit' : 'Write my review'),
    written
      ? actions(
          button('Edit', press('checkpoint.write', quarter.number)),
          button('Share', press('checkpoint.share', quarter.number)),
          button('Shift my plan', press('plan.shift-form')),
          button('Assess a skill', press('skill')),
        )
      : actions(
          button('Write my review', press('checkpoint.write', quarter.number), 'primary'),
          button('Shift my plan', press('plan.shift-form')),
        ),
    ...stepBlocks(checkpoint),
  );
}

/** For everyone in the channel. */
export function sharedReview(checkpoint: Checkpoint, whose: Rich): Message {
  return message(
    text(joined(' · ', bold(whose), `review of ${quarterName(checkpoint.quarter)}`)),
    ...doneBlocks(checkpoint),
    ...answerBlocks(checkpoint),
  );
}

export function isWritten(review: Review | undefined): boolean {
  return review?.writtenAt !== undefined;
}

/** The quarter that a button names, as far as the roadmap has it. */
export function namedQuarter(roadmap: Roadmap, arg: string | undefined): Quarter | undefined {
  return arg === undefined ? undefined : quarterOf(roadmap, Number(arg));
}

function quarterName({ number, title }: Quarter): string {
  return `Quarter ${number}: ${title}`;
}

function whenText({ standing, quarter, today }: Checkpoint): string | undefined {
  const planned = standing.plan.quarters[quarter.number - 1];
  if (planned === undefined) return undefined;
  if (dayOf(today) < dayOf(planned.start)) return `starts ${formatDate(planned.start, today)}`;
  const verb = dayOf(planned.end) < dayOf(today) ? 'ended' : 'ends';
  return `${verb} ${formatDate(planned.end, today)}`;
}

/** Deliverables by name, the other kinds by number. */
function doneBlocks({ standing: { plan, done }, quarter }: Checkpoint): readonly Block[] {
  const isDone = ({ id }: Item) => done.has(id);
  const deliverables = askedItems(quarter.deliverables, done, plan.skipped);
  const open = deliverables.asked.filter((item) => !isDone(item));
  const tally = (title: string, items: readonly Item[]) =>
    items.length === 0
      ? undefined
      : `${title} ${askedWords(askedItems(items, done, plan.skipped)).count}`;
  return [
    text(
      joined(
        '\n',
        rich`Deliverables ${bold(askedWords(deliverables).count)}${named(', done: ', deliverables.done)}${named(', open: ', open)}`,
        joined(
          ' · ',
          tally('Technologies', quarter.technologies),
          tally('Skills', quarter.skills),
          tally('Resources', quarter.resources),
        ),
      ),
    ),
  ];
}

function named(lead: string, items: readonly Item[]): Rich {
  if (items.length === 0) return '';
  return [lead, joined(', ', ...items.map(({ title }) => italic(title)))];
}

function promptBlocks({ checkpoints }: Roadmap): readonly Block[] {
  const { title, prompts } = checkpoints.quarterly;
  return [text(bold(title)), list(prompts.map((prompt) => prompt.title))];
}

/** Answers to prompts that the roadmap has no longer are kept, and not shown. */
function answerBlocks({ roadmap, review, days, today }: Checkpoint): readonly Block[] {
  if (review?.writtenAt === undefined) return [];
  const { answers, writtenAt, revisedAt } = review;
  const on = (at: Instant) => formatDate(dateFor(days, at), today);
  const revised = revisedAt === undefined ? '' : `, revised ${on(revisedAt)}`;
  return [
    ...roadmap.checkpoints.quarterly.prompts.flatMap(({ id, title }) => {
      const given = ownValue(answers, id);
      return given === undefined ? [] : [text(bold(title)), quote(given)];
    }),
    quiet(`Written ${on(writtenAt)}${revised}`),
  ];
}

function draftLine({ draft, days, today }: Checkpoint, label: string): Block | undefined {
  if (draft === undefined) return undefined;
  const on = formatDate(dateFor(days, draft.at), today);
  return quiet(`A draft from ${on} is saved; ${label} opens it.`);
}

/** The argument of a step's button in a message of steps alone, which is redrawn as such. */
export const STEPS_ALONE = 'alone';

/** To whom ticks in a post for all: the steps, to go on with in this one message. */
export function stepsMessage(checkpoint: Checkpoint): Message {
  return message(...stepBlocks(checkpoint, STEPS_ALONE), quiet('You alone see your ticks.'));
}

/** The project completion's steps, to tick; after the quarters that the roadmap names. */
function stepBlocks(
  { roadmap, quarter, review }: Checkpoint,
  ...rest: readonly string[]
): readonly (Block | undefined)[] {
  const { afterQuarters, steps, title } = roadmap.checkpoints.project;
  if (!afterQuarters.includes(quarter.number)) return [];
  const ticked = steps.filter(({ id }) => review?.steps.includes(id)).length;
  return [
    text(
      joined(
        ' · ',
        bold(title),
        `${ticked} of ${steps.length}${ticked === steps.length ? ', the project is complete' : ''}`,
      ),
    ),
    actions(
      ...steps.map((step) => {
        const does = press('checkpoint.step', quarter.number, step.id, ...rest);
        return stepButton(step, review?.steps.includes(step.id) ?? false, does);
      }),
    ),
  ];
}
