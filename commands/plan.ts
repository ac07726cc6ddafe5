// /plan: adapts the member's plan. What each action does is in commands/plan/.
import { answer, type Outcome, refusal, turnedPage } from '#core/command/answer.ts';
import { defineCommand, type MemberContext } from '#core/command/command.ts';
import { rich, command as typed } from '#core/message/inline.ts';
import { actions, button, type Message, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Transaction } from '#core/model/store.ts';
import { HOURS, optional, requiredChoice, type Values, WEEKS } from '#core/options/option.ts';
import { GOAL_HOURS } from '#core/rules/starting.ts';
import { alreadySo } from './plan/answers.ts';
import { planFacts } from './plan/facts.ts';
import { changeGoal, restoreGoal } from './plan/goal.ts';
import { pause, pauseAgain, resume } from './plan/pause.ts';
import { NEEDED, type NeedyAction, planForm } from './plan/plan-form.ts';
import { planOverview } from './plan/plan-overview.ts';
import {
  nudgesOn,
  offerSmallerGoals,
  pauseTogether,
  startAnew,
  stopNudges,
} from './plan/quiet-group.ts';
import { shift } from './plan/shift.ts';
import { skip, unskip } from './plan/skip.ts';
import { restoreChange, undoChange } from './plan/undo.ts';

const ACTIONS = ['show', 'shift', 'pause', 'resume', 'goal', 'skip', 'unskip'] as const;

/** A shift of two years either way is farther than any roadmap. */
const MOST_WEEKS = 104;

const options = {
  action: requiredChoice(ACTIONS, 'What to do with your plan'),
  weeks: optional(
    'integer',
    { shift: 'how many weeks later; -1 is a week earlier' },
    {
      min: -MOST_WEEKS,
      max: MOST_WEEKS,
      units: WEEKS,
      when: { action: ['shift'] },
    },
  ),
  from: optional(
    'plan-date',
    {
      'shift, pause': 'from when',
      resume: 'the first day that counts again',
      goal: 'in which week it begins',
    },
    {
      when: { action: ['shift', 'pause', 'resume', 'goal'] },
    },
  ),
  until: optional(
    'until-date',
    { pause: 'the last day of it; open unless told' },
    {
      when: { action: ['pause'] },
    },
  ),
  hours: optional(
    'number',
    { goal: 'hours a week, from this week on' },
    {
      min: GOAL_HOURS.minimum,
      max: GOAL_HOURS.maximum,
      units: HOURS,
      when: { action: ['goal'] },
    },
  ),
  item: optional('item', { 'skip, unskip': 'the item' }, { when: { action: ['skip', 'unskip'] } }),
  reason: optional('reason', 'Why: one of the roadmap’s reasons, or your own words', {
    when: { action: ['shift', 'pause', 'resume', 'goal', 'skip', 'unskip'] },
  }),
};

export const plan = defineCommand({
  name: 'plan',
  about: 'Adapt your plan: shift it, pause it, set a goal, skip items',
  use: 'sometimes',
  examples: [
    'show',
    'shift 2 reason:"exam period"',
    'pause from:2026-03-09 until:2026-03-22',
    'resume',
    'goal 12',
    'skip dockerized-application',
  ],
  options,
  needs: 'member',
  run: (context, values) => adapt(context, values),
  actions: {
    // Where a number of weeks was offered, it stands in the form.
    'shift-form': async ({ roadmap }, { args: [weeks] }) => ({
      kind: 'form',
      form: planForm('shift', options, roadmap, { weeks }),
    }),
    // The id comes from a button, or from the select of /plan show.
    undo: (context, { args, chosen }) =>
      undone(context, (tx) => undoChange(tx, context, args[0] ?? chosen)),
    'undo-goal': (context, { args }) => undone(context, (tx) => restoreGoal(tx, context, args)),
    'pause-again': (context, { args }) => undone(context, (tx) => pauseAgain(tx, context, args)),
    'smaller-goal': (context) => context.writeOnce((tx) => offerSmallerGoals(tx, context)),
    'pause-together': (context) => context.writeOnce((tx) => pauseTogether(tx, context)),
    'start-anew': (context) => context.writeOnce((tx) => startAnew(tx, context)),
    'stop-nudges': (context) => context.writeOnce((tx) => stopNudges(tx, context)),
    'nudges-on': (context) => context.writeOnce((tx) => nudgesOn(tx, context)),
    restore: (context, { args }) => undone(context, (tx) => restoreChange(tx, context, args[0])),
  },
});

async function adapt(context: MemberContext, values: Values<typeof options>): Promise<Outcome> {
  const { today, writeOnce, read, roadmap } = context;
  const { action, weeks, from = today, until, hours, item, reason } = values;
  switch (action) {
    case 'show':
      return answer(planOverview(await planFacts(read, context), roadmap, today));
    case 'pause':
      return writeOnce((tx) => pause(tx, context, { from: values.from, until, reason }));
    case 'resume':
      return writeOnce((tx) => resume(tx, context, { from, reason }));
    case 'shift':
      if (weeks === undefined) return asked(context, action, values);
      return writeOnce((tx) => shift(tx, context, { weeks, from, reason }));
    case 'goal':
      if (hours === undefined) return asked(context, action, values);
      return writeOnce((tx) => changeGoal(tx, context, { hours, from, reason }));
    case 'skip':
    case 'unskip': {
      if (item === undefined) return asked(context, action, values);
      const change = action === 'skip' ? skip : unskip;
      return writeOnce((tx) => change(tx, context, { item, reason }));
    }
  }
}

/** Asks for what the action cannot do without: by a form, or in words where a form was just sent. */
function asked(
  { ask, roadmap }: MemberContext,
  action: NeedyAction,
  { from, reason }: Values<typeof options>,
): Outcome {
  if (ask.input.kind !== 'submit') {
    const given = { from: from?.toString(), reason };
    return { kind: 'form', form: planForm(action, options, roadmap, given) };
  }
  const { asks, example, option, title } = NEEDED[action];
  return refusal(
    message(
      text(rich`${asks} For example ${typed(`plan ${example}`)}. Nothing was changed.`),
      actions(button(title, press('plan', `action=${action}`))),
    ),
    option,
  );
}

/** An Undo, where there is anything to undo. */
async function undone(
  context: MemberContext,
  work: (tx: Transaction) => Promise<Message | undefined>,
): Promise<Outcome> {
  return context.writeOnce(async (tx) => {
    const shown = await work(tx);
    return shown === undefined
      ? alreadySo('This stands so already, or was changed since.')
      : turnedPage(context, shown);
  });
}
