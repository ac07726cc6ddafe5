// Builds INTERACTION_CREATE as the platform sends it, and sends it.
import type { Gateway } from './gateway.ts';
import type { FirstAnswer, InteractionState, Interactions } from './interaction-store.ts';
import type { JsonObject } from './json.ts';
import { botPermissions } from './permissions.ts';
import { rawMember, rawPartialChannel, rawUser } from './raw.ts';
import { MOST_FILE_BYTES } from './validate-message.ts';
import type { ChannelState, GuildState, MessageState, UserState, World } from './world.ts';

/** What acting as a user needs. */
export interface Kit {
  readonly world: World;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  /** Milliseconds of real time that a person waits for an answer. */
  readonly patience: number;
  /** Leaves the channel's object out of interactions. */
  readonly channelsById: boolean;
}

/** Who asks, and where. */
export interface Asking {
  readonly user: UserState;
  readonly channel: ChannelState;
}

export interface Asked {
  readonly type: InteractionState['type'];
  readonly data: JsonObject;
  readonly source?: MessageState | undefined;
  /** For autocomplete: the type of the option being typed. */
  readonly focusedType?: unknown;
}

/** Sends an interaction to the bot and keeps it until it is answered. */
export function sendInteraction(kit: Kit, asking: Asking, asked: Asked): InteractionState {
  const { world, interactions, gateway } = kit;
  const id = world.nextId();
  const token = `aW50ZXJhY3Rpb246${id}${world.secret()}${world.secret()}`;
  const payload: JsonObject = {
    id,
    application_id: world.applicationId,
    type: asked.type,
    token,
    version: 1,
    ...placeOf(kit, asking),
    locale: asking.user.locale,
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: MOST_FILE_BYTES,
    data: asked.data,
    ...(asked.source === undefined ? {} : { message: structuredClone(asked.source.raw) }),
  };
  const interaction: InteractionState = {
    id,
    token,
    type: asked.type,
    userId: asking.user.id,
    channelId: asking.channel.id,
    createdAt: world.clock.now(),
    payload,
    source: asked.source,
    focusedType: asked.focusedType,
    acknowledged: false,
    original: undefined,
    own: new Set(),
    first: Promise.withResolvers<FirstAnswer>(),
  };
  interactions.add(interaction);
  gateway.dispatch('INTERACTION_CREATE', payload, asking.channel.guildId);
  return interaction;
}

/** The fields that differ between a server and a direct message. */
function placeOf({ world, channelsById }: Kit, { user, channel }: Asking): JsonObject {
  const guild = guildOf(world, channel);
  const member = guild?.members.get(user.id);
  const shared = {
    channel_id: channel.id,
    ...(channelsById ? {} : { channel: rawPartialChannel(world, channel, member) }),
    app_permissions: String(botPermissions(channel)),
  };
  if (guild === undefined || member === undefined) {
    return {
      ...shared,
      user: rawUser(user),
      context: 1,
      authorizing_integration_owners: { '0': '0' },
    };
  }
  return {
    ...shared,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: rawMember(member),
    context: 0,
    authorizing_integration_owners: { '0': guild.id },
  };
}

export const guildOf = (world: World, channel: ChannelState): GuildState | undefined =>
  channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);

/** Waits for the first answer; a person waits no longer than `patience`. */
export async function firstAnswer(kit: Kit, interaction: InteractionState): Promise<FirstAnswer> {
  const { promise: gaveUp, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error('The application did not respond')),
    kit.patience,
  );
  try {
    return await Promise.race([interaction.first.promise, gaveUp]);
  } finally {
    clearTimeout(timer);
  }
}
