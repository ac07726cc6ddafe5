// Posts, direct messages and edits, and what became of each.
import { type DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Channel, EditOutcome, PostOutcome, Surface } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { Log } from '#core/model/log.ts';
import { CODE, loggable } from '../connect/failure.ts';
import { createKept } from '../kept.ts';
import type { Attempts, Failure } from './attempts.ts';
import { wireMessage } from './wire-message.ts';

type Posts = Pick<Surface, 'post' | 'direct' | 'edit'>;

type Parts = { readonly rest: REST; readonly log: Log; readonly attempts: Attempts };

/** Direct-message channels stay the same, and Discord gives few of them a second. */
const MOST_DIRECT_CHANNELS_KEPT = 10_000;

const CREATED = z.object({ id: z.string() });

export function createPosts({ rest, log, attempts }: Parts): Posts {
  const directChannels = createKept(MOST_DIRECT_CHANNELS_KEPT);

  /** With its nonce a post cannot double within Discord's memory of a few minutes. */
  async function post(channel: Channel, message: Message, nonce: string): Promise<PostOutcome> {
    const { body, files } = wireMessage(message, channel.workspaceId);
    const request = { body: { ...body, nonce, enforce_nonce: true }, files };
    const route = Routes.channelMessages(channel.channelId);
    const ended = await attempts.send(() => rest.post(route, request));
    if (!('answered' in ended)) return postFailed(ended);
    return { kind: 'sent', messageId: CREATED.parse(ended.answered).id };
  }

  function postFailed(failure: Failure): PostOutcome {
    if (failure.kind === 'refused') {
      log.warn(loggable(failure.error), 'Discord refused a post');
      return refusedPost(failure.error);
    }
    const { kind, code } = failure;
    return { kind: kind === 'not-sent' ? 'unavailable' : 'unknown', code };
  }

  return {
    post,

    async direct({ userId }, message, nonce) {
      let channelId = directChannels.get(userId);
      if (channelId === undefined) {
        const request = { body: { recipient_id: userId } };
        const ended = await attempts.send(() => rest.post(Routes.userChannels(), request));
        if (!('answered' in ended)) {
          const outcome = postFailed(ended);
          // Opening a channel posts nothing, whether it arrived or not.
          return outcome.kind === 'unknown' ? { ...outcome, kind: 'unavailable' } : outcome;
        }
        channelId = CREATED.parse(ended.answered).id;
        directChannels.set(userId, channelId);
      }
      return post({ workspaceId: '', channelId }, message, nonce);
    },

    async edit({ workspaceId, channelId }, messageId, message) {
      const request = wireMessage(message, workspaceId);
      const route = Routes.channelMessage(channelId, messageId);
      const ended = await attempts.send(() => rest.patch(route, request));
      if ('answered' in ended) return { kind: 'edited' };
      if (ended.kind !== 'refused') return { kind: 'unavailable', code: ended.code };
      log.warn(loggable(ended.error), 'Discord refused an edit');
      return refusedEdit(ended.error);
    },
  };
}

const GRANT =
  'Give Cairn the permissions View Channel and Send Messages in that channel, then run this again.';

function refusedPost({ code, status }: DiscordAPIError): PostOutcome {
  const said = String(code);
  switch (code) {
    case CODE.unknownChannel:
    case CODE.unknownGuild:
      return { kind: 'refused', because: 'gone', code: said };
    case CODE.notInThisChannelType:
    case CODE.wrongChannelType:
      return { kind: 'refused', because: 'not-a-channel', code: said };
    case CODE.missingAccess:
    case CODE.missingPermissions:
      return { kind: 'refused', because: 'forbidden', code: said, advice: GRANT };
    default:
      // Any other 403 is a permission too, or a member who takes no messages from Cairn.
      return status === 403
        ? { kind: 'refused', because: 'forbidden', code: said }
        : { kind: 'unavailable', code: said };
  }
}

function refusedEdit({ code }: DiscordAPIError): EditOutcome {
  const gone =
    code === CODE.unknownMessage || code === CODE.unknownChannel || code === CODE.unknownGuild;
  return gone ? { kind: 'gone' } : { kind: 'unavailable', code: String(code) };
}
