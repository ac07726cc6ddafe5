// Where a post goes: a place's channel, or one person's direct messages, on the platform that they used last
// or, of a timer, where they started it.

import type { PostOutcome, Surface } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { Account } from '#core/model/accounts.ts';
import type { PersonId, PlaceId, SurfaceId } from '#core/model/ids.ts';
import type { Place } from '#core/model/places.ts';
import type { Post } from '#core/model/posts.ts';
import type { Reads } from '#core/model/store.ts';
import { starterOf } from '#core/posts/timer-run.ts';
import { reachable } from './reachable.ts';
import type { Setting } from './scheduler-parts.ts';
import { channelOf } from './still-due.ts';

export type Destination = {
  readonly surface: Surface;
  /** The place whose channel it is. */
  readonly place?: PlaceId;
  send(message: Message, nonce: string): Promise<PostOutcome>;
};

type Looking = {
  readonly read: Reads;
  readonly setting: Setting;
  readonly surface: (id: SurfaceId) => Surface | undefined;
};

/** Where to send a post; a later one counts when an earlier one refuses. Empty when no platform of them runs here. */
export async function destinationsOf(
  post: Post,
  looking: Looking,
): Promise<readonly Destination[]> {
  const { read, setting } = looking;
  const { target } = post;
  switch (target.kind) {
    case 'place':
      return present(inChannel(await channelOf(read, post.group, target.place), looking));
    case 'member': {
      if (post.kind === 'timer-warning') return present(await toStarter(post, looking));
      const member = await read.members.byId(target.member);
      return present(member && (await direct(member.person, looking)));
    }
    case 'admin': {
      const stopped = new Set(
        (await read.places.stoppedOfGroup(post.group)).map(({ place }) => place),
      );
      const places = (await read.places.ofGroup(post.group)).filter(({ id }) => !stopped.has(id));
      const channels = places.map((place) => inChannel(place, looking));
      return present(
        await toAdmin(setting, looking),
        channels.find((each) => each !== undefined),
      );
    }
  }
}

/** The direct messages of the account that started a timer: it was asked there, whatever was used since. */
async function toStarter(post: Post, { read, surface }: Looking): Promise<Destination | undefined> {
  const account = await starterOf(read, post);
  const running = account && surface(account.surface);
  return running && toAccount(account, running);
}

/** The direct messages of the admin who last ran `setup`. */
export async function toAdmin(
  { group }: Setting,
  looking: Omit<Looking, 'setting'>,
): Promise<Destination | undefined> {
  const admin = group.setUpBy && (await looking.read.accounts.byId(group.setUpBy));
  return admin && direct(admin.person, looking);
}

async function direct(
  person: PersonId,
  { read, surface }: Omit<Looking, 'setting'>,
): Promise<Destination | undefined> {
  const found = reachable(await read.accounts.lastUsedFirst(person), surface);
  return found && toAccount(found.account, found.surface);
}

function toAccount(account: Account, surface: Surface): Destination {
  return { surface, send: (message, nonce) => surface.direct(account, message, nonce) };
}

function inChannel(place: Place | undefined, { surface }: Looking): Destination | undefined {
  const running = place && surface(place.surface);
  if (place?.channelId === undefined || running === undefined) return undefined;
  const channel = { workspaceId: place.workspaceId, channelId: place.channelId };
  return {
    surface: running,
    place: place.id,
    send: (message, nonce) => running.post(channel, message, nonce),
  };
}

function present<T>(...values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}
