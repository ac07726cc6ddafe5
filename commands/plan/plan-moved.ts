// What a change of a plan moves, before → after; what of it is past is said aloud.
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import { type Block, text } from '#core/message/message.ts';
import { nearestQuarter } from '#core/rules/current-quarter.ts';
import type { Plan } from '#core/rules/plan.ts';
import { type MovedQuarter, type PlanMoves, planMoves } from '#core/rules/plan-moves.ts';
import { counted } from '#core/text/counted.ts';
import { formatDate } from '#core/time/format-date.ts';
import type { PlainDate } from '#core/time/temporal.ts';

/** "Quarter 1 ends Fri 22 May → Fri 5 Jun", how far the rest follows, and what of it is past. */
export function movedBlocks(before: Plan, after: Plan, today: PlainDate): readonly Block[] {
  const moves = planMoves(before, after, today);
  const past = pastText(moves, today);
  return [
    text(movedText(moves, before, after, today)),
    ...(past === undefined ? [] : [text(past)]),
  ];
}

function movedText({ quarters }: PlanMoves, before: Plan, after: Plan, today: PlainDate): Rich {
  const current = nearestQuarter(after, today);
  const shown = quarters.find((moved) => moved.after.number >= current) ?? quarters.at(-1);
  if (shown === undefined) return staysText(after, today);
  const { number } = shown.after;
  const last = after.quarters.length;
  return joined(
    '\n',
    rich`Quarter ${String(number)} ends ${arrow(shown.before.end, shown.after.end, today)}.`,
    number < last && !before.end.equals(after.end)
      ? rich`The roadmap ends ${arrow(before.end, after.end, today)}.`
      : undefined,
  );
}

/** "No quarter moves: quarter 1 ends Fri 22 May." */
export function staysText(plan: Plan, today: PlainDate): string {
  const quarter = plan.quarters[nearestQuarter(plan, today) - 1];
  const ends = quarter && `: quarter ${quarter.number} ends ${formatDate(quarter.end, today)}`;
  return `No quarter moves${ends ?? ''}.`;
}

function pastText({ past, pastPausedDays }: PlanMoves, today: PlainDate): Rich | undefined {
  const days = Math.abs(pastPausedDays);
  const parts = [
    ...past.map((moved) => pastQuarter(moved, today)),
    ...(days === 0
      ? []
      : [
          `${counted(days, 'past day')} ${days === 1 ? 'is' : 'are'} ${pastPausedDays > 0 ? 'paused' : 'counted again'}: pace and streak of ${days === 1 ? 'that week' : 'those weeks'} change with it`,
        ]),
  ];
  return parts.length === 0
    ? undefined
    : rich`${bold('This changes the past:')} ${parts.join('; ')}.`;
}

function pastQuarter({ before, after }: MovedQuarter, today: PlainDate): string {
  return `quarter ${after.number} ended ${formatDate(before.end, today)}, now ${formatDate(after.end, today)}`;
}

function arrow(before: PlainDate, after: PlainDate, today: PlainDate): Rich {
  return rich`${formatDate(before, today)} → ${bold(formatDate(after, today))}`;
}
