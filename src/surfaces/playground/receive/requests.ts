// What the page may send, checked at the edge.
import { z } from 'zod';
import { Temporal } from '#core/time/temporal.ts';

const LONGEST_TEXT = 4_000;

const where = { as: z.string().max(100), channel: z.string().max(120) };

const pressId = z.string().max(200);
const values = z.record(z.string().max(100), z.string().max(LONGEST_TEXT));

export const say = z.object({ ...where, text: z.string().trim().min(1).max(LONGEST_TEXT) });
export type Say = z.output<typeof say>;

export const press = z.object({
  ...where,
  message: z.string().max(100),
  press: pressId,
  chosen: z.string().max(500).optional(),
});
export type PressOn = z.output<typeof press>;

/** The page sends one byte more than may be read at most, so that a file that is too large is found to be so. */
const file = z.object({ name: z.string().max(1_000), base64: z.base64().max(400_000) });

export const submit = z.object({
  ...where,
  message: z.string().max(100).optional(),
  press: pressId,
  values,
  files: z.record(z.string().max(100), file).optional(),
});
export type Submit = z.output<typeof submit>;

export const keep = z.object({ ...where, press: pressId, values });
export type Keep = z.output<typeof keep>;

export const complete = z.object({ ...where, text: z.string().max(LONGEST_TEXT) });
export type Complete = z.output<typeof complete>;

export const suggest = z.object({
  ...where,
  command: z.string().max(100),
  option: z.string().max(100),
  partial: z.string().max(500),
  values,
});
export type Suggest = z.output<typeof suggest>;

export const people = z.object({ name: z.string().max(200) });
export type People = z.output<typeof people>;

const EARLIEST = Temporal.Instant.from('2000-01-01T00:00Z');
const LATEST = Temporal.Instant.from('2100-01-01T00:00Z');

const instant = z.string().refine((text) => {
  try {
    const at = Temporal.Instant.from(text);
    return Temporal.Instant.compare(at, EARLIEST) >= 0 && Temporal.Instant.compare(at, LATEST) <= 0;
  } catch {
    return false;
  }
});

/** By hours, to an instant, or back to the machine's time. */
export const clock = z.union([
  z.strictObject({ hours: z.int().min(-8_784).max(8_784) }),
  z.strictObject({ to: instant }),
  z.strictObject({ reset: z.literal(true) }),
]);
export type ClockMove = z.output<typeof clock>;

export const start = z.object({ kind: z.enum(['sample', 'empty']) });
/** What a fresh start holds: the sample group with its history, or nothing. */
export type FreshStart = z.infer<typeof start>['kind'];
