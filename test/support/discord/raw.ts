// People, servers and channels in the JSON that Discord gives them.
import type { JsonObject } from './json.ts';
import {
  ALL_PERMISSIONS,
  botPermissions,
  MEMBER_PERMISSIONS,
  permissionsOf,
} from './permissions.ts';
import {
  type ChannelState,
  type GuildState,
  instantOf,
  type MemberState,
  type UserState,
  type World,
} from './world.ts';

export const rawUser = (user: UserState): JsonObject => ({
  id: user.id,
  username: user.username,
  global_name: user.bot ? null : user.name,
  discriminator: user.bot ? '0001' : '0',
  avatar: null,
  avatar_decoration_data: null,
  collectibles: null,
  display_name_styles: null,
  primary_guild: null,
  clan: null,
  public_flags: 0,
  ...(user.bot ? { bot: true } : {}),
});

/** A member without `user`, as `resolved.members` has it. */
export const rawPartialMember = (member: MemberState): JsonObject => ({
  avatar: null,
  banner: null,
  collectibles: null,
  communication_disabled_until: null,
  flags: 0,
  joined_at: member.joinedAt,
  nick: null,
  pending: false,
  permissions: String(permissionsOf(member)),
  premium_since: null,
  roles: [],
  unusual_dm_activity_until: null,
});

/** A member as an interaction carries the one who asked. */
export const rawMember = (member: MemberState): JsonObject => ({
  ...rawPartialMember(member),
  user: rawUser(member.user),
  deaf: false,
  mute: false,
});

/** A channel as an interaction carries it, with the permissions of one member. */
export function rawPartialChannel(
  world: World,
  channel: ChannelState,
  member: MemberState | undefined,
): JsonObject {
  const last = channel.messages.findLast((message) => message.seenBy === undefined);
  if (channel.kind === 'dm') {
    const recipient = world.users.get(channel.recipientId ?? '');
    return {
      id: channel.id,
      type: 1,
      flags: 0,
      last_message_id: last?.id ?? null,
      recipients: recipient === undefined ? [] : [rawUser(recipient)],
    };
  }
  return {
    id: channel.id,
    type: 0,
    name: channel.name,
    guild_id: channel.guildId,
    flags: 0,
    last_message_id: last?.id ?? null,
    nsfw: false,
    parent_id: null,
    permissions: String(member === undefined ? MEMBER_PERMISSIONS : permissionsOf(member)),
    position: 0,
    rate_limit_per_user: 0,
    topic: null,
  };
}

/** A channel as GET /channels/:id gives it. */
export function rawChannel(world: World, channel: ChannelState): JsonObject {
  const { permissions: _own, ...shared } = rawPartialChannel(world, channel, undefined);
  return channel.kind === 'dm' ? shared : { ...shared, permission_overwrites: [] };
}

export const rawGuild = (guild: GuildState): JsonObject => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  description: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  owner_id: ownerOf(guild),
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: guild.locale,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  vanity_url_code: null,
  features: [],
  emojis: [],
  stickers: [],
  roles: [rawEveryone(guild)],
});

/** A server as GET /users/@me/guilds lists it. */
export const rawOwnGuild = (guild: GuildState): JsonObject => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  banner: null,
  owner: false,
  permissions: String(botPermissions()),
  features: [],
});

/** What GUILD_CREATE carries; only a client with the Guilds intent gets it. */
export const rawGatewayGuild = (world: World, guild: GuildState): JsonObject => ({
  ...rawGuild(guild),
  joined_at: instantOf(world.clock.now()),
  large: false,
  unavailable: false,
  member_count: guild.members.size + 1,
  voice_states: [],
  members: [],
  channels: guild.channels
    .filter((channel) => !channel.deleted)
    .map((channel) => rawChannel(world, channel)),
  threads: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
});

const ownerOf = (guild: GuildState): string =>
  [...guild.members.values()].find((member) => member.permissions === ALL_PERMISSIONS)?.user.id ??
  guild.id;

const rawEveryone = (guild: GuildState): JsonObject => ({
  id: guild.id,
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: 0,
  permissions: String(MEMBER_PERMISSIONS),
  managed: false,
  mentionable: false,
  flags: 0,
});
