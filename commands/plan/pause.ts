// /plan pause and /plan resume: days that do not count, and the day from which they count again.
import { answer, type Outcome } from '#core/command/answer.ts';
import { dateOfButton } from '#core/message/button-date.ts';
import { bold, type Rich, rich, command as typed } from '#core/message/inline.ts';
import { button, type Message, quiet } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Transaction } from '#core/model/store.ts';
import type { PauseLike } from '#core/rules/pauses.ts';
import {
  coveredBy,
  nextPause,
  type Pause,
  pauseLength,
  type Resuming,
  resumingOn,
} from '#core/rules/pausing.ts';
import { dayOf } from '#core/time/day.ts';
import { formatDate } from '#core/time/format-date.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { alreadySo, changed, unchanged } from './answers.ts';
import { type Adapting, type PlanFacts, planFacts, planWith } from './facts.ts';
import { planChangeText } from './plan-change-line.ts';
import { movedBlocks } from './plan-moved.ts';

/** A longer one is more likely a date that was read in another year than it was meant. */
const LONGEST_DAYS = 365;

export type Pausing = {
  /** Today unless told. */
  readonly from?: PlainDate | undefined;
  readonly until?: PlainDate | undefined;
  readonly reason?: string | undefined;
};

export async function pause(
  tx: Transaction,
  context: Adapting,
  { from: named, until, reason }: Pausing,
): Promise<Outcome> {
  const { member, roadmap, today, now } = context;
  const from = named ?? today;
  const asked = { kind: 'pause', from, ...(until && { until }) } as const;
  const problem = problemOf(asked, today);
  if (problem !== undefined) return unchanged(problem, until === undefined ? 'from' : 'until');
  const facts = await planFacts(tx, context);
  const end = endOf(pausesIn(facts), { from: named, until });
  if (end !== undefined && (named === undefined || coveredBy(pausesIn(facts), asked))) {
    return endedOn(tx, context, facts, end, reason);
  }
  if (coveredBy(pausesIn(facts), asked)) {
    return alreadySo('Your plan is paused on all of these days already.');
  }
  const recorded = { ...asked, ...(reason !== undefined && { reason }) };
  const { id } = await tx.plans.addChange(member.id, recorded, now);
  const after = planWith(context, [...facts.changes, asked]);
  return answer(
    changed({
      title: bold(planChangeText(asked, roadmap, today)),
      reason,
      moved: [
        ...movedBlocks(facts.plan, after, today),
        ...(until === undefined
          ? [quiet('Every paused day moves it by one more, until you resume.')]
          : []),
      ],
      buttons: [
        button('Undo', press('plan.undo', id)),
        ...(until === undefined && dayOf(from) <= dayOf(today)
          ? [button('Resume', press('plan', 'action=resume'))]
          : []),
      ],
    }),
  );
}

function problemOf(asked: PauseLike, today: PlainDate): Rich | undefined {
  const { from, until } = asked;
  const example = typed(`plan pause from:${from} until:${from.add({ days: 13 })}`);
  if (until !== undefined && dayOf(until) < dayOf(from)) {
    return rich`A pause that begins ${formatDate(from, today)} cannot end ${formatDate(until, today)}. Try ${example}.`;
  }
  const days = pauseLength(asked, today);
  if (days <= LONGEST_DAYS) return undefined;
  return rich`That pause has ${String(days)} days; ${String(LONGEST_DAYS)} are the most. Try ${example}.`;
}

export async function resume(
  tx: Transaction,
  context: Adapting,
  { from, reason }: { readonly from: PlainDate; readonly reason?: string | undefined },
): Promise<Outcome> {
  const facts = await planFacts(tx, context);
  const resuming = resumingOn(pausesIn(facts), from);
  if (resuming === undefined) return notPaused(facts, from, context);
  const title = rich`${bold(`${formatDate(from, context.today)} counts again`)}, and all days after it.`;
  return goOn(tx, context, facts, resuming, { from, reason, title });
}

/** A pause that gets its last day, and what follows from that. */
type End = { readonly until: PlainDate; readonly resuming: Resuming };

/**
 * Whether "until friday" says when a pause ends that is there already: one without an end, or one with a later end where
 * no day is named from which on.
 */
function endOf(
  pauses: readonly Pause[],
  { from, until }: Pick<Pausing, 'from' | 'until'>,
): End | undefined {
  const resuming = until && resumingOn(pauses, until.add({ days: 1 }));
  if (until === undefined || resuming === undefined) return undefined;
  const isOpen = resuming.until === undefined;
  const hasBegun = dayOf(resuming.from) <= dayOf(until);
  return hasBegun && (isOpen || from === undefined) ? { until, resuming } : undefined;
}

function endedOn(
  tx: Transaction,
  context: Adapting,
  facts: PlanFacts,
  { until, resuming }: End,
  reason: string | undefined,
): Promise<Outcome> {
  const { today } = context;
  const title = rich`${bold(`Paused until ${formatDate(until, today)}`)}, from ${formatDate(resuming.from, today)} on.`;
  return goOn(tx, context, facts, resuming, { from: until.add({ days: 1 }), reason, title });
}

/** Ends a pause the day before `from`. */
async function goOn(
  tx: Transaction,
  context: Adapting,
  facts: PlanFacts,
  { ended, withdrawn, until }: Resuming,
  said: { readonly from: PlainDate; readonly reason?: string | undefined; readonly title: Rich },
): Promise<Outcome> {
  const { member, today, now } = context;
  const { from, reason, title } = said;
  for (const { id } of withdrawn) await tx.plans.withdrawChange(id, now, reason);
  if (ended !== undefined)
    await tx.plans.endPause(ended.id, from.subtract({ days: 1 }), now, reason);
  const after = planWith(context, await tx.plans.changes(member.id));
  const [only, ...others] = withdrawn;
  const undo =
    ended === undefined && only !== undefined && others.length === 0
      ? press('plan.restore', only.id)
      : press('plan.pause-again', from.toString(), until?.toString() ?? OPEN);
  return answer(
    changed({
      title,
      reason,
      moved: movedBlocks(facts.plan, after, today),
      buttons: [button('Undo', undo)],
    }),
  );
}

/** How a button says that a pause had no end. */
const OPEN = 'open';

function notPaused(facts: PlanFacts, from: PlainDate, { roadmap, today }: Adapting): Outcome {
  const ahead = nextPause(pausesIn(facts), from);
  const day = formatDate(from, today);
  if (ahead === undefined) return unchanged(`Your plan is not paused on ${day}.`, 'from');
  const example = typed(`plan resume from:${ahead.from}`);
  return unchanged(
    rich`Your plan is not paused on ${day}. ${planChangeText(ahead, roadmap, today)}: ${example} takes that back.`,
    'from',
  );
}

/** Takes a resuming back: the days from `from` on are paused again, until the end that they had. */
export async function pauseAgain(
  tx: Transaction,
  context: Adapting,
  [from, until]: readonly (string | undefined)[],
): Promise<Message | undefined> {
  const again = readPause(from, until);
  if (again === undefined) return undefined;
  const { member, roadmap, today, now } = context;
  const facts = await planFacts(tx, context);
  const pauses = pausesIn(facts);
  if (coveredBy(pauses, again)) return undefined;
  // Where the pause was ended and not withdrawn, it gets its old end back, and keeps its reason.
  const eve = again.from.subtract({ days: 1 });
  const ended = pauses.find((pause) => pause.until?.equals(eve));
  const whole = { ...again, from: ended?.from ?? again.from };
  if (ended !== undefined) await tx.plans.withdrawChange(ended.id, now);
  const reason = ended?.reason;
  await tx.plans.addChange(member.id, { ...whole, ...(reason !== undefined && { reason }) }, now);
  const after = planWith(context, await tx.plans.changes(member.id));
  return changed({
    title: rich`Undone: ${bold(planChangeText(whole, roadmap, today))}`,
    reason,
    moved: movedBlocks(facts.plan, after, today),
    buttons: [],
  });
}

type DatedPause = PauseLike & { readonly kind: 'pause' };

function readPause(from: string | undefined, until: string | undefined): DatedPause | undefined {
  const first = dateOfButton(from);
  const last = until === OPEN ? undefined : dateOfButton(until);
  if (first === undefined || (last === undefined && until !== OPEN)) return undefined;
  return { kind: 'pause', from: first, ...(last && { until: last }) };
}

function pausesIn({ changes }: PlanFacts): readonly Pause[] {
  return changes.filter((change): change is Pause => change.kind === 'pause');
}
