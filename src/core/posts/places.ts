// Which of a group's places take posts.
import type { PlaceId } from '../model/ids.ts';
import type { GroupFacts } from './facts.ts';

type GroupPlace = Awaited<ReturnType<GroupFacts['places']>>[number];

export type ChannelPlace = GroupPlace & { readonly channelId: string };

export function hasChannel(place: GroupPlace): place is ChannelPlace {
  return place.channelId !== undefined;
}

/** Those with a channel that takes them. */
export async function postingPlaces({ places }: GroupFacts): Promise<readonly ChannelPlace[]> {
  return (await places()).filter(hasChannel).filter(({ stop }) => stop === undefined);
}

/** A place of the group that has a channel. */
export async function placeWithChannel(
  { places }: GroupFacts,
  id: PlaceId,
): Promise<ChannelPlace | undefined> {
  return (await places()).filter(hasChannel).find((place) => place.id === id);
}
