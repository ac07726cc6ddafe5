// Who has left the places of a group: out of posts and boards until they return. Platforms are asked in the
// background, a few members at a time, so that no answer waits for it.

import PQueue from 'p-queue';
import type { Presence, Surface } from '../command/surface.ts';
import type { GroupId } from '../model/ids.ts';
import type { Profile } from '../model/members.ts';
import type { Place } from '../model/places.ts';
import type { Store } from '../model/store.ts';
import type { Clock, Instant } from '../time/temporal.ts';

export type PresenceKeeper = {
  /**
   * Looks whether members of a group are there still; `places` are the group's, where they are known already.
   * Never rejects for what a platform does not answer.
   */
  look(group: GroupId, places?: readonly Place[]): Promise<void>;
};

type PresenceSources = {
  readonly store: Store;
  readonly clock: Clock;
  readonly surface: (id: Surface['id']) => Surface | undefined;
};

/** Of larger groups the next ones are looked at the next time. */
const AT_ONCE = 25;
/** How many are asked about side by side. */
const SIDE_BY_SIDE = 5;
const AGAIN_AFTER_MILLISECONDS = 60_000;

export function createPresenceKeeper({ store, clock, surface }: PresenceSources): PresenceKeeper {
  /** When a group was looked at, and where in it to go on. */
  const looked = new Map<GroupId, { readonly at: number; readonly next: number }>();
  /** One group after another: looking is in no hurry, and what people wait for is. */
  const queue = new PQueue({ concurrency: 1 });

  async function lookAt(group: GroupId, known?: readonly Place[]): Promise<void> {
    const before = looked.get(group);
    const now = clock.now();
    if (before && Math.abs(now.epochMilliseconds - before.at) < AGAIN_AFTER_MILLISECONDS) return;
    const places = known ?? (await store.read.places.ofGroup(group));
    if (!places.some((place) => surface(place.surface)?.presence !== undefined)) return;
    const members = await store.read.members.inGroup(group);
    const from = before === undefined || before.next >= members.length ? 0 : before.next;
    looked.set(group, { at: now.epochMilliseconds, next: from + AT_ONCE });
    const asked = members.slice(from, from + AT_ONCE).map(({ id }) => id);
    const profiles = await store.read.members.profiles(asked);
    for (let next = 0; next < profiles.length; next += SIDE_BY_SIDE) {
      const some = profiles.slice(next, next + SIDE_BY_SIDE);
      await Promise.all(some.map((profile) => lookFor(profile, places, now)));
    }
  }

  async function lookFor(profile: Profile, places: readonly Place[], now: Instant): Promise<void> {
    if (!(await isGone(profile, places, surface))) return;
    await store.run((tx) => tx.members.update(profile.member.id, { leftAt: now }));
  }

  return { look: (group, places) => queue.add(() => lookAt(group, places)) };
}

/** Gone from each place of the group in which one of their accounts could be. */
async function isGone(
  profile: Profile,
  places: readonly Place[],
  surface: PresenceSources['surface'],
): Promise<boolean> {
  const asked: Presence[] = [];
  for (const place of places) {
    const presence = await presenceIn(profile, place, surface);
    if (presence !== undefined) asked.push(presence);
  }
  return asked.length > 0 && asked.every((presence) => presence === 'gone');
}

/** Whether somebody is in a place by any of their accounts; nothing where none of them could be there. */
export async function presenceIn(
  { accounts }: Pick<Profile, 'accounts'>,
  place: Located,
  surface: PresenceSources['surface'],
): Promise<Presence | undefined> {
  const asked: Presence[] = [];
  for (const account of accounts.filter((each) => belongs(each, place))) {
    const presence = await surface(place.surface)?.presence?.(place.workspaceId, account.userId);
    if (presence === 'present') return presence;
    asked.push(presence ?? 'unknown');
  }
  if (asked.length === 0) return undefined;
  return asked.every((presence) => presence === 'gone') ? 'gone' : 'unknown';
}

type Located = { readonly surface: Surface['id']; readonly workspaceId: string };

/** Discord's accounts are the same in every server: they have no workspace. */
function belongs(account: Located, place: Located): boolean {
  if (account.surface !== place.surface) return false;
  return account.workspaceId === '' || account.workspaceId === place.workspaceId;
}
