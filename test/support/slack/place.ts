// From what a test holds in its hands to the message or view in the test Slack's world.
import { type JsonObject, objectsAt } from './json.ts';
import type { Place } from './payloads.ts';
import type { Answer, OpenView, ShownMessage } from './shown.ts';
import type { MessageState, UserState, World } from './world.ts';

const messageWith = (world: World, ts: string, channelId: string): MessageState | undefined =>
  [...(world.channels.get(channelId)?.messages ?? []), ...world.ephemerals].find(
    (message) => message.ts === ts,
  );

/** Where the target stands and its blocks now; throws when this person could not touch it. */
export const placeOf = (
  world: World,
  user: UserState,
  target: Answer | ShownMessage | OpenView,
): { place: Place; blocks: JsonObject[] } => {
  const message = 'ts' in target ? target : 'kind' in target ? target.message : undefined;
  if (message) {
    const state = messageWith(world, message.ts, message.channelId);
    const channel = world.channels.get(message.channelId);
    if (!state || !channel || state.deleted) throw new Error('The message is gone.');
    const visible =
      state.onlyFor === undefined ? channel.members.has(user.id) : state.onlyFor === user.id;
    if (!visible) throw new Error(`${user.name} does not see this message.`);
    return { place: { message: state, channel }, blocks: state.blocks };
  }
  const view = 'kind' in target ? target.view : 'id' in target ? target : undefined;
  const state = view && world.views.get(view.id);
  if (!state) throw new Error('There is nothing to act on: neither a message nor a view.');
  if (!state.open) throw new Error('The view is closed.');
  if (state.userId !== user.id) throw new Error(`${user.name} does not see this view.`);
  return { place: { view: state }, blocks: objectsAt(state.view, 'blocks') };
};
