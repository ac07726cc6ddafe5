// What a board says of a member: what it ranks by first, then what explains it. Both the rows and one's own line say it.
import { type BoardMetric, type Candidate, streakOf } from '#core/rules/ranking.ts';
import { counted } from '#core/text/counted.ts';
import { formatBoardHours } from '#core/time/format-time.ts';

/** "3 🪨 (2 ✓) · 42 h". */
export function tally(totals: Candidate, by: BoardMetric): string {
  const verified = totals.verified > 0 ? ` (${totals.verified} ✓)` : '';
  const stones = `${totals.deliverables} 🪨${verified}`;
  const hours = formatBoardHours(totals.minutes);
  switch (by) {
    case 'deliverables':
      return `${stones} · ${hours}`;
    case 'hours':
      return `${hours} · ${stones}`;
    case 'streak':
      return `${counted(streakOf(totals), 'week')} · ${hours}`;
  }
}
