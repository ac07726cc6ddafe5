// A forecast long after the plan's end says first what would help: more hours a week, or more weeks.
import { bold, joined, type Rich, rich } from '../message/inline.ts';
import { type Button, button } from '../message/message.ts';
import { press } from '../message/press.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Forecast, Outlook } from '../rules/forecast.ts';
import { goalMinutes, goalOn } from '../rules/goal.ts';
import { GOAL_HOURS } from '../rules/starting.ts';
import { counted } from '../text/counted.ts';
import { dayOf } from '../time/day.ts';
import { formatDate } from '../time/format-date.ts';
import { formatHours } from '../time/format-time.ts';
import { minutes, type PlainDate } from '../time/temporal.ts';
import { type Standing, standingForecast } from './standing.ts';

/** Half a year after the end of the plan: until then the forecast's own lines say enough. */
const LATE_DAYS = 183;
/** More than a quarter and a half is not a shift but another plan. */
const MOST_WEEKS = 26;

export type LateForecast = {
  readonly text: Rich;
  /** By how many weeks a shift makes room for what is open in the quarter. */
  readonly weeks: number;
};

type Open = Extract<Outlook, { state: 'open' }>;

/** Nothing while the forecast is in time, or near it, and of a paused member nothing is asked. */
export function lateForecast(
  roadmap: Roadmap,
  standing: Standing,
  today: PlainDate,
): LateForecast | undefined {
  const forecast = standingForecast(roadmap, standing, today);
  if (standing.pace.state === 'paused' || !isLate(forecast)) return undefined;
  const { quarter, roadmap: whole } = forecast;
  if (whole.state === 'done') return undefined;
  const weeks = weeksOfRoom(quarter.state === 'open' ? quarter : whole, standing, today);
  const weekly = whole.weeklyToFinish;
  const hours = weekly === undefined ? undefined : minutes(Math.ceil(weekly / 30) * 30);
  const possible = hours !== undefined && hours <= GOAL_HOURS.maximum * 60;
  return {
    weeks,
    text: rich`What would help: ${joined(
      ', or ',
      possible
        ? rich`${bold(`${formatHours(hours)} a week`)} to be done by ${formatDate(whole.due, today)}`
        : undefined,
      rich`${bold(`${counted(weeks, 'week')} more`)} for quarter ${String(standing.quarter)}`,
    )}.`,
  };
}

/** Opens the form with that number in it. */
export function shiftButton({ weeks }: LateForecast): Button {
  return button('Shift my plan', press('plan.shift-form', weeks));
}

function isLate(forecast: Forecast): forecast is Extract<Forecast, { state: 'known' }> {
  if (forecast.state !== 'known' || forecast.roadmap.state === 'done') return false;
  const { finish, due } = forecast.roadmap;
  return finish === undefined || dayOf(finish) - dayOf(due) > LATE_DAYS;
}

/**
 * What is open, at the member's goal, takes so many weeks more than are left until it is due. A goal that would do is
 * not kept: then so many as the forecast is late. From one week to half a year.
 */
function weeksOfRoom({ weeklyToFinish, due, finish }: Open, standing: Standing, today: PlainDate) {
  const left = Math.max(0, dayOf(due) - dayOf(today) + 1) / 7;
  const goal = goalMinutes(goalOn(standing.goals, today));
  const atGoal = weeklyToFinish === undefined ? 0 : (left * weeklyToFinish) / goal - left;
  const late = finish === undefined ? MOST_WEEKS : (dayOf(finish) - dayOf(due)) / 7;
  const weeks = Math.ceil(atGoal > 0 ? atGoal : late);
  return Math.min(MOST_WEEKS, Math.max(1, weeks));
}
