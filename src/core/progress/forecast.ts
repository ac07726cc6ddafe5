// When the current quarter and the roadmap will be finished at this pace, and what would finish them on time.
import { bold, joined, type Rich, rich } from '../message/inline.ts';
import { type Block, list, text } from '../message/message.ts';
import type { Forecast, Outlook } from '../rules/forecast.ts';
import { GOAL_HOURS } from '../rules/starting.ts';
import { counted } from '../text/counted.ts';
import { formatDate } from '../time/format-date.ts';
import { formatHours } from '../time/format-time.ts';
import { type Minutes, minutes, type PlainDate } from '../time/temporal.ts';

type Known = Extract<Forecast, { state: 'known' }>;

/** With too little to go by it says that. While paused it asks for no hours. */
export function forecastBlocks(
  forecast: Exclude<Forecast, { state: 'done' }>,
  quarter: number,
  paused: boolean,
  today: PlainDate,
): readonly Block[] {
  if (forecast.state === 'too early') return [text(TOO_EARLY[forecast.reason])];
  const line = (what: string, outlook: Outlook) => outlookText(what, outlook, paused, today);
  return [
    text(rich`${bold('Forecast')} · ${paceWords(forecast)}`),
    list([line(`Quarter ${quarter}`, forecast.quarter), line('Roadmap', forecast.roadmap)]),
  ];
}

const TOO_EARLY = {
  'few days': 'Forecast: it comes after two whole weeks of the plan.',
  'nothing logged': 'Forecast: it needs hours or deliverables in the last eight weeks.',
} as const;

/** "at the pace of the last 5 weeks: 2 deliverables, 42 h". */
function paceWords({ seen }: Known): string {
  const weeks = counted(Math.round(seen.days / 7), 'week');
  const done = counted(seen.deliverables, 'deliverable');
  return `at the pace of the last ${weeks}: ${done}, ${formatHours(seen.minutes)}`;
}

function outlookText(what: string, outlook: Outlook, paused: boolean, today: PlainDate): Rich {
  if (outlook.state === 'done') return `${what}: every deliverable is done`;
  const { finish, due, weeklyToFinish } = outlook;
  const when =
    finish === undefined
      ? 'more than ten years away'
      : rich`finished ${bold(formatDate(finish, today))}`;
  const weekly = weeklyToFinish === undefined || paused ? undefined : weeklyText(weeklyToFinish);
  return rich`${what}: ${joined(', ', when, `due ${formatDate(due, today)}`, weekly)}`;
}

/** Rounded up to the half hour, so that who does as much is there in time. */
function weeklyText(weekly: Minutes): string {
  const most = GOAL_HOURS.maximum;
  if (weekly > most * 60) return `which takes more than ${most} h a week`;
  return `which takes ${formatHours(minutes(Math.ceil(weekly / 30) * 30))} a week`;
}
