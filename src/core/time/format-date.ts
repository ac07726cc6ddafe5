// Dates as a person says them; `readPastDate` and `readPlanDate` read them back.

import { shortMonthName, weekdayName } from './calendar-words.ts';
import type { PlainDate } from './temporal.ts';

/** "Tue 3 Mar", with the year when it is not the year of `today`: "Tue 3 Mar 2025". */
export function formatDate(date: PlainDate, today: PlainDate): string {
  const weekday = weekdayName(date.dayOfWeek).slice(0, 3);
  const day = `${weekday} ${date.day} ${shortMonthName(date.month)}`;
  return date.year === today.year ? day : `${day} ${date.year}`;
}
