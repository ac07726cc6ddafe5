// A channel of the test Slack as a test sees it: what everybody reads, and what can happen to it.
import { type ShownMessage, showMessage } from './shown.ts';
import type { ChannelState, World } from './world.ts';

export type Channel = {
  readonly id: string;
  readonly name: string;
  /** What everybody reads, oldest first, edits included, deleted messages left out. */
  readonly messages: ShownMessage[];
  archive(): void;
  unarchive(): void;
  addBot(): void;
  removeBot(): void;
  /** Only admins may post from now on. */
  restrict(): void;
};

const botOf = (world: World, channel: ChannelState): string =>
  world.teams.get(channel.teamId)?.botUserId ?? '';

export const channelOf = (world: World, channel: ChannelState): Channel => ({
  id: channel.id,
  name: channel.name,
  get messages() {
    return channel.messages
      .filter((message) => !message.deleted)
      .map((message) => showMessage(world, message));
  },
  archive: () => {
    channel.archived = true;
  },
  unarchive: () => {
    channel.archived = false;
  },
  addBot: () => {
    channel.members.add(botOf(world, channel));
  },
  removeBot: () => {
    channel.members.delete(botOf(world, channel));
  },
  restrict: () => {
    channel.restricted = true;
  },
});
