// A platform that keeps what arrives, behaves as the port says, and fails as it is told.

import type { PostOutcome, Presence, Surface } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import type { Clock, Instant } from '#core/time/temporal.ts';

/** What becomes of one attempt; `unknown` says whether it arrived. */
export type Fate =
  | Exclude<PostOutcome, { kind: 'sent' | 'unknown' }>
  | { readonly kind: 'sent' }
  | { readonly kind: 'unknown'; readonly arrives: boolean };

export type Arrived = {
  readonly surface: SurfaceId;
  /** A channel's id, or a user's. */
  readonly to: string;
  readonly text: string;
  readonly nonce: string;
  readonly at: Instant;
};

export type RecordingSurface = Surface & {
  readonly arrived: Arrived[];
  /** Asked for each attempt. */
  fate: (to: string, text: string) => Fate | Promise<Fate>;
  /** Absent, unless a test gives it: nobody leaves. */
  presence?: (workspaceId: string, userId: string) => Promise<Presence>;
};

/** How long the platform remembers a nonce, in seconds; Discord says "a few minutes". */
const NONCE_MEMORY = 180;

export function createRecordingSurface(id: SurfaceId, clock: Clock): RecordingSurface {
  const arrived: Arrived[] = [];
  /** Where in `arrived` the last one with a nonce to a destination is. */
  const lastOf = new Map<string, number>();

  async function take(to: string, message: Message, nonce: string): Promise<PostOutcome> {
    const text = textOf(message);
    const fate = await surface.fate(to, text);
    if (fate.kind === 'refused' || fate.kind === 'unavailable') return fate;
    const known = lastOf.get(`${nonce} ${to}`) ?? -1;
    const last = arrived[known];
    const repeat =
      PLATFORMS[id].refusesRepeats &&
      last !== undefined &&
      last.at.until(clock.now()).total('seconds') <= NONCE_MEMORY;
    const arrives = fate.kind === 'sent' || fate.arrives;
    if (arrives && !repeat) {
      lastOf.set(`${nonce} ${to}`, arrived.length);
      arrived.push({ surface: id, to, text, nonce, at: clock.now() });
    }
    if (fate.kind === 'unknown') return { kind: 'unknown', code: 'timeout' };
    return { kind: 'sent', messageId: `m${repeat ? known : arrived.length - 1}` };
  }

  const surface: RecordingSurface = {
    id,
    arrived,
    fate: () => ({ kind: 'sent' }),
    post: ({ channelId }, message, nonce) => take(channelId, message, nonce),
    direct: ({ userId }, message, nonce) => take(userId, message, nonce),
    edit: async () => ({ kind: 'edited' }),
  };
  return surface;
}

/** A line for each text. */
function textOf({ blocks }: Message): string {
  return blocks
    .flatMap((block) => (block.kind === 'text' ? [block.content] : []))
    .map((content) => content.map((inline) => ('text' in inline ? inline.text : '')).join(''))
    .join('\n');
}
