// What Slack's answer to a post that failed means: whether it may be tried again, and what a member can do.
import type { PostOutcome } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import { type ApiFailure, refusesToken } from '../connect/failure.ts';

const GONE = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'user_disabled',
]);
const NO_CHANNEL = new Set(['method_not_supported_for_channel_type', 'cannot_dm_bot']);

/** Slack takes no nonce: what may have been posted is unknown, and nobody may send it again. */
export function postFailure(failure: ApiFailure, log: Log): PostOutcome {
  const { kind, code } = failure;
  switch (kind) {
    case 'limited':
      return { kind: 'unavailable', code, seconds: failure.seconds };
    case 'unreachable':
      return { kind: 'unavailable', code };
    case 'unknown':
      return { kind: 'unknown', code };
    case 'refused':
      return refusedPost(code, log);
  }
}

function refusedPost(code: string, log: Log): PostOutcome {
  if (refusesToken(code)) return { kind: 'unavailable', code };
  if (GONE.has(code)) return { kind: 'refused', because: 'gone', code, ...adviceOn(code) };
  if (NO_CHANNEL.has(code)) return { kind: 'refused', because: 'not-a-channel', code };
  if (code.includes('block') || code === 'no_text' || code === 'msg_too_long') {
    log.error({ code }, 'Slack cannot show a message that Cairn made');
  }
  return { kind: 'refused', because: 'forbidden', code, ...adviceOn(code) };
}

/** What a member can do about a channel that takes no posts. */
const ADVICE: Readonly<Record<string, string>> = {
  not_in_channel: 'Cairn is not in that channel. Type /invite @Cairn there, then run this again.',
  channel_not_found:
    'The channel is gone, or private without Cairn in it. Type /invite @Cairn there, then run this again.',
  is_archived: 'The channel is archived. Pick another one, or restore it.',
  restricted_action:
    'Posting there is restricted to some members. Let Cairn post in the channel’s settings, or pick another one.',
};

function adviceOn(code: string): { advice?: string } {
  const advice = ADVICE[code];
  return advice === undefined ? {} : { advice };
}
