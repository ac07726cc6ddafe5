// Slack's rate limits: tiers of calls a minute for a method and workspace, one post a second in a channel.
import type { SlackClock } from './slack-clock.ts';

/** Calls a minute, by https://docs.slack.dev/apis/web-api/rate-limits; what is missing is tier 3. */
const PER_MINUTE: { [method: string]: number } = {
  // The document says tier 1, and that bursts are let through; ten cover any honest reconnecting.
  'apps.connections.open': 10,
  'auth.test': 600,
  'oauth.v2.access': 100,
  'users.info': 100,
  'conversations.members': 100,
  'chat.postEphemeral': 100,
  'chat.getPermalink': 600,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
};
const TIER_3 = 50;

/** chat.postMessage: one a second in a channel, and a short burst above it. */
const POSTS_A_SECOND = 1;
const POST_BURST = 4;
/** And several hundred a minute in a workspace. */
const POSTS_A_MINUTE = 300;

export type RateLimits = {
  /** Counts a call; gives the seconds to wait when it is one too many. */
  check(method: string, teamId: string, channelId: string): number | undefined;
};

type Bucket = { level: number; at: number };

export const createRateLimits = (clock: SlackClock): RateLimits => {
  const buckets = new Map<string, Bucket>();

  const take = (key: string, size: number, perSecond: number): number | undefined => {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { level: size, at: now };
    const level = Math.min(size, bucket.level + ((now - bucket.at) / 1000) * perSecond);
    if (level < 1) {
      buckets.set(key, { level, at: now });
      return Math.max(1, Math.ceil((1 - level) / perSecond));
    }
    buckets.set(key, { level: level - 1, at: now });
    return undefined;
  };

  return {
    check: (method, teamId, channelId) => {
      if (method === 'chat.postMessage') {
        return (
          take(`post ${channelId}`, POST_BURST, POSTS_A_SECOND) ??
          take(`posts ${teamId}`, POSTS_A_MINUTE, POSTS_A_MINUTE / 60)
        );
      }
      const perMinute = PER_MINUTE[method] ?? TIER_3;
      return take(`${method} ${teamId}`, perMinute, perMinute / 60);
    },
  };
};
