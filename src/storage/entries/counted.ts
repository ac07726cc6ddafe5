// Which entries count: those not undone, and not set aside for an earlier completion of the item by the same person.
import { and, isNull, sql } from '../drizzle.ts';
import type { Tables } from '../engine.ts';

/** Written out, not bound, as the index of standing completions says it. */
export function standing(entries: Tables['entries']) {
  return and(isNull(entries.undoneAt), sql`not ${entries.setAside}`);
}
