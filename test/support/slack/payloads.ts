// The payloads of commands, buttons, forms and events, whole, as the platform sends them.
import type { Json, JsonObject } from './json.ts';
import type { ChannelState, MessageState, UserState, ViewState, World } from './world.ts';
import { messageObject } from './world-messages.ts';
import { valuesOf, viewObject } from './world-views.ts';

const TRIGGER_LIFETIME = 3_000;

/** A new trigger_id: three seconds, one view. `viewId`: the modal that the person was in. */
export const openTrigger = (world: World, userId: string, viewId?: string): string => {
  const now = world.clock.now();
  const id = `${Math.floor(now)}.${world.ids.secret(10)}.${world.ids.secret(32)}`;
  const expires = now + TRIGGER_LIFETIME;
  world.triggers.set(id, { expires, used: false, userId, ...(viewId ? { viewId } : {}) });
  return id;
};

const domainOf = (world: World, teamId: string): string => world.teams.get(teamId)?.domain ?? '';

/** What every interactive payload carries. */
const frame = (world: World, user: UserState): JsonObject => ({
  user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
  api_app_id: world.app.id,
  token: world.app.verificationToken,
  team: { id: user.teamId, domain: domainOf(world, user.teamId) },
  enterprise: null,
  is_enterprise_install: false,
});

const CHANNEL_NAMES = { private: 'privategroup', im: 'directmessage', public: undefined };

/** A channel's name as payloads have it: private ones do not tell theirs. */
const payloadName = (channel: ChannelState): string => CHANNEL_NAMES[channel.kind] ?? channel.name;

export type SlashParts = {
  user: UserState;
  channel: ChannelState;
  command: string;
  text: string;
  triggerId: string;
  responseUrl: string;
};

export const slashPayload = (world: World, parts: SlashParts): JsonObject => ({
  token: world.app.verificationToken,
  team_id: parts.user.teamId,
  team_domain: domainOf(world, parts.user.teamId),
  channel_id: parts.channel.id,
  channel_name: payloadName(parts.channel),
  user_id: parts.user.id,
  user_name: parts.user.name,
  command: parts.command,
  text: world.app.shouldEscape ? escapeTyped(world, parts.user.teamId, parts.text) : parts.text,
  api_app_id: world.app.id,
  is_enterprise_install: 'false',
  response_url: parts.responseUrl,
  trigger_id: parts.triggerId,
});

const LINK =
  /(https?:\/\/[^\s<>"]+)|\b((?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|app)(?:\/[^\s<>"]*)?)/gi;

/** Text as Slack rewrites it with should_escape: entities for & < >, and for names and links. */
const escapeTyped = (world: World, teamId: string, typed: string): string => {
  let text = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  text = text.replace(LINK, (whole, full: string | undefined) =>
    full === undefined ? `<http://${whole}|${whole}>` : `<${whole}>`,
  );
  const named = (sign: string, name: string, entity: string) => {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // Not inside a word, a link or an entity: an address such as a@ben.io names nobody.
    text = text.replace(new RegExp(`(?<![\\w/<|.])${sign}${literal}(?!\\w)`, 'g'), entity);
  };
  const people = [...world.users.values()].filter((user) => user.teamId === teamId);
  for (const user of people.sort((a, b) => b.displayName.length - a.displayName.length)) {
    named('@', user.displayName, `<@${user.id}|${user.name}>`);
    named('@', user.name, `<@${user.id}|${user.name}>`);
  }
  for (const channel of world.channels.values()) {
    if (channel.teamId !== teamId || channel.kind === 'im') continue;
    named('#', channel.name, `<#${channel.id}|${channel.name}>`);
  }
  return text;
};

/** Where an element stands: in a message or in a view. */
export type Place = { message: MessageState; channel: ChannelState } | { view: ViewState };

const containerOf = (place: Place): JsonObject =>
  'view' in place
    ? { type: 'view', view_id: place.view.id }
    : {
        type: 'message',
        message_ts: place.message.ts,
        channel_id: place.channel.id,
        is_ephemeral: place.message.onlyFor !== undefined,
      };

/** The message or view beside its container; ephemeral messages do not travel. */
const surroundings = (world: World, place: Place): JsonObject => {
  if ('view' in place) return { view: viewObject(world, place.view) };
  const channel = { id: place.channel.id, name: payloadName(place.channel) };
  return place.message.onlyFor === undefined
    ? { channel, message: messageObject(world, place.message) }
    : { channel };
};

export type ActionParts = {
  user: UserState;
  place: Place;
  action: JsonObject;
  triggerId: string;
  responseUrl: string;
  /** What is chosen elsewhere in the message. */
  chosen: JsonObject;
};

export const blockActionsPayload = (world: World, parts: ActionParts): JsonObject => {
  const stamp = world.ids.timestamp(world.clock.now());
  const inMessage = 'message' in parts.place;
  return {
    type: 'block_actions',
    ...frame(world, parts.user),
    container: containerOf(parts.place),
    trigger_id: parts.triggerId,
    ...surroundings(world, parts.place),
    ...(inMessage ? { state: { values: parts.chosen }, response_url: parts.responseUrl } : {}),
    actions: [{ ...parts.action, action_ts: stamp }],
  };
};

/** The values of a message's selects, with what was just chosen. */
export const messageValues = (
  message: MessageState,
  blockId: string,
  actionId: string,
  value: JsonObject | undefined,
): JsonObject => {
  const values = valuesOf(message.blocks);
  if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  return values;
};

export const suggestionPayload = (
  world: World,
  user: UserState,
  place: Place,
  blockId: string,
  actionId: string,
  value: string,
): JsonObject => ({
  type: 'block_suggestion',
  ...frame(world, user),
  container: containerOf(place),
  action_id: actionId,
  block_id: blockId,
  value,
  ...surroundings(world, place),
});

export const submissionPayload = (
  world: World,
  user: UserState,
  view: ViewState,
  triggerId: string,
): JsonObject => ({
  type: 'view_submission',
  ...frame(world, user),
  trigger_id: triggerId,
  view: viewObject(world, view),
  response_urls: [],
});

export const closedPayload = (
  world: World,
  user: UserState,
  view: ViewState,
  { cleared, told }: { cleared: boolean; told: boolean },
): JsonObject => ({
  type: 'view_closed',
  ...frame(world, user),
  view: { ...viewObject(world, view), ...(told ? {} : { state: { values: {} } }) },
  is_cleared: cleared,
});

export const shortcutPayload = (
  world: World,
  user: UserState,
  callbackId: string,
  triggerId: string,
): JsonObject => ({
  type: 'shortcut',
  ...frame(world, user),
  action_ts: world.ids.timestamp(world.clock.now()),
  callback_id: callbackId,
  trigger_id: triggerId,
});

export const eventPayload = (world: World, teamId: string, event: JsonObject): JsonObject => {
  const team = world.teams.get(teamId);
  const authorization: Json = {
    enterprise_id: null,
    team_id: teamId,
    user_id: team?.botUserId ?? '',
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: world.app.verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: world.app.id,
    event: { event_ts: world.ids.timestamp(world.clock.now()), ...event },
    type: 'event_callback',
    event_id: world.ids.next('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event_context: `4-${world.ids.secret(24)}`,
  };
};
