// Permissions as bits ("Permissions", bitwise flags), and what the bot may do where.
import { refusal } from './api-error.ts';
import type { ChannelState, MemberState, World } from './world.ts';

export const ADMINISTRATOR = 1n << 3n;
export const MANAGE_GUILD = 1n << 5n;
const VIEW_CHANNEL = 1n << 10n;
const SEND_MESSAGES = 1n << 11n;
const EMBED_LINKS = 1n << 14n;
const ATTACH_FILES = 1n << 15n;
const READ_HISTORY = 1n << 16n;
const MENTION_EVERYONE = 1n << 17n;
const EXTERNAL_EMOJIS = 1n << 18n;
const USE_COMMANDS = 1n << 31n;

/** What everybody may in a server. */
export const MEMBER_PERMISSIONS =
  VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_HISTORY | USE_COMMANDS;

/** Every bit that Discord knows today: what an administrator has. */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

export const permissionsOf = (member: MemberState): bigint =>
  (member.permissions & ADMINISTRATOR) === 0n ? member.permissions : ALL_PERMISSIONS;

/** What the bot may in a channel; without one, in its server. */
export function botPermissions(channel?: ChannelState): bigint {
  if (channel?.kind === 'dm') {
    return ATTACH_FILES | EMBED_LINKS | MENTION_EVERYONE | EXTERNAL_EMOJIS;
  }
  let bits = MEMBER_PERMISSIONS;
  if (channel?.denied.has('view')) return bits & USE_COMMANDS;
  if (channel?.denied.has('send')) bits &= ~SEND_MESSAGES;
  if (channel?.denied.has('attach-files')) bits &= ~ATTACH_FILES;
  return bits;
}

/** The channel, if the bot may see it; throws 10003 or 50001. */
export function visibleChannel(world: World, channelId: string): ChannelState {
  const channel = world.channels.get(channelId);
  if (channel === undefined || channel.deleted) throw refusal.unknownChannel();
  if (channel.guildId !== undefined && !world.guilds.get(channel.guildId)?.botPresent) {
    throw refusal.missingAccess();
  }
  if (channel.denied.has('view')) throw refusal.missingAccess();
  return channel;
}

/** The channel, if the bot may post there; throws 50001, 50013, 50007 or 50278. */
export function writableChannel(world: World, channelId: string, withFiles: boolean): ChannelState {
  const channel = visibleChannel(world, channelId);
  if (channel.kind === 'dm') {
    const user = world.users.get(channel.recipientId ?? '');
    if (user === undefined || user.refusesMessages) throw refusal.directMessageRefused();
    if (!sharesGuild(world, user.id)) throw refusal.noMutualGuilds();
    return channel;
  }
  if (channel.denied.has('send')) throw refusal.missingPermissions();
  if (withFiles && channel.denied.has('attach-files')) throw refusal.missingPermissions();
  return channel;
}

function sharesGuild(world: World, userId: string): boolean {
  for (const guild of world.guilds.values()) {
    if (guild.botPresent && guild.members.has(userId)) return true;
  }
  return false;
}
