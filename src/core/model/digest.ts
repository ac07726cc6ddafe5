// Deliverables that members of a group completed.
import type { PlainDate } from '../time/temporal.ts';
import type { MemberId } from './ids.ts';

/** A deliverable that somebody completed. */
export type LaidStone = {
  readonly member: MemberId;
  readonly item: string;
  readonly date: PlainDate;
};
