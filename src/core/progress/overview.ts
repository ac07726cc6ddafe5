// The overview of a member's progress: pace, forecast, streak, this week against its goal.
import { bold, joined, type Rich, rich } from '../message/inline.ts';
import { type Block, progress as bar, text } from '../message/message.ts';
import { deliverablesOf } from '../roadmap/lookups.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Pace } from '../rules/pace.ts';
import { askedItems, askedWords } from '../rules/required.ts';
import { counted } from '../text/counted.ts';
import { dateOf, dayOf } from '../time/day.ts';
import { formatDate } from '../time/format-date.ts';
import { formatHours } from '../time/format-time.ts';
import { minutes, type PlainDate } from '../time/temporal.ts';
import { mondayOf } from '../time/week.ts';
import { BEFORE_START } from './before-start.ts';
import { forecastBlocks } from './forecast.ts';
import { lateForecast } from './late-forecast.ts';
import { allDone } from './next-steps.ts';
import { type Standing, standingForecast } from './standing.ts';
import { weekLineOf } from './week-line.ts';

export function overviewBlocks(
  roadmap: Roadmap,
  standing: Standing,
  whose: Rich,
  today: PlainDate,
): readonly Block[] {
  const { plan, pace, week, completions, done, quarter } = standing;
  const items = askedItems(deliverablesOf(roadmap), done, plan.skipped);
  const { count, beside } = askedWords(items);
  const stones = completions.filter(({ itemKind }) => itemKind === 'deliverable').length;
  const dropped = stones - items.done.length;
  const paused = pace.state === 'paused';
  const forecast = standingForecast(roadmap, standing, today);
  const late = lateForecast(roadmap, standing, today);
  // Nothing is asked of a week before the start, or away.
  const asks = !paused && pace.state !== 'before';
  return [
    text(joined(' · ', bold(whose), whenText(standing, today))),
    bar(
      items.done.length / Math.max(1, items.asked.length),
      joined(
        ' · ',
        rich`Deliverables ${bold(count)}`,
        beside,
        dropped > 0 ? `${dropped} more, no longer in the roadmap` : undefined,
      ),
    ),
    text(paceText(pace)),
    !asks
      ? text(rich`This week ${formatHours(week.logged)}`)
      : weekLineOf({ monday: mondayOf(today), logged: week.logged, goals: standing.goals }, today),
    text(streakText(standing)),
    ...(forecast.state === 'done'
      ? [allDone(roadmap, standing)]
      : [
          ...(late === undefined ? [] : [text(late.text)]),
          ...forecastBlocks(forecast, quarter, paused, today),
        ]),
  ];
}

function streakText({ streak }: Pick<Standing, 'streak'>): Rich {
  if (streak.weeks === 0) return 'Streak: a week at its goal starts one.';
  const best = streak.best > streak.weeks ? ` · best ${streak.best}` : '';
  return rich`Streak ${bold(counted(streak.weeks, 'week'))}${best}`;
}

function whenText({ quarterOn: on, plan, pace }: Standing, today: PlainDate): string {
  const day = dayOf(today);
  const pause = plan.pauses.find(({ from, until }) => from <= day && day <= until);
  const paused = pace.state === 'paused' && pause !== undefined;
  const since = paused ? `, paused since ${formatDate(dateOf(pause.from), today)}` : '';
  switch (on.when) {
    case 'before':
      return `starts ${formatDate(plan.start, today)}${since}`;
    case 'during':
      return `Quarter ${on.quarter.number}, until ${formatDate(on.quarter.end, today)}${since}`;
    case 'after':
      return 'the plan is over';
  }
}

/** "By today the plan asks for 2 deliverables and 45 h. Done: 3 (1 ahead) and 42 h (3 h to go)": facts, no verdict. */
function paceText({ state, deliverables, time }: Pace): Rich {
  if (state === 'before') return BEFORE_START;
  const planned = rich`By today the plan asks for ${bold(counted(deliverables.planned, 'deliverable'))} and ${bold(formatHours(time.planned))}.`;
  const actual = rich`Done: ${counted(deliverables.actual, 'deliverable')}${difference(deliverables.ahead, String)} and ${formatHours(time.actual)}${difference(time.ahead, (amount) => formatHours(minutes(amount)))}.`;
  return joined(' ', planned, actual);
}

function difference(ahead: number, format: (amount: number) => string): string {
  if (ahead === 0) return '';
  return ahead > 0 ? ` (${format(ahead)} ahead)` : ` (${format(-ahead)} to go)`;
}
