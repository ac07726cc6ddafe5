// Posting, changing and deleting messages in the test Slack's world.
import { copyOf, type Json, type JsonObject, stringAt } from './json.ts';
import { elementsOf } from './validate-blocks.ts';
import type { ChannelState, MessageState, TeamState, World } from './world.ts';
import { fileObject, urlsOf } from './world-files.ts';

/** What Slack shows where an app sent blocks and no text. */
const NO_FALLBACK = "This content can't be displayed.";

/** The blocks with the ids that Slack makes up where the app gave none. */
export const withIds = (world: World, blocks: JsonObject[]): JsonObject[] =>
  blocks.map((block) => {
    const copy = copyOf(block);
    if (stringAt(copy, 'block_id') === '') copy['block_id'] = world.ids.secret(5);
    for (const element of elementsOf(copy)) {
      if (element['type'] !== 'image' && stringAt(element, 'action_id') === '') {
        element['action_id'] = world.ids.secret(5);
      }
    }
    return copy;
  });

export type Draft = {
  channel: ChannelState;
  userId: string;
  text: string;
  blocks: JsonObject[];
  onlyFor?: string | undefined;
  threadTs?: string | undefined;
  fileIds?: string[];
  /** The trigger_id or response_url path by which it came. */
  via?: string | undefined;
};

/** Puts a message where it is seen: in the channel, or before one person alone. */
export const post = (world: World, draft: Draft): MessageState => {
  const message: MessageState = {
    ts: world.ids.timestamp(world.clock.now()),
    channelId: draft.channel.id,
    threadTs: draft.threadTs,
    userId: draft.userId,
    text: draft.text === '' && draft.blocks.length > 0 ? NO_FALLBACK : draft.text,
    blocks: withIds(world, draft.blocks),
    fileIds: draft.fileIds ?? [],
    onlyFor: draft.onlyFor,
    edited: false,
    deleted: false,
    before: [],
  };
  if (draft.onlyFor === undefined) draft.channel.messages.push(message);
  else world.ephemerals.push(message);
  const kind = draft.onlyFor === undefined ? 'message' : 'ephemeral';
  world.happen({ kind, via: draft.via, message, view: undefined });
  return message;
};

export type Change = { text: string | undefined; blocks: JsonObject[] | undefined };

/** Changes what a message says. Blocks that are not given stay; an empty list takes them away. */
export const edit = (
  world: World,
  message: MessageState,
  { text, blocks }: Change,
  via: string | undefined,
): void => {
  message.before.push({ text: message.text, blocks: message.blocks });
  message.text = text ?? (blocks && blocks.length > 0 ? NO_FALLBACK : message.text);
  if (blocks) message.blocks = withIds(world, blocks);
  message.edited = true;
  world.happen({ kind: 'updated', via, message, view: undefined });
};

export const remove = (world: World, message: MessageState, via: string | undefined): void => {
  message.deleted = true;
  world.happen({ kind: 'deleted', via, message, view: undefined });
};

/** The direct message between the bot and somebody, opened when there is none yet. */
export const openDirect = (world: World, team: TeamState, userId: string): ChannelState => {
  for (const channel of world.channels.values()) {
    if (channel.kind === 'im' && channel.members.has(userId) && channel.teamId === team.id) {
      return channel;
    }
  }
  const channel: ChannelState = {
    id: world.ids.next('D'),
    name: 'directmessage',
    kind: 'im',
    teamId: team.id,
    members: new Set([userId, team.botUserId]),
    archived: false,
    restricted: false,
    messages: [],
  };
  world.channels.set(channel.id, channel);
  return channel;
};

const imageType = /\.(png|jpe?g|gif)$/i;

/** Whether an image block may show this `slack_file` ({id} or {url}) of the workspace. */
export const isSlackImage =
  (world: World, teamId: string) =>
  (file: JsonObject): boolean => {
    const id = stringAt(file, 'id');
    const url = stringAt(file, 'url');
    const known = [...world.files.values()].find(
      (entry) => entry.id === id || (url !== '' && urlsOf(world, entry).includes(url)),
    );
    return known?.complete === true && known.teamId === teamId && imageType.test(known.name);
  };

/** A message as the Web API and payloads show it. */
export const messageObject = (world: World, message: MessageState): JsonObject => {
  const team = [...world.teams.values()].find((entry) => entry.botUserId === message.userId);
  const files = message.fileIds.flatMap((id) => {
    const file = world.files.get(id);
    return file ? [fileObject(world, file)] : [];
  });
  const bot: JsonObject = team ? { bot_id: team.botId, app_id: world.app.id, team: team.id } : {};
  const blocks: Json[] = copyOf(message.blocks);
  return {
    type: 'message',
    ...(message.onlyFor === undefined ? {} : { subtype: 'bot_message', is_ephemeral: true }),
    user: message.userId,
    ts: message.ts,
    text: message.text,
    ...bot,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited ? { edited: { user: message.userId, ts: `${message.ts}` } } : {}),
  };
};
