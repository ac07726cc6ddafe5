// /plan goal: the weekly goal from this week or another one on; weeks before keep theirs.
import { answer, type Outcome } from '#core/command/answer.ts';
import { dateOfButton } from '#core/message/button-date.ts';
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import { type Block, button, type Message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Goal } from '#core/model/goals.ts';
import type { Transaction } from '#core/model/store.ts';
import { nearestQuarter } from '#core/rules/current-quarter.ts';
import { goalMonday, goalOn, goalsOver, nextGoal } from '#core/rules/goal.ts';
import type { Plan } from '#core/rules/plan.ts';
import { isGoal } from '#core/rules/starting.ts';
import { dayOf } from '#core/time/day.ts';
import { formatDate } from '#core/time/format-date.ts';
import { formatHours } from '#core/time/format-time.ts';
import type { PlainDate } from '#core/time/temporal.ts';
import { mondayOf } from '#core/time/week.ts';
import { alreadySo, changed } from './answers.ts';
import { type Adapting, planFacts } from './facts.ts';
import { staysText } from './plan-moved.ts';

export type GoalWish = {
  readonly hours: number;
  /** A day of the week in which it begins. */
  readonly from: PlainDate;
  readonly reason?: string | undefined;
};

export async function changeGoal(
  tx: Transaction,
  context: Adapting,
  { hours, from: wished, reason }: GoalWish,
): Promise<Outcome> {
  const { member, today } = context;
  const { goals, plan } = await planFacts(tx, context);
  const from = goalMonday(goals, wished);
  const before = goalOn(goals, from).hours;
  if (before === hours) return alreadySo(sameGoal(hours, from, today));
  const stood = goalSetFor(goals, from)?.hours ?? NONE;
  await tx.goals.set(member.id, { from, hours, ...(reason !== undefined && { reason }) });
  await tx.activity.note(member.id, context.now);
  const undo = press('plan.undo-goal', from.toString(), hours, stood);
  const after = await tx.goals.ofMember(member.id);
  return answer(
    changed({
      title: goalTitle({ before: goals, after }, from, today),
      reason,
      moved: goalMoved(plan, { before: goals, after }, from, today),
      buttons: [button('Undo', undo)],
    }),
  );
}

/** How a button says that no goal was set for a week: the one before it went on. */
const NONE = 'none';

function goalSetFor(goals: readonly Goal[], from: PlainDate): Goal | undefined {
  return goals.find((goal) => goal.from.equals(from));
}

function sameGoal(hours: number, from: PlainDate, today: PlainDate): string {
  const when = dayOf(from) > dayOf(today) ? ` from ${formatDate(from, today)} on` : '';
  return `Your weekly goal is ${hours} h${when} already.`;
}

/** Takes a goal back: the week has again what it had. Nothing when it was changed since. */
export async function restoreGoal(
  tx: Transaction,
  context: Adapting,
  [week, set, stood]: readonly (string | undefined)[],
): Promise<Message | undefined> {
  const { member, today } = context;
  const from = dateOfButton(week);
  if (from === undefined || stood === undefined) return undefined;
  const { goals, plan } = await planFacts(tx, context);
  const current = goalSetFor(goals, from);
  if (String(current?.hours ?? NONE) !== set) return undefined;
  if (stood === NONE && goals.length > 1) await tx.goals.remove(member.id, from);
  else if (isGoal(Number(stood))) await tx.goals.set(member.id, { from, hours: Number(stood) });
  else return undefined;
  const after = await tx.goals.ofMember(member.id);
  return changed({
    title: rich`Undone: ${goalTitle({ before: goals, after }, from, today)}`,
    moved: goalMoved(plan, { before: goals, after }, from, today),
    buttons: [button('Restore', press('plan.undo-goal', from.toString(), stood, set))],
  });
}

type GoalChange = { readonly before: readonly Goal[]; readonly after: readonly Goal[] };

/** With the week from which another goal takes its place, where one is set already. */
function goalTitle({ before, after }: GoalChange, from: PlainDate, today: PlainDate): Rich {
  const hours = (goals: readonly Goal[]) => `${goalOn(goals, from).hours} h`;
  const next = nextGoal(after, from);
  return joined(
    '; ',
    rich`Weekly goal ${hours(before)} → ${bold(hours(after))} from ${formatDate(from, today)} on`,
    next && `${next.hours} h from ${formatDate(next.from, today)} on, as set before`,
  );
}

/** What the quarter in which it begins, or else the current one, plans now; and whether weeks that are over change. */
function goalMoved(
  plan: Plan,
  { before, after }: GoalChange,
  from: PlainDate,
  today: PlainDate,
): readonly Block[] {
  const since = dayOf(from) > dayOf(today) ? from : today;
  const quarter = plan.quarters[nearestQuarter(plan, since) - 1];
  if (quarter === undefined) return [];
  const span = { from: dayOf(quarter.start), until: dayOf(quarter.end) };
  const hours = (goals: readonly Goal[]) => formatHours(goalsOver(goals, plan.pauses, span));
  const past = dayOf(from) < dayOf(mondayOf(today));
  const [was, is] = [hours(before), hours(after)];
  const name = `Quarter ${quarter.number}`;
  return [
    text(was === is ? `${name} plans ${is} as before.` : rich`${name} plans ${was} → ${bold(is)}.`),
    text(staysText(plan, today)),
    ...(past
      ? [text(rich`${bold('This changes the past:')} pace and streak follow for weeks since then.`)]
      : []),
  ];
}
