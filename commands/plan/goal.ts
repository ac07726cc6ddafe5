// /plan goal: the weekly goal from this week on; weeks before keep theirs.
import { answer, type Outcome } from '#core/command/answer.ts';
import { dateOfButton } from '#core/message/button-date.ts';
import { bold, rich } from '#core/message/inline.ts';
import { type Block, button, type Message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Goal } from '#core/model/goals.ts';
import type { Transaction } from '#core/model/store.ts';
import { nearestQuarter } from '#core/rules/current-quarter.ts';
import { goalMonday, goalOn, goalsOver } from '#core/rules/goal.ts';
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

export type GoalWish = { readonly hours: number; readonly reason?: string | undefined };

export async function changeGoal(
  tx: Transaction,
  context: Adapting,
  { hours, reason }: GoalWish,
): Promise<Outcome> {
  const { member, today } = context;
  const { goals, plan } = await planFacts(tx, context);
  const from = goalMonday(goals, today);
  const before = goalOn(goals, from).hours;
  if (before === hours) return alreadySo(`Your weekly goal is ${hours} h already.`);
  await tx.goals.set(member.id, { from, hours, ...(reason !== undefined && { reason }) });
  await tx.activity.note(member.id, context.now);
  const undo = press('plan.undo-goal', from.toString(), hours, before);
  const after = await tx.goals.ofMember(member.id);
  return answer(
    changed({
      title: goalTitle(before, hours, from, today),
      reason,
      moved: goalMoved(plan, { before: goals, after }, from, today),
      buttons: [button('Undo', undo)],
    }),
  );
}

/** Takes a goal back: the week has again what it had. Nothing when it was changed since. */
export async function restoreGoal(
  tx: Transaction,
  context: Adapting,
  [week, set, before]: readonly (string | undefined)[],
): Promise<Message | undefined> {
  const { member, today } = context;
  const from = dateOfButton(week);
  const hours = Number(before);
  const { goals, plan } = await planFacts(tx, context);
  const current = goals.find((goal) => from !== undefined && goal.from.equals(from));
  if (current === undefined || current.hours !== Number(set) || !isGoal(hours)) return undefined;
  await tx.goals.set(member.id, { from: current.from, hours });
  const after = await tx.goals.ofMember(member.id);
  return changed({
    title: rich`Undone: ${goalTitle(current.hours, hours, current.from, today)}`,
    moved: goalMoved(plan, { before: goals, after }, current.from, today),
    buttons: [
      button('Restore', press('plan.undo-goal', current.from.toString(), hours, current.hours)),
    ],
  });
}

function goalTitle(before: number, after: number, from: PlainDate, today: PlainDate) {
  return rich`Weekly goal ${`${before} h`} → ${bold(`${after} h`)} from ${formatDate(from, today)} on`;
}

type GoalChange = { readonly before: readonly Goal[]; readonly after: readonly Goal[] };

/** What the current quarter plans now, and whether weeks that are over have another goal. */
function goalMoved(
  plan: Plan,
  { before, after }: GoalChange,
  from: PlainDate,
  today: PlainDate,
): readonly Block[] {
  const quarter = plan.quarters[nearestQuarter(plan, today) - 1];
  if (quarter === undefined) return [];
  const span = { from: dayOf(quarter.start), until: dayOf(quarter.end) };
  const hours = (goals: readonly Goal[]) => formatHours(goalsOver(goals, plan.pauses, span));
  const past = dayOf(from) < dayOf(mondayOf(today));
  return [
    text(rich`Quarter ${String(quarter.number)} plans ${hours(before)} → ${bold(hours(after))}.`),
    text(staysText(plan, today)),
    ...(past
      ? [text(rich`${bold('This changes the past:')} pace and streak follow for weeks since then.`)]
      : []),
  ];
}
