// Who people are, by users.info: name, zone, whether they run the workspace. Kept for a while, for not too many.

import { LRUCache } from 'lru-cache';
import { createSingleFlight } from '#async/single-flight.ts';
import { within } from '#async/within.ts';
import { readTimeZone } from '#core/reading/read-zone.ts';
import type { Clock, Instant, ZoneId } from '#core/time/temporal.ts';
import type { SlackApi } from '../connect/api.ts';

export type Profile = {
  readonly name: string;
  /** Admin or owner of their own workspace. */
  readonly runsWorkspace: boolean;
  readonly timeZone?: ZoneId;
};

export type Profiles = {
  /** As last heard; nothing is asked. */
  known(userId: string): Profile | undefined;
  /** For a name: as known, asked again behind the answer when that is old. Nothing when Slack does not say in time. */
  recent(userId: string): Promise<Profile | undefined>;
  /** As it is now, asked for; nothing when Slack does not say in time. */
  current(userId: string): Promise<Profile | undefined>;
};

type Known = { readonly profile: Profile; readonly at: Instant };

const MOST_KNOWN = 5_000;
const RECENT = { minutes: 10 };
/** How long an answer waits for a name; until then Slack's handle stands in. */
const PATIENCE_MILLISECONDS = 700;
/** How long one waits for what nothing can stand in for: whether somebody runs the workspace. */
const LONG_PATIENCE_MILLISECONDS = 4_000;

export function createProfiles(api: SlackApi, clock: Clock): Profiles {
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN });
  const once = createSingleFlight<Profile | undefined>();

  function ask(userId: string): Promise<Profile | undefined> {
    return once(userId, async () => {
      const profile = await fetchProfile(api, userId);
      if (profile !== undefined) known.set(userId, { profile, at: clock.now() });
      return profile;
    });
  }

  return {
    known: (userId) => known.get(userId)?.profile,

    async recent(userId) {
      const entry = known.get(userId);
      if (entry === undefined) return within(ask(userId), PATIENCE_MILLISECONDS);
      if (isOlder(entry.at, clock.now())) void ask(userId);
      return entry.profile;
    },

    current: (userId) => within(ask(userId), LONG_PATIENCE_MILLISECONDS),
  };
}

function isOlder(at: Instant, now: Instant): boolean {
  return at.add(RECENT).epochMilliseconds < now.epochMilliseconds;
}

async function fetchProfile(api: SlackApi, userId: string): Promise<Profile | undefined> {
  const called = await api.repeatable((client) => client.users.info({ user: userId }));
  const user = called.ok ? called.value.user : undefined;
  if (user === undefined) return undefined;
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name;
  const zone = user.tz === undefined ? undefined : readTimeZone(user.tz);
  return {
    name: name ?? userId,
    runsWorkspace: user.is_admin === true || user.is_owner === true,
    ...(zone?.ok && { timeZone: zone.value }),
  };
}
