// Dates that a button carries.
import { type PlainDate, Temporal } from '../time/temporal.ts';

/** Reads an ISO date back from a button; nothing when it is none, as a made-up button's may not be. */
export function dateOfButton(text: string | undefined): PlainDate | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}
