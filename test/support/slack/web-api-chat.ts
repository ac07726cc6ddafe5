// chat.*: posting, changing and deleting messages, with Slack's refusals.
import { isObject, type Json, type JsonObject, stringAt } from './json.ts';
import {
  type Caller,
  fail,
  invalidBlocks,
  isChannel,
  isRefusal,
  type Method,
  type Methods,
  ok,
  structured,
  visibleChannel,
} from './method.ts';
import { blocksLength } from './validate-blocks.ts';
import { messageProblems } from './validate-view.ts';
import type { ChannelState, MessageState } from './world.ts';
import { edit, isSlackImage, messageObject, openDirect, post, remove } from './world-messages.ts';

const POST_LIMIT = 40_000;
const UPDATE_LIMIT = 4_000;
/** Undocumented; see slackapi/bolt-js issues 2509 and 2867: about 12,000 characters of text. */
const BLOCKS_LIMIT = 12_000;

type Content = { text: string; blocks: JsonObject[] | undefined };

const blocksIn = (caller: Caller, args: JsonObject): JsonObject[] | undefined | JsonObject => {
  const given = structured(args, 'blocks');
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) return fail('invalid_blocks_format');
  const problems = messageProblems(given, isSlackImage(caller.world, caller.team.id));
  if (problems.length > 0) return invalidBlocks(problems);
  if (blocksLength(given) > BLOCKS_LIMIT) return fail('msg_blocks_too_long');
  return given.filter(isObject);
};

const readContent = (caller: Caller, args: JsonObject, limit: number): Content | JsonObject => {
  if (structured(args, 'attachments') !== undefined) {
    return fail('invalid_arguments', ['attachments are legacy and unknown to this test Slack']);
  }
  const markdown = stringAt(args, 'markdown_text');
  const text = stringAt(args, 'text');
  if (markdown !== '' && (text !== '' || 'blocks' in args)) return fail('markdown_text_conflict');
  if (markdown.length > 12_000 || text.length > limit) return fail('msg_too_long');
  const blocks = blocksIn(caller, args);
  if (blocks !== undefined && !Array.isArray(blocks)) return blocks;
  if ((text || markdown).trim() === '' && (blocks ?? []).length === 0) return fail('no_text');
  return { text: text || markdown, blocks };
};

const isContent = (value: Content | JsonObject): value is Content => !isRefusal(value);

/** Slack posts blocks without a text, but warns: notifications and screen readers get nothing. */
const answered = (caller: Caller, content: Content, fields: JsonObject): JsonObject => {
  if (content.text !== '' || (content.blocks ?? []).length === 0) return ok(fields);
  caller.world.warnings.push('missing_text_in_message');
  const warning = 'missing_text_in_message';
  return ok({ ...fields, warning, response_metadata: { warnings: [warning] } });
};

/** Whether the bot may post here. */
const postingRefusal = ({ team, token }: Caller, channel: ChannelState): JsonObject | undefined => {
  if (channel.archived) return fail('is_archived');
  if (channel.kind === 'im' && !team.messagesTab) return fail('messages_tab_disabled');
  const foreign = !channel.members.has(team.botUserId);
  if (foreign && !token.scopes.includes('chat:write.public')) return fail('not_in_channel');
  return channel.restricted ? fail('restricted_action') : undefined;
};

/** chat.postMessage takes also a name, and a user's id for the direct message with them. */
const postingChannel = (caller: Caller, args: JsonObject): ChannelState | JsonObject => {
  const { world, team } = caller;
  const wanted = stringAt(args, 'channel');
  const user = world.users.get(wanted);
  if (user && user.teamId === team.id && !user.deleted && !user.isBot) {
    return team.messagesTab ? openDirect(world, team, user.id) : fail('messages_tab_disabled');
  }
  const named = [...world.channels.values()].find(
    (channel) =>
      channel.teamId === team.id && channel.kind === 'public' && `#${channel.name}` === wanted,
  );
  return named ?? visibleChannel(caller, args);
};

const threadRefusal = (args: JsonObject, channel: ChannelState): JsonObject | undefined => {
  const thread = stringAt(args, 'thread_ts');
  return thread === '' || channel.messages.some((message) => message.ts === thread)
    ? undefined
    : fail('thread_not_found');
};

const postMessage: Method = {
  takes: 'bot',
  scope: 'chat:write',
  run: (caller, args) => {
    const channel = postingChannel(caller, args);
    if (!isChannel(channel)) return channel;
    const refusal = postingRefusal(caller, channel) ?? threadRefusal(args, channel);
    if (refusal) return refusal;
    const content = readContent(caller, args, POST_LIMIT);
    if (!isContent(content)) return content;
    const message = post(caller.world, {
      channel,
      userId: caller.team.botUserId,
      text: content.text,
      blocks: content.blocks ?? [],
      threadTs: stringAt(args, 'thread_ts') || undefined,
    });
    const shown = messageObject(caller.world, message);
    return answered(caller, content, { channel: channel.id, ts: message.ts, message: shown });
  },
};

const postEphemeral: Method = {
  takes: 'bot',
  scope: 'chat:write',
  run: (caller, args) => {
    const channel = visibleChannel(caller, args);
    if (!isChannel(channel)) return channel;
    const userId = stringAt(args, 'user');
    if (userId === '') return fail('invalid_arguments', ['missing required field: user']);
    const refusal = postingRefusal(caller, channel);
    if (refusal) return refusal;
    if (!channel.members.has(userId)) return fail('user_not_in_channel');
    const content = readContent(caller, args, POST_LIMIT);
    if (!isContent(content)) return content;
    const message = post(caller.world, {
      channel,
      userId: caller.team.botUserId,
      text: content.text,
      blocks: content.blocks ?? [],
      onlyFor: userId,
    });
    return answered(caller, content, { message_ts: message.ts });
  },
};

/** The bot's own message under `ts`; ephemeral ones cannot be reached. */
const ownMessage = (
  caller: Caller,
  args: JsonObject,
  channel: ChannelState,
  refusal: string,
): MessageState | JsonObject => {
  const ts = stringAt(args, 'ts');
  const message = channel.messages.find((entry) => entry.ts === ts && !entry.deleted);
  if (!message) return fail('message_not_found');
  return message.userId === caller.team.botUserId ? message : fail(refusal);
};

const isMessage = (value: MessageState | JsonObject): value is MessageState => !isRefusal(value);

const update: Method = {
  takes: 'bot',
  scope: 'chat:write',
  run: (caller, args) => {
    const channel = visibleChannel(caller, args);
    if (!isChannel(channel)) return channel;
    const message = ownMessage(caller, args, channel, 'cant_update_message');
    if (!isMessage(message)) return message;
    if (channel.archived) return fail('is_archived');
    const content = readContent(caller, args, UPDATE_LIMIT);
    if (!isContent(content)) return content;
    const text = content.text === '' ? undefined : content.text;
    edit(caller.world, message, { text, blocks: content.blocks }, undefined);
    const shown: Json = messageObject(caller.world, message);
    const fields = { channel: channel.id, ts: message.ts, text: message.text, message: shown };
    return answered(caller, content, fields);
  },
};

const remover: Method = {
  takes: 'bot',
  scope: 'chat:write',
  run: (caller, args) => {
    const channel = visibleChannel(caller, args);
    if (!isChannel(channel)) return channel;
    const message = ownMessage(caller, args, channel, 'cant_delete_message');
    if (!isMessage(message)) return message;
    remove(caller.world, message, undefined);
    return ok({ channel: channel.id, ts: message.ts });
  },
};

const getPermalink: Method = {
  takes: 'bot',
  run: (caller, args) => {
    const channel = visibleChannel(caller, args);
    if (!isChannel(channel)) return channel;
    const ts = stringAt(args, 'message_ts');
    const found = channel.messages.some((message) => message.ts === ts && !message.deleted);
    if (!found) return fail('message_not_found');
    const { domain } = caller.team;
    const permalink = `https://${domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
    return ok({ channel: channel.id, permalink });
  },
};

export const chatMethods: Methods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remover,
  'chat.getPermalink': getPermalink,
};
