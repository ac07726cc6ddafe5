// One change of a plan in one line, with its reason.
import { joined, type Rich } from '#core/message/inline.ts';
import type { PlanChange } from '#core/model/plans.ts';
import { itemTitle } from '#core/roadmap/lookups.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import type { PauseLike } from '#core/rules/pauses.ts';
import { pauseLength } from '#core/rules/pausing.ts';
import type { PlanningChange } from '#core/rules/plan.ts';
import { counted } from '#core/text/counted.ts';
import { dayOf } from '#core/time/day.ts';
import { formatDate } from '#core/time/format-date.ts';
import type { PlainDate } from '#core/time/temporal.ts';

/** "2 weeks later from Tue 3 Mar · exam period". */
export function planChangeLine(change: PlanChange, roadmap: Roadmap, today: PlainDate): Rich {
  return joined(' · ', planChangeText(change, roadmap, today), change.reason);
}

/** The same without the reason; short enough for a select where titles are. */
export function planChangeText(change: PlanningChange, roadmap: Roadmap, today: PlainDate): string {
  switch (change.kind) {
    case 'shift':
      return `${shiftText(change.weeks)} from ${formatDate(change.from, today)}`;
    case 'pause':
      return pauseText(change, today);
    case 'skip':
      return `Skipped: ${itemTitle(roadmap, change.item)}`;
  }
}

/** "2 weeks later", "1 week earlier". */
export function shiftText(weeks: number): string {
  return `${counted(Math.abs(weeks), 'week')} ${weeks < 0 ? 'earlier' : 'later'}`;
}

/** "Paused Mon 9 Mar to Sun 22 Mar, 14 days", "Paused since Mon 9 Mar", "Paused from Mon 9 Mar on". */
function pauseText(pause: PauseLike, today: PlainDate): string {
  const from = formatDate(pause.from, today);
  if (pause.until !== undefined) {
    const days = counted(pauseLength(pause, today), 'day');
    const until = formatDate(pause.until, today);
    return from === until ? `Paused on ${from}, ${days}` : `Paused ${from} to ${until}, ${days}`;
  }
  return dayOf(pause.from) > dayOf(today) ? `Paused from ${from} on` : `Paused since ${from}`;
}
