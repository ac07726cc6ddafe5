// Whether a week asks anything of a member at all: it does not before their start, nor when they are away for all of it.
import { dayOf } from '../time/day.ts';
import type { PlainDate } from '../time/temporal.ts';
import { type Pauses, pausedDays } from './pauses.ts';

export type AskedMember = { readonly start: PlainDate; readonly pauses: Pauses };

/** `monday` names the week. */
export function weekAsks({ start, pauses }: AskedMember, monday: PlainDate): boolean {
  const sunday = monday.add({ days: 6 });
  return dayOf(start) <= dayOf(sunday) && pausedDays(pauses, { from: monday, until: sunday }) < 7;
}
