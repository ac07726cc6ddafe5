// Posts and edits in channels: never a post twice, and what became of each told exactly.

import type { Channel, DirectAccount, EditOutcome, PostOutcome } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { Log } from '#core/model/log.ts';
import { renderSlack, type SlackMessage } from '#render/slack/message.ts';
import type { Called, SlackApi } from '../connect/api.ts';
import { type ApiFailure, refusesToken } from '../connect/failure.ts';
import { createLastEdits } from './last-edits.ts';
import { type ChannelPace, createChannelPace } from './pace.ts';

export type Posting = {
  post(channel: Channel, message: Message): Promise<PostOutcome>;
  direct(account: DirectAccount, message: Message): Promise<PostOutcome>;
  edit(channel: Channel, messageId: string, message: Message): Promise<EditOutcome>;
  /** What waits for its turn after a 429 is given up; it was not posted. */
  stop(): void;
};

/** How often a post is offered again after "too many": each was not taken, so none doubles. */
const OFFERS = 3;
/** A longer wait is left to whoever asked for the post. */
const LONGEST_WAIT_SECONDS = 60;

const GONE = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'user_disabled',
]);
const NO_CHANNEL = new Set(['method_not_supported_for_channel_type', 'cannot_dm_bot']);
const NO_MESSAGE = new Set([
  'message_not_found',
  'channel_not_found',
  'is_archived',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
]);

export function createPosting(api: SlackApi, log: Log): Posting {
  const pace = createChannelPace();
  /** An answer and what follows it both bring a message up to date: the second finds it done. */
  const edits = createLastEdits();

  async function post(channel: Channel, message: Message): Promise<PostOutcome> {
    const { channelId } = channel;
    const { blocks, text, files } = rendered(channel, message);
    const called = await pace.post(channelId, () =>
      untilTaken(pace, () =>
        api.once((client) =>
          client.chat.postMessage({
            channel: channelId,
            text,
            blocks,
            unfurl_links: false,
            unfurl_media: false,
          }),
        ),
      ),
    );
    if (!called.ok) return postFailure(called.failure, log);
    const { ts, channel: posted } = called.value;
    if (ts === undefined) return { kind: 'unknown', code: 'no_timestamp' };
    if (files.length > 0) void upload(posted ?? channelId, files);
    return { kind: 'sent', messageId: ts };
  }

  async function direct(
    { workspaceId, userId }: DirectAccount,
    message: Message,
  ): Promise<PostOutcome> {
    const opened = await api.repeatable((client) => client.conversations.open({ users: userId }));
    if (!opened.ok) {
      const outcome = postFailure(opened.failure, log);
      // Opening a conversation posts nothing, whether it arrived or not.
      return outcome.kind === 'unknown' ? { ...outcome, kind: 'unavailable' } : outcome;
    }
    const channelId = opened.value.channel?.id;
    if (channelId === undefined) return { kind: 'unavailable', code: 'no_channel' };
    return post({ workspaceId, channelId }, message);
  }

  async function edit(channel: Channel, messageId: string, message: Message): Promise<EditOutcome> {
    const { channelId } = channel;
    const { blocks, text } = rendered(channel, message);
    const key = `${channelId}:${messageId}`;
    const content = { text, blocks };
    const called = await pace.inOrder(channelId, async () => {
      if (edits.stands(key, content)) return undefined;
      const update = await untilTaken(pace, () =>
        api.repeatable((client) =>
          client.chat.update({ channel: channelId, ts: messageId, text, blocks }),
        ),
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
  async function upload(channelId: string, files: SlackMessage['files']): Promise<void> {
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

  return { post, direct, edit, stop: () => pace.stop() };
}

/** What a member can do about a channel that takes no posts. */
const ADVICE: Readonly<Record<string, string>> = {
  not_in_channel: 'Cairn is not in that channel. Type /invite @Cairn there, then run this again.',
  channel_not_found:
    'The channel is gone, or private without Cairn in it. Type /invite @Cairn there, then run this again.',
  is_archived: 'The channel is archived. Pick another one, or restore it.',
  restricted_action:
    'Posting there is left to some members. Let Cairn post in the channel’s settings, or pick another one.',
};

function adviceOn(code: string): { advice?: string } {
  const advice = ADVICE[code];
  return advice === undefined ? {} : { advice };
}

function rendered({ workspaceId }: Channel, message: Message) {
  return renderSlack(message, { surface: 'slack', workspaceId });
}

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

/** Slack takes no nonce: what may have been posted is unknown, and nobody may send it again. */
function postFailure(failure: ApiFailure, log: Log): PostOutcome {
  const { kind, code } = failure;
  switch (kind) {
    case 'limited':
      return { kind: 'unavailable', code, seconds: failure.seconds };
    case 'unreachable':
      return { kind: 'unavailable', code };
    case 'unknown':
      return { kind: 'unknown', code };
    case 'refused':
      break;
  }
  if (refusesToken(code)) return { kind: 'unavailable', code };
  if (GONE.has(code)) return { kind: 'refused', because: 'gone', code, ...adviceOn(code) };
  if (NO_CHANNEL.has(code)) return { kind: 'refused', because: 'not-a-channel', code };
  if (code.includes('block') || code === 'no_text' || code === 'msg_too_long') {
    log.error({ code }, 'Slack cannot show a message that Cairn made');
  }
  return { kind: 'refused', because: 'forbidden', code, ...adviceOn(code) };
}
