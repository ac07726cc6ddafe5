// Which entries count: those not undone, and not set aside for an earlier completion of the item by the same person.
import { and, isNull, sql } from '../driver/drizzle.ts';
import type { Tables } from '../engine/engine.ts';

/** Written out, not bound, as the index of completions that count says it. */
export function counted(entries: Tables['entries']) {
  return and(isNull(entries.undoneAt), sql`not ${entries.setAside}`);
}
