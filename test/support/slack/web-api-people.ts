// auth.*, users.*, team.* and conversations.*: who and where.
import { type JsonObject, stringAt } from './json.ts';
import { type Caller, fail, isChannel, type Methods, ok, visibleChannel } from './method.ts';
import type { ChannelState, UserState, World } from './world.ts';
import { openDirect } from './world-messages.ts';

/** Seconds east of UTC in a zone at an instant. */
const offsetOf = (zone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (!found) return 0;
  const seconds = (Number(found[2]) * 60 + Number(found[3])) * 60;
  return found[1] === '-' ? -seconds : seconds;
};

const zoneLabel = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value ?? zone;

/** A user as users.info gives it. A deactivated one has hardly more than a name, as on Slack. */
const userObject = (world: World, user: UserState): JsonObject => {
  const profile = {
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.displayName,
    display_name_normalized: user.displayName,
    team: user.teamId,
  };
  const base = { id: user.id, team_id: user.teamId, name: user.name, deleted: user.deleted };
  if (user.deleted) return { ...base, profile, is_bot: user.isBot };
  return {
    ...base,
    real_name: user.realName,
    tz: user.tz,
    tz_label: zoneLabel(user.tz, world.clock.now()),
    tz_offset: offsetOf(user.tz, world.clock.now()),
    profile,
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    updated: Math.floor(world.clock.now() / 1000),
  };
};

const channelObject = (channel: ChannelState, botUserId: string): JsonObject => {
  if (channel.kind === 'im') {
    const user = [...channel.members].find((id) => id !== botUserId) ?? '';
    return { id: channel.id, is_im: true, user, is_archived: channel.archived };
  }
  return {
    id: channel.id,
    name: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_member: channel.members.has(botUserId),
    num_members: channel.members.size,
  };
};

const READ_SCOPES = { public: 'channels:read', private: 'groups:read', im: 'im:read' };

export const missingScope = (needed: string, provided: string[]): JsonObject => ({
  ...fail('missing_scope'),
  needed,
  provided: provided.join(','),
});

/** Reads a channel, if the token has the scope for its kind. */
const readable = (caller: Caller, args: JsonObject): ChannelState | JsonObject => {
  const channel = visibleChannel(caller, args);
  if (!isChannel(channel)) return channel;
  const needed = READ_SCOPES[channel.kind];
  const { scopes } = caller.token;
  return scopes.includes(needed) ? channel : missingScope(needed, scopes);
};

export const peopleMethods: Methods = {
  'auth.test': {
    takes: 'bot',
    run: ({ world, team }) =>
      ok({
        url: `https://${team.domain}.slack.com/`,
        team: team.name,
        user: world.users.get(team.botUserId)?.name ?? '',
        team_id: team.id,
        user_id: team.botUserId,
        bot_id: team.botId,
        is_enterprise_install: false,
      }),
  },
  'auth.revoke': {
    takes: 'bot',
    run: ({ token }) => {
      token.status = 'token_revoked';
      return ok({ revoked: true });
    },
  },
  'users.info': {
    takes: 'bot',
    scope: 'users:read',
    run: ({ world, team }, args) => {
      const user = world.users.get(stringAt(args, 'user'));
      if (!user || user.teamId !== team.id) return fail('user_not_found');
      return ok({ user: userObject(world, user) });
    },
  },
  'team.info': {
    takes: 'bot',
    scope: 'team:read',
    run: ({ team }) => ok({ team: { id: team.id, name: team.name, domain: team.domain } }),
  },
  'conversations.info': {
    takes: 'bot',
    run: (caller, args) => {
      const channel = readable(caller, args);
      if (!isChannel(channel)) return channel;
      return ok({ channel: channelObject(channel, caller.team.botUserId) });
    },
  },
  'conversations.members': {
    takes: 'bot',
    run: (caller, args) => {
      const channel = readable(caller, args);
      if (!isChannel(channel)) return channel;
      return ok({ members: [...channel.members], response_metadata: { next_cursor: '' } });
    },
  },
  'conversations.join': {
    takes: 'bot',
    scope: 'channels:join',
    run: (caller, args) => {
      const channel = visibleChannel(caller, args);
      if (!isChannel(channel)) return channel;
      if (channel.archived) return fail('is_archived');
      if (channel.kind !== 'public') return fail('method_not_supported_for_channel_type');
      channel.members.add(caller.team.botUserId);
      return ok({ channel: channelObject(channel, caller.team.botUserId) });
    },
  },
  'conversations.open': {
    takes: 'bot',
    scope: 'im:write',
    run: ({ world, team }, args) => {
      const users = stringAt(args, 'users').split(',').filter(Boolean);
      const user = world.users.get(users[0] ?? '');
      if (users.length === 0) return fail('users_list_not_supplied');
      if (users.length > 1) return fail('method_not_supported_for_channel_type');
      if (!user || user.teamId !== team.id) return fail('user_not_found');
      if (user.deleted) return fail('user_disabled');
      if (user.isBot) return fail('cannot_dm_bot');
      if (!team.messagesTab) return fail('messages_tab_disabled');
      return ok({ channel: { id: openDirect(world, team, user.id).id } });
    },
  },
};
