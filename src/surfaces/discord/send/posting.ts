// Posts, direct messages and edits, and what became of each.
import { type REST, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type {
  Channel,
  DirectAccount,
  EditOutcome,
  PostOutcome,
  Surface,
} from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { Log } from '#core/model/log.ts';
import type { Attempts } from './attempts.ts';
import { editFailure, postFailure } from './post-failure.ts';
import { wireMessage } from './wire-message.ts';

type Posting = Pick<Surface, 'post' | 'direct' | 'edit'>;

/** What it takes to post. */
type PostingContext = { readonly rest: REST; readonly log: Log; readonly attempts: Attempts };

/** By the ids of people: they stay the same, and Discord gives few of them a second. */
type DirectChannels = LRUCache<string, string>;

const MOST_DIRECT_CHANNELS_KEPT = 10_000;

const CREATED = z.object({ id: z.string() });

export function createPosting(context: PostingContext): Posting {
  const directChannels: DirectChannels = new LRUCache({ max: MOST_DIRECT_CHANNELS_KEPT });
  return {
    post: (channel, message, nonce) => post(context, channel, message, nonce),
    async direct(account, message, nonce) {
      const opened = await openDirect(context, directChannels, account);
      if (typeof opened !== 'string') return opened;
      return post(context, { workspaceId: '', channelId: opened }, message, nonce);
    },
    edit: (channel, messageId, message) => edit(context, channel, messageId, message),
  };
}

/** With its nonce a post cannot double within Discord's memory of a few minutes. */
async function post(
  { rest, log, attempts }: PostingContext,
  { workspaceId, channelId }: Channel,
  message: Message,
  nonce: string,
): Promise<PostOutcome> {
  const { body, files } = wireMessage(message, workspaceId);
  const request = { body: { ...body, nonce, enforce_nonce: true }, files };
  const route = Routes.channelMessages(channelId);
  const ended = await attempts.send(() => rest.post(route, request));
  if (!('answered' in ended)) return postFailure(ended, log);
  return { kind: 'sent', messageId: CREATED.parse(ended.answered).id };
}

/** The id of somebody's channel for direct messages, or why it could not be opened. */
async function openDirect(
  { rest, log, attempts }: PostingContext,
  known: DirectChannels,
  { userId }: DirectAccount,
): Promise<string | PostOutcome> {
  const opened = known.get(userId);
  if (opened !== undefined) return opened;
  const request = { body: { recipient_id: userId } };
  const ended = await attempts.send(() => rest.post(Routes.userChannels(), request));
  if (!('answered' in ended)) {
    const outcome = postFailure(ended, log);
    // Opening a channel posts nothing, whether it arrived or not.
    return outcome.kind === 'unknown' ? { ...outcome, kind: 'unavailable' } : outcome;
  }
  const { id } = CREATED.parse(ended.answered);
  known.set(userId, id);
  return id;
}

async function edit(
  { rest, log, attempts }: PostingContext,
  { workspaceId, channelId }: Channel,
  messageId: string,
  message: Message,
): Promise<EditOutcome> {
  const request = wireMessage(message, workspaceId);
  const route = Routes.channelMessage(channelId, messageId);
  const ended = await attempts.send(() => rest.patch(route, request));
  return 'answered' in ended ? { kind: 'edited' } : editFailure(ended, log);
}
