// Two Discords on loopback with as many people each: Cairn with a group on one, the bare bot on the other.
import { join } from 'node:path';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { type Discord, type DiscordOptions, startDiscord } from '#support/discord/discord.ts';
import type { Channel } from '#support/discord/place.ts';
import type { Member } from '#support/discord/user.ts';
import type { OptionValues } from '#support/discord/user-options.ts';
import type { Ask } from './answer-times.ts';
import { startBareBot, startCairn } from './cairn.ts';
import { spreadEntries } from './long-history.ts';
import type { Party } from './party.ts';
import type { Room } from './room.ts';
import { now, seedGroup } from './study-group.ts';

export type Server = {
  readonly id: string;
  readonly channel: Channel;
  readonly people: readonly Member[];
};

/** A bot on a Discord of its own. */
export type Seat = {
  readonly party: Party;
  /** Uses a command as one of the people, each in turn. */
  ask(command: string, options?: OptionValues): Ask;
};

export async function openDiscord(room: Room, options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord({ patience: 10_000, ...options });
  room.onLeave(() => discord.close());
  return discord;
}

export function openServer(discord: Discord, people: number, name = 'MLOps crew'): Server {
  const guild = discord.guild({ name });
  return {
    id: guild.id,
    channel: guild.channel('general'),
    people: Array.from({ length: people }, (_, at) => guild.member({ name: `Member ${at}` })),
  };
}

/** Cairn on a group with so many members and entries. */
export async function seatCairn(
  room: Room,
  size: { readonly people: number; readonly entriesEach: number },
): Promise<Seat> {
  const discord = await openDiscord(room);
  const server = openServer(discord, size.people);
  const file = join(room.folder, `cairn-${server.id}.db`);
  const store = await openSqliteStore({ file });
  await seedGroup(store, {
    name: 'MLOps crew',
    place: { surface: 'discord', workspaceId: server.id, channelId: server.channel.id },
    people: server.people,
    now: now(),
    entriesEach: size.entriesEach,
    firstOnly: true,
  });
  await store.close();
  await spreadEntries(file);
  return { party: await startCairn(room, { discord, file }), ask: asking(server) };
}

export async function seatBareBot(room: Room, people: number): Promise<Seat> {
  const discord = await openDiscord(room);
  const server = openServer(discord, people);
  return { party: await startBareBot(room, discord), ask: asking(server) };
}

export function asking({ channel, people }: Server): Seat['ask'] {
  return (command, options) => async (time) => {
    const answer = await people[time % people.length]?.slash(channel, command, options);
    // What takes long comes after a deferral.
    const settled = await answer?.settled();
    if (settled === undefined || settled.text === '') throw new Error(`/${command} got no answer`);
  };
}
