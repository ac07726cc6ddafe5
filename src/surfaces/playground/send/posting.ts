// Posts, direct messages and edits in the chat.
import type { Channel, PostOutcome, Surface } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import { directChannel, isPublicChannel, WORKSPACE } from '../chat/channels.ts';
import type { Chat } from '../chat/chat.ts';

export type Posting = Pick<Surface, 'post' | 'direct' | 'edit'> & {
  /** Forgets which nonces were used. */
  forget(): void;
};

export function createPosting(chat: Chat, stopped: AbortSignal): Posting {
  /** Posts by nonce, so that a repeat is refused as Discord refuses it. */
  const posted = new Map<string, string>();

  async function post(channel: Channel, message: Message, nonce: string): Promise<PostOutcome> {
    if (stopped.aborted) return { kind: 'unavailable', code: 'stopped' };
    const channelId = channelIn(chat, channel);
    if (channelId === undefined) return { kind: 'refused', because: 'gone', code: 'no-channel' };
    const known = posted.get(nonce);
    if (known !== undefined) return { kind: 'sent', messageId: known };
    const body = { kind: 'message', message } as const;
    const { id } = chat.say({ channelId, from: { kind: 'cairn' }, body });
    posted.set(nonce, id);
    return { kind: 'sent', messageId: id };
  }

  return {
    post,
    direct: ({ workspaceId, userId }, message, nonce) =>
      post({ workspaceId, channelId: directChannel(userId) }, message, nonce),
    edit: async (_channel, messageId, message) => ({
      kind: chat.replace(messageId, message) ? 'edited' : 'gone',
    }),
    forget: () => posted.clear(),
  };
}

/** A channel of all, or that of a person, by its own id or theirs. */
function channelIn(chat: Chat, { workspaceId, channelId }: Channel): string | undefined {
  if (workspaceId !== WORKSPACE.workspaceId) return undefined;
  if (isPublicChannel(channelId)) return channelId;
  return chat
    .people()
    .map(({ id }) => directChannel(id))
    .find((direct) => direct === channelId || direct === directChannel(channelId));
}
