// Posts and edits in channels: never a post twice, and what became of each told exactly.
import type {
  Channel,
  DirectAccount,
  EditOutcome,
  PostOutcome,
  Turn,
} from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { Log } from '#core/model/log.ts';
import { renderSlack, type SlackMessage } from '#render/slack/message.ts';
import type { Called, SlackApi } from '../connect/api.ts';
import { createLastEdits, type LastEdits } from './last-edits.ts';
import { type ChannelPace, createChannelPace } from './pace.ts';
import { postFailure } from './post-failure.ts';

export type Posting = {
  post(channel: Channel, message: Message, turn?: Turn): Promise<PostOutcome>;
  direct(account: DirectAccount, message: Message): Promise<PostOutcome>;
  edit(channel: Channel, messageId: string, message: Message): Promise<EditOutcome>;
  /** What waits for its turn after a 429 is given up; it was not posted. */
  stop(): void;
};

/** What it takes to post. */
type PostingContext = {
  readonly api: SlackApi;
  readonly log: Log;
  readonly pace: ChannelPace;
  /** An answer and what follows it both bring a message up to date: the second finds it done. */
  readonly edits: LastEdits;
};

export function createPosting(api: SlackApi, log: Log): Posting {
  const context = { api, log, pace: createChannelPace(), edits: createLastEdits() };
  return {
    post: (channel, message, turn) => post(context, channel, message, turn),
    direct: (account, message) => direct(context, account, message),
    edit: (channel, messageId, message) => edit(context, channel, messageId, message),
    stop: () => context.pace.stop(),
  };
}

async function post(
  { api, log, pace }: PostingContext,
  channel: Channel,
  message: Message,
  turn?: Turn,
): Promise<PostOutcome> {
  const { channelId } = channel;
  const { files, ...content } = rendered(channel, message);
  const body = { channel: channelId, ...content, unfurl_links: false, unfurl_media: false };
  const called = await pace.post(
    channelId,
    () => untilTaken(pace, () => api.once((client) => client.chat.postMessage(body))),
    turn === 'first',
  );
  if (!called.ok) return postFailure(called.failure, log);
  const { ts, channel: posted } = called.value;
  if (ts === undefined) return { kind: 'unknown', code: 'no_timestamp' };
  if (files.length > 0) void upload(api, log, posted ?? channelId, files);
  return { kind: 'sent', messageId: ts };
}

async function direct(
  context: PostingContext,
  { workspaceId, userId }: DirectAccount,
  message: Message,
): Promise<PostOutcome> {
  const { api, log } = context;
  const opened = await api.repeatable((client) => client.conversations.open({ users: userId }));
  if (!opened.ok) {
    const outcome = postFailure(opened.failure, log);
    // Opening a conversation posts nothing, whether it arrived or not.
    return outcome.kind === 'unknown' ? { ...outcome, kind: 'unavailable' } : outcome;
  }
  const channelId = opened.value.channel?.id;
  if (channelId === undefined) return { kind: 'unavailable', code: 'no_channel' };
  return post(context, { workspaceId, channelId }, message);
}

const NO_MESSAGE = new Set([
  'message_not_found',
  'channel_not_found',
  'is_archived',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
]);

async function edit(
  { api, pace, edits }: PostingContext,
  channel: Channel,
  messageId: string,
  message: Message,
): Promise<EditOutcome> {
  const { channelId } = channel;
  const { text, blocks } = rendered(channel, message);
  const key = `${channelId}:${messageId}`;
  const content = { text, blocks };
  const body = { channel: channelId, ts: messageId, ...content };
  const called = await pace.edit(channelId, async () => {
    if (edits.stands(key, content)) return undefined;
    const update = await untilTaken(pace, () =>
      api.repeatable((client) => client.chat.update(body)),
    );
    edits.note(key, update.ok ? content : undefined);
    return update;
  });
  if (called === undefined || called.ok) return { kind: 'edited' };
  const { kind, code } = called.failure;
  if (kind === 'refused' && NO_MESSAGE.has(code)) return { kind: 'gone' };
  return { kind: 'unavailable', code };
}

/** Pictures come after their text: an image block on a file just uploaded fails now and then. */
async function upload(
  api: SlackApi,
  log: Log,
  channelId: string,
  files: SlackMessage['files'],
): Promise<void> {
  const [first, ...more] = files.map(({ name, data, altText }) => ({
    file: Buffer.from(data),
    filename: name,
    alt_text: altText,
  }));
  if (first === undefined) return;
  const called = await api.once((client) =>
    client.filesUploadV2({ channel_id: channelId, file_uploads: [first, ...more] }),
  );
  if (!called.ok) log.warn({ code: called.failure.code }, 'a picture was not uploaded to Slack');
}

function rendered({ workspaceId }: Channel, message: Message): SlackMessage {
  return renderSlack(message, { surface: 'slack', workspaceId });
}

/** How often a post is offered again after "too many": each was not taken, so none doubles. */
const OFFERS = 3;
/** A longer wait is left to whoever asked for the post. */
const LONGEST_WAIT_SECONDS = 60;

/** Offers a call again after the wait that Slack names, in the channel's turn alone. */
async function untilTaken<T>(
  pace: ChannelPace,
  call: () => Promise<Called<T>>,
): Promise<Called<T>> {
  for (let offer = 1; ; offer += 1) {
    const called = await call();
    if (called.ok || called.failure.kind !== 'limited' || offer >= OFFERS) return called;
    const { seconds } = called.failure;
    if (seconds > LONGEST_WAIT_SECONDS || !(await pace.pause(seconds))) return called;
  }
}
