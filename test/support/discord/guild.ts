// A server as tests hold it: its channels, its members, and whether the bot is in it.
import type { Kit } from './interaction-payload.ts';
import { ADMINISTRATOR, ALL_PERMISSIONS, MANAGE_GUILD, MEMBER_PERMISSIONS } from './permissions.ts';
import { type Channel, showChannel } from './place.ts';
import { createMember, type Member } from './user.ts';
import { addChannel, type GuildState, instantOf, type UserState } from './world.ts';

interface NewMember {
  readonly name?: string;
  /** `manage-guild` and `administrator` are what `setup` asks about. */
  readonly permissions?: 'member' | 'manage-guild' | 'administrator' | bigint;
  /** Discord's language of this person, `en-US` when it is not said. */
  readonly locale?: string;
  /** Somebody who is in another server already: the same account. */
  readonly sameAs?: Member;
}

export interface NewGuild {
  readonly name?: string;
  /** Names of text channels; one called `general` when it is not said. */
  readonly channels?: readonly string[];
  readonly locale?: string;
  readonly botPresent?: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  /** A channel by its name; throws when there is none. */
  channel(name: string): Channel;
  addChannel(name: string): Channel;
  member(options?: NewMember): Member;
  /** The bot is removed: 10004 and 50001 from now on, GUILD_DELETE for clients with the Guilds intent. */
  removeBot(): void;
  /** The bot is added (again). */
  addBot(): void;
  /** An admin opens a command to everybody in the server's settings, whatever it asks for. */
  openCommand(name: string): void;
}

const PERMISSIONS = {
  member: MEMBER_PERMISSIONS,
  'manage-guild': MEMBER_PERMISSIONS | MANAGE_GUILD,
  administrator: MEMBER_PERMISSIONS | ADMINISTRATOR,
} as const;

/** Makes a server with its channels and an owner. */
export function createGuild(kit: Kit, options: NewGuild): Guild {
  const state: GuildState = {
    id: kit.world.nextId(),
    name: options.name ?? 'Study group',
    locale: options.locale ?? 'en-US',
    channels: [],
    members: new Map(),
    botPresent: options.botPresent ?? true,
    openedCommands: new Set(),
  };
  kit.world.guilds.set(state.id, state);
  for (const name of options.channels ?? ['general']) openChannel(kit, state, name);
  addMember(kit, state, { name: 'Owner' }, ALL_PERMISSIONS);
  if (state.botPresent) kit.gateway.announceGuild(state, true);
  return showGuild(kit, state);
}

function showGuild(kit: Kit, state: GuildState): Guild {
  const setBot = (present: boolean) => {
    state.botPresent = present;
    kit.gateway.announceGuild(state, present);
  };
  return {
    id: state.id,
    name: state.name,
    channel: (name) => {
      const channel = state.channels.find((one) => one.name === name && !one.deleted);
      if (channel === undefined) throw new Error(`There is no #${name} in ${state.name}`);
      return showChannel(kit.world, channel);
    },
    addChannel: (name) => openChannel(kit, state, name),
    member: (member = {}) => {
      const asked = member.permissions ?? 'member';
      return addMember(kit, state, member, typeof asked === 'bigint' ? asked : PERMISSIONS[asked]);
    },
    removeBot: () => setBot(false),
    addBot: () => setBot(true),
    openCommand: (name) => {
      state.openedCommands.add(name);
    },
  };
}

function openChannel({ world }: Kit, guild: GuildState, name: string): Channel {
  const place = { kind: 'text', name, guildId: guild.id, recipientId: undefined } as const;
  const channel = addChannel(world, place);
  guild.channels.push(channel);
  return showChannel(world, channel);
}

function addMember(kit: Kit, guild: GuildState, options: NewMember, permissions: bigint): Member {
  const { world } = kit;
  const known = options.sameAs === undefined ? undefined : world.users.get(options.sameAs.id);
  const user = known ?? createUser(kit, options);
  guild.members.set(user.id, { user, permissions, joinedAt: instantOf(world.clock.now()) });
  return createMember(kit, user, guild);
}

function createUser({ world }: Kit, options: NewMember): UserState {
  const id = world.nextId();
  const name = options.name ?? `Member ${world.users.size}`;
  const user: UserState = {
    id,
    name,
    username: `${name.toLowerCase().replace(/[^a-z0-9_.]/g, '')}.${world.users.size}`,
    locale: options.locale ?? 'en-US',
    bot: false,
    refusesMessages: false,
  };
  world.users.set(id, user);
  return user;
}
