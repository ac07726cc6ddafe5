// Channels and servers as tests hold them.

import { type ShownMessage, showMessage } from './view.ts';
import type { ChannelRight, ChannelState, World } from './world.ts';
import { until } from './world.ts';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly mention: string;
  /** What everybody there sees, oldest first: no ephemeral and no deleted messages. */
  readonly messages: readonly ShownMessage[];
  /** The newest message that everybody sees; throws when there is none. */
  readonly last: ShownMessage;
  /** What one person sees there: their ephemeral messages too. */
  seenBy(person: { readonly id: string }): readonly ShownMessage[];
  /** Resolves with the first message that fits, those already there included; rejects after `patience` ms. */
  waitFor(fits?: (message: ShownMessage) => boolean, patience?: number): Promise<ShownMessage>;
  /** Takes a right from the bot there: 50001 for view, 50013 for the others. */
  deny(...rights: readonly ChannelRight[]): void;
  /** Gives the bot all its rights back. */
  allow(): void;
  /** Deletes the channel: 10003 from now on. */
  remove(): void;
}

const WAIT_MS = 5_000;

export function showChannel(world: World, state: ChannelState): Channel {
  const seen = (personId?: string) =>
    state.messages
      .filter((message) => !message.deleted)
      .filter((message) => message.seenBy === undefined || message.seenBy === personId)
      .map((message) => showMessage(world, message));
  return {
    id: state.id,
    name: state.name,
    mention: `<#${state.id}>`,
    get messages() {
      return seen();
    },
    get last() {
      const last = seen().at(-1);
      if (last === undefined) throw new Error(`Nothing was posted in #${state.name}`);
      return last;
    },
    seenBy: ({ id }) => seen(id),
    waitFor: (fits = () => true, patience = WAIT_MS) =>
      until(world, () => seen().find(fits), patience, `A message in #${state.name}`),
    deny: (...rights) => {
      for (const right of rights) state.denied.add(right);
    },
    allow: () => state.denied.clear(),
    remove: () => {
      state.deleted = true;
      world.changes.emit('change');
    },
  };
}
