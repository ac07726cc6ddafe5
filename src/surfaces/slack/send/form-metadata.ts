// What a form or another modal carries along and brings back: where it was asked for, and what its search fields search.
import { z } from 'zod';

const metadata = z.object({
  /** The id of the ask that the form answers; none in forms of earlier versions. */
  askId: z.string().optional(),
  channelId: z.string().optional(),
  /** Where the answer goes while it lasts: thirty minutes. */
  responseUrl: z.string().optional(),
  /** The message whose button opened the form: its timestamp, and whether everybody sees it. */
  pressed: z.object({ ts: z.string(), public: z.boolean() }).optional(),
  /** Opened from the Home tab or a shortcut, where there is no channel: answers take the modal's place. */
  inModal: z.boolean().optional(),
  /** What is told what stands in the form while it is open, as an id. */
  keep: z.string().optional(),
  /** By field: the command and the option whose values it searches. */
  searches: z.record(z.string(), z.tuple([z.string(), z.string()])).default({}),
});

export type FormMetadata = z.infer<typeof metadata>;

export function writeMetadata(content: FormMetadata): string {
  return JSON.stringify(content);
}

/** Reads what a form brought back; empty when it is not one of ours. */
export function readMetadata(text: string): FormMetadata {
  try {
    const read = metadata.safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch {
    // Not ours: an older version's form, still open while Cairn was updated.
  }
  return { searches: {} };
}
