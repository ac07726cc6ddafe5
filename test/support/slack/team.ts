// A workspace of the test Slack: its people, channels and the app's installation in it.
import type { Acting } from './acting.ts';
import { type Channel, channelOf } from './channel.ts';
import type { Ack } from './delivery.ts';
import type { JsonObject } from './json.ts';
import { issueBotToken } from './oauth.ts';
import { eventPayload } from './payloads.ts';
import { type TestUser, testUser } from './user.ts';
import type { ChannelState, TeamState, TokenState, UserState, World } from './world.ts';

type NewUser = {
  name: string;
  /** An IANA zone; Europe/Berlin if not given. */
  tz?: string;
  admin?: boolean;
  owner?: boolean;
};

type NewChannel = { private?: boolean; botIsMember?: boolean };

export type TestTeam = {
  readonly id: string;
  readonly name: string;
  readonly botUserId: string;
  user(details: NewUser): TestUser;
  /** A channel with everybody of the workspace in it; the same again for the same name. */
  channel(name: string, details?: NewChannel): Channel;
  /** Switches of the app or workspace: the Messages tab, the Home tab, uploads. */
  change(what: Partial<Pick<TeamState, 'messagesTab' | 'homeTab' | 'uploads'>>): void;
  /** Makes every token of the app in this workspace answer so from now on. */
  breakTokens(status: TokenState['status']): void;
  /** Takes a scope from the app's tokens in this workspace. */
  dropScope(scope: string): void;
  /** Takes the app out: tokens die, app_uninstalled and tokens_revoked are told. */
  uninstall(): Promise<void>;
  /** Tells the app an event of this workspace. */
  event(event: JsonObject): Promise<Ack>;
};

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'someone';

const addUser = (world: World, team: TeamState, details: NewUser, isBot: boolean): UserState => {
  const user: UserState = {
    id: isBot ? team.botUserId : world.ids.next('U'),
    name: slug(details.name),
    realName: details.name,
    displayName: details.name,
    tz: details.tz ?? 'Europe/Berlin',
    isAdmin: details.admin === true || details.owner === true,
    isOwner: details.owner === true,
    isBot,
    deleted: false,
    teamId: team.id,
  };
  world.users.set(user.id, user);
  return user;
};

const addChannel = (
  world: World,
  team: TeamState,
  name: string,
  details: NewChannel,
): ChannelState => {
  const isPrivate = details.private === true;
  const people = [...world.users.values()].filter((user) => user.teamId === team.id && !user.isBot);
  const members = new Set(people.map((user) => user.id));
  if (details.botIsMember === true) members.add(team.botUserId);
  const channel: ChannelState = {
    id: world.ids.next('C'),
    name,
    kind: isPrivate ? 'private' : 'public',
    teamId: team.id,
    members,
    archived: false,
    restricted: false,
    messages: [],
  };
  world.channels.set(channel.id, channel);
  return channel;
};

/** Adds a workspace; the app is not installed in it yet. */
export const addTeam = (world: World, name: string): TeamState => {
  const team: TeamState = {
    id: world.ids.next('T'),
    name,
    domain: slug(name),
    botUserId: world.ids.next('U'),
    botId: world.ids.next('B'),
    messagesTab: true,
    homeTab: true,
    uploads: true,
  };
  world.teams.set(team.id, team);
  addUser(world, team, { name: world.app.name, tz: 'America/Los_Angeles' }, true);
  return team;
};

/** Installs the app in a workspace without OAuth; gives the bot's token. */
export const installDirectly = (world: World, team: TeamState): string =>
  issueBotToken(world, team, world.scopes);

const ownChannels = (world: World, team: TeamState): ChannelState[] =>
  [...world.channels.values()].filter(
    (channel) => channel.teamId === team.id && channel.kind !== 'im',
  );

export const testTeam = (acting: Acting, team: TeamState): TestTeam => {
  const { world, deliveries } = acting;

  const event = (body: JsonObject): Promise<Ack> => {
    const payload = eventPayload(world, team.id, body);
    const outgoing = { kind: 'events_api' as const, payload, acceptsResponse: false };
    return deliveries.deliver(outgoing, () => undefined);
  };

  const breakTokens = (status: TokenState['status']) => {
    for (const token of world.tokens.values()) {
      if (token.teamId === team.id && token.kind === 'bot') token.status = status;
    }
  };

  return {
    id: team.id,
    name: team.name,
    botUserId: team.botUserId,
    user: (details) => {
      const user = addUser(world, team, details, false);
      for (const channel of ownChannels(world, team)) channel.members.add(user.id);
      return testUser(acting, user);
    },
    channel: (name, details = {}) => {
      const known = ownChannels(world, team).find((channel) => channel.name === name);
      return channelOf(world, known ?? addChannel(world, team, name, details));
    },
    change: (what) => {
      Object.assign(team, what);
    },
    breakTokens,
    dropScope: (scope) => {
      for (const token of world.tokens.values()) {
        if (token.teamId === team.id) token.scopes = token.scopes.filter((each) => each !== scope);
      }
    },
    uninstall: async () => {
      breakTokens('account_inactive');
      await event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } });
      await event({ type: 'app_uninstalled' });
    },
    event,
  };
};
