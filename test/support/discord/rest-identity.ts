// REST: who the bot is, where it is, and where the gateway is.

import { refusal } from './api-error.ts';
import { type ApiRequest, noContent, ok, type Reply } from './api-request.ts';
import { textIn } from './json.ts';
import { visibleChannel } from './permissions.ts';
import { rawChannel, rawGuild, rawMember, rawOwnGuild, rawPartialChannel, rawUser } from './raw.ts';
import type { Backend, Route } from './routes.ts';
import { directChannel, type GuildState } from './world.ts';

const readGateway = ({ gateway }: Backend): Reply => ok(gateway.information());

const readSelf = ({ world }: Backend): Reply => {
  const bot = world.users.get(world.botId);
  if (bot === undefined) throw refusal.unknownUser();
  return ok({
    ...rawUser(bot),
    bio: '',
    locale: 'en-US',
    mfa_enabled: true,
    verified: true,
    flags: 0,
    email: null,
  });
};

const rawApplication = ({ world }: Backend) => ({
  id: world.applicationId,
  name: 'Cairn',
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  hook: true,
  integration_types_config: { '0': {} },
  approximate_guild_count: world.guilds.size,
  owner: { id: '1', username: 'owner', discriminator: '0', avatar: null, global_name: null },
  team: null,
});

const listGuilds = ({ world }: Backend, { query }: ApiRequest): Reply => {
  const limit = Math.min(200, Number(query.get('limit') ?? 200));
  const after = BigInt(query.get('after') ?? 0);
  const before = query.get('before');
  const guilds = [...world.guilds.values()]
    .filter((guild) => guild.botPresent && BigInt(guild.id) > after)
    .filter((guild) => before === null || BigInt(guild.id) < BigInt(before))
    .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
  return ok(guilds.slice(0, limit).map(rawOwnGuild));
};

const openDirectMessage = ({ world }: Backend, { json }: ApiRequest): Reply => {
  const user = world.users.get(textIn(json, 'recipient_id') ?? '');
  if (user === undefined || user.bot) throw refusal.invalidRecipient();
  return ok(rawPartialChannel(world, directChannel(world, user.id), undefined));
};

function presentGuild({ world }: Backend, id: string | undefined): GuildState {
  const guild = world.guilds.get(id ?? '');
  if (guild === undefined || !guild.botPresent) throw refusal.unknownGuild();
  return guild;
}

const readGuild = (backend: Backend, { params, query }: ApiRequest): Reply => {
  const guild = presentGuild(backend, params['guild']);
  const counted = query.get('with_counts') === 'true';
  const counts = {
    approximate_member_count: guild.members.size + 1,
    approximate_presence_count: 1,
  };
  return ok({ ...rawGuild(guild), ...(counted ? counts : {}) });
};

const listChannels = (backend: Backend, { params }: ApiRequest): Reply =>
  ok(
    presentGuild(backend, params['guild'])
      .channels.filter((channel) => !channel.deleted)
      .map((channel) => rawChannel(backend.world, channel)),
  );

const readMember = (backend: Backend, { params }: ApiRequest): Reply => {
  const member = presentGuild(backend, params['guild']).members.get(params['user'] ?? '');
  if (member === undefined) throw refusal.unknownMember();
  const { permissions: _notHere, ...raw } = rawMember(member);
  return ok(raw);
};

const leaveGuild = (backend: Backend, { params }: ApiRequest): Reply => {
  presentGuild(backend, params['guild']).botPresent = false;
  return noContent;
};

const readUser = ({ world }: Backend, { params }: ApiRequest): Reply => {
  const user = world.users.get(params['user'] ?? '');
  if (user === undefined) throw refusal.unknownUser();
  return ok(rawUser(user));
};

const readChannel = ({ world }: Backend, { params }: ApiRequest): Reply =>
  ok(rawChannel(world, visibleChannel(world, params['channel'] ?? '')));

export const identityRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway/bot', run: readGateway },
  {
    method: 'GET',
    path: '/gateway',
    open: true,
    run: ({ gateway }) => ok({ url: gateway.information().url }),
  },
  { method: 'GET', path: '/users/@me', run: readSelf },
  { method: 'GET', path: '/users/@me/guilds', run: listGuilds },
  { method: 'DELETE', path: '/users/@me/guilds/:guild', run: leaveGuild },
  { method: 'POST', path: '/users/@me/channels', run: openDirectMessage },
  { method: 'GET', path: '/users/:user', run: readUser },
  { method: 'GET', path: '/applications/@me', run: (backend) => ok(rawApplication(backend)) },
  {
    method: 'GET',
    path: '/oauth2/applications/@me',
    run: (backend) => ok(rawApplication(backend)),
  },
  { method: 'GET', path: '/guilds/:guild', run: readGuild },
  { method: 'GET', path: '/guilds/:guild/channels', run: listChannels },
  { method: 'GET', path: '/guilds/:guild/members/:user', run: readMember },
  { method: 'GET', path: '/channels/:channel', run: readChannel },
];
