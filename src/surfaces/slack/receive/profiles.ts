// Who people are, by users.info: name, zone, whether they run the workspace. Kept for a while, for not too many.
import { readTimeZone } from '#core/reading/read-zone.ts';
import type { Clock, Instant, ZoneId } from '#core/time/temporal.ts';
import type { SlackApi } from '../connect/api.ts';
import { soon } from '../soon.ts';

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
  /** The least recently heard of first. */
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<Profile | undefined>>();

  function ask(userId: string): Promise<Profile | undefined> {
    const running = asking.get(userId);
    if (running !== undefined) return running;
    const work = fetchProfile(api, userId).finally(() => asking.delete(userId));
    asking.set(userId, work);
    return work.then((profile) => {
      if (profile !== undefined) keep(userId, profile);
      return profile;
    });
  }

  function keep(userId: string, profile: Profile): void {
    known.delete(userId);
    known.set(userId, { profile, at: clock.now() });
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  }

  return {
    known: (userId) => known.get(userId)?.profile,

    async recent(userId) {
      const entry = known.get(userId);
      if (entry === undefined) return soon(ask(userId), PATIENCE_MILLISECONDS);
      if (isOlder(entry.at, clock.now())) void ask(userId);
      return entry.profile;
    },

    current: (userId) => soon(ask(userId), LONG_PATIENCE_MILLISECONDS),
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
