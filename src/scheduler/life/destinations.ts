// Where a post goes: a place's channel, or one person's direct messages, on the platform that they used last
// or, of a timer, where they started it.

import type { PostOutcome, Surface } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { Account } from '#core/model/accounts.ts';
import type { Group } from '#core/model/groups.ts';
import type { PersonId, PlaceId } from '#core/model/ids.ts';
import type { Post } from '#core/model/posts.ts';
import type { Reads } from '#core/model/store.ts';
import type { GroupFacts } from '#core/posts/facts.ts';
import { type ChannelPlace, placeWithChannel, postingPlaces } from '#core/posts/places.ts';
import { starterOf } from '#core/posts/timer-run.ts';
import { reachable } from './reachable.ts';
import type { SurfaceOf } from './scheduler-parts.ts';

export type Destination = {
  readonly surface: Surface;
  /** The place whose channel it is. */
  readonly place?: PlaceId;
  readonly send: (message: Message, nonce: string) => Promise<PostOutcome>;
};

/** Where to send a post; a later one counts when an earlier one refuses. Empty when no platform of them runs here. */
export async function destinationsOf(
  { target, ...post }: Pick<Post, 'kind' | 'target' | 'period'>,
  facts: GroupFacts,
  surface: SurfaceOf,
): Promise<readonly Destination[]> {
  const { group, read } = facts;
  switch (target.kind) {
    case 'place': {
      const place = await placeWithChannel(facts, target.place);
      return present(place && inChannel(place, surface));
    }
    case 'member': {
      if (post.kind === 'timer-warning') return present(await toStarter(read, post, surface));
      const member = await facts.member(target.member);
      return present(member && (await toPerson(read, member.person, surface)));
    }
    case 'admin': {
      const channels = (await postingPlaces(facts)).map((place) => inChannel(place, surface));
      return present(
        await toAdmin(read, group, surface),
        channels.find((each) => each !== undefined),
      );
    }
  }
}

/** The direct messages of the account that started a timer: it was asked there, whatever was used since. */
async function toStarter(
  read: Reads,
  post: Pick<Post, 'period'>,
  surface: SurfaceOf,
): Promise<Destination | undefined> {
  const account = await starterOf(read, post);
  const running = account && surface(account.surface);
  return running && toAccount(account, running);
}

/** The direct messages of the admin who last ran `setup`. */
export async function toAdmin(
  read: Reads,
  { setUpBy }: Group,
  surface: SurfaceOf,
): Promise<Destination | undefined> {
  const admin = setUpBy && (await read.accounts.byId(setUpBy));
  return admin && toPerson(read, admin.person, surface);
}

async function toPerson(
  read: Reads,
  person: PersonId,
  surface: SurfaceOf,
): Promise<Destination | undefined> {
  const found = reachable(await read.accounts.lastUsedFirst(person), surface);
  return found && toAccount(found.account, found.surface);
}

function toAccount(account: Account, surface: Surface): Destination {
  return { surface, send: (message, nonce) => surface.direct(account, message, nonce) };
}

function inChannel(place: ChannelPlace, surface: SurfaceOf): Destination | undefined {
  const running = surface(place.surface);
  if (running === undefined) return undefined;
  const { id, workspaceId, channelId } = place;
  return {
    surface: running,
    place: id,
    send: (message, nonce) => running.post({ workspaceId, channelId }, message, nonce),
  };
}

function present<T>(...values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}
