// What may be done about something that was handed to a platform: scheduled posts and announcements alike.
import type { SurfaceId } from '../model/ids.ts';
import { PLATFORMS } from '../model/platforms.ts';
import type { Instant } from '../time/temporal.ts';

/** How long a sending is held without a sign of life; short, so that a crash is noticed in time. */
export const SENDING_SECONDS = 30;
/** Until a sending of unknown outcome is repeated. */
export const REPEAT_SECONDS = 5;
/** Until something is looked at again that cannot go out now. */
export const LATER_MINUTES = 15;

/** As long as a platform that refuses repeats surely remembers a nonce. */
const NONCE_SECONDS = 120;
/** Pauses after "unavailable": doubled from the first to the last. */
const BACKOFF_SECONDS = { first: 30, last: 3_600 } as const;
/** A platform that says "not for a week" is asked again all the same: lateness decides. */
const LONGEST_PAUSE_SECONDS = 86_400;

/**
 * Whether the same may be sent again with the same nonce though it may have arrived: where the platform refuses a
 * repeat, and remembers it still. A clock that went back says nothing about how long ago it was.
 */
export function isRepeatable(surface: SurfaceId, sendingAt: Instant, now: Instant): boolean {
  const elapsed = now.epochMilliseconds - sendingAt.epochMilliseconds;
  return PLATFORMS[surface].refusesRepeats && elapsed >= 0 && elapsed <= NONCE_SECONDS * 1_000;
}

/** The pause before the next try; `asked` is what the platform asked for. */
export function pauseSeconds(tries: number, asked = 0): number {
  const backoff = Math.min(BACKOFF_SECONDS.first * 2 ** tries, BACKOFF_SECONDS.last);
  return Math.min(Math.max(backoff, asked), LONGEST_PAUSE_SECONDS);
}
