// Amounts of time as Cairn writes them; `readTime` reads every one of them back.
import { type Minutes, minutes } from './temporal.ts';

/** An amount of time in full: "1 h 30 min", "2 h", "45 min". A negative one starts with a minus sign. */
export function formatMinutes(amount: Minutes): string {
  const { sign, hours, rest } = split(amount);
  if (hours === 0) return `${sign}${rest} min`;
  return rest === 0 ? `${sign}${hours} h` : `${sign}${hours} h ${rest} min`;
}

/** An amount of time where hours matter: "9 h 30", "15 h", "9 h 05"; less than an hour is "45 min". */
export function formatHours(amount: Minutes): string {
  const { sign, hours, rest } = split(amount);
  if (hours === 0 && rest > 0) return `${sign}${rest} min`;
  return rest === 0 ? `${sign}${hours} h` : `${sign}${hours} h ${String(rest).padStart(2, '0')}`;
}

/** From so many hours on, minutes are noise where members and weeks are compared. */
const WHOLE_HOURS_FROM = 100 * 60;

/** The same where amounts are compared, on boards and in sums of a group: from 100 h on whole hours, "517 h". */
export function formatBoardHours(amount: Minutes): string {
  return formatHours(amount < WHOLE_HOURS_FROM ? amount : minutes(Math.floor(amount / 60) * 60));
}

function split(amount: Minutes): { sign: '' | '−'; hours: number; rest: number } {
  const total = Math.abs(amount);
  return { sign: amount < 0 ? '−' : '', hours: Math.floor(total / 60), rest: total % 60 };
}
