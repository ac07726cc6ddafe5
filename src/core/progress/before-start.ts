// What counts before a member's start, in the words of all who say it: of the plan as a whole, and of one entry.
import type { Entry } from '../model/entries.ts';
import type { Member } from '../model/members.ts';
import { formatDate } from '../time/format-date.ts';
import { type PlainDate, Temporal } from '../time/temporal.ts';

/** Of a plan that has not begun. */
export const BEFORE_START =
  'Until your start completions count as progress; hours and boards count from then on.';

/** Of an entry dated before its member's start; nothing of others, and of a metric, which counts whenever it was. */
export function beforeStartText(
  entry: Entry,
  { start }: Pick<Member, 'start'>,
  today: PlainDate,
): string | undefined {
  if (Temporal.PlainDate.compare(entry.date, start) >= 0) return undefined;
  const lead = `Dated before your start, ${formatDate(start, today)}: `;
  switch (entry.kind) {
    case 'hours':
      return `${lead}it stays in your history, and counts neither for your plan nor on boards.`;
    case 'completion':
      return `${lead}it counts as progress, not for boards.`;
    case 'metric':
      return undefined;
  }
}
