// The playground as a surface: a chat in memory, seen and used through the web page that comes with it.
import type { Hono } from 'hono';
import type { Command } from '#core/command/command.ts';
import type { Channel, Desk, PostOutcome, RunningSurface } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { Store } from '#core/model/store.ts';
import { CHANNELS, createChat, directChannel, WORKSPACE } from './chat/chat.ts';
import { knownPeople } from './chat/known-people.ts';
import type { MovableClock } from './clock/movable-clock.ts';
import { playgroundRoutes } from './connect/routes.ts';
import { createConversation } from './receive/conversation.ts';
import type { FreshStart } from './receive/requests.ts';

export type PlaygroundParts = {
  /** Asked for at each use: the desk needs the surfaces first, and a fresh start makes a new one. */
  readonly desk: () => Desk;
  readonly store: () => Store;
  readonly commands: readonly Command[];
  readonly clock: MovableClock;
  /** Does what is due now, and fulfils when it is done. */
  readonly due: () => Promise<void>;
  /** Empties the playground's own database, and fills it with the sample where asked to. */
  readonly reset: (kind: FreshStart) => Promise<void>;
};

/** Its routes hold the page at `/` and all that the page needs. */
export type PlaygroundSurface = RunningSurface & { readonly routes: Hono };

/** Opens the chat with the people whom the store knows. */
export async function createPlaygroundSurface(parts: PlaygroundParts): Promise<PlaygroundSurface> {
  const chat = createChat(parts.clock);
  const conversation = createConversation(parts.desk, chat);
  /** Posts by nonce, so that a repeat is refused as Discord refuses it. */
  const posted = new Map<string, string>();
  const ending = new AbortController();

  function restart(kind: FreshStart): Promise<void> {
    return conversation.alone(async () => {
      await parts.reset(kind);
      posted.clear();
      chat.restart(await knownPeople(parts.store().read));
    });
  }

  function channelOf({ workspaceId, channelId }: Channel): string | undefined {
    if (workspaceId !== WORKSPACE.workspaceId) return undefined;
    if (CHANNELS.some(({ id }) => id === channelId)) return channelId;
    return chat
      .people()
      .map(({ id }) => directChannel(id))
      .find((direct) => direct === channelId || direct === directChannel(channelId));
  }

  async function post(channel: Channel, message: Message, nonce: string): Promise<PostOutcome> {
    if (ending.signal.aborted) return { kind: 'unavailable', code: 'stopped' };
    const channelId = channelOf(channel);
    if (channelId === undefined) return { kind: 'refused', because: 'gone', code: 'no-channel' };
    const known = posted.get(nonce);
    if (known !== undefined) return { kind: 'sent', messageId: known };
    const body = { kind: 'message', message } as const;
    const { id } = chat.say({ channelId, from: { kind: 'cairn' }, body });
    posted.set(nonce, id);
    return { kind: 'sent', messageId: id };
  }

  parts.clock.onMove(() => chat.tell({ kind: 'clock' }));
  chat.restart(await knownPeople(parts.store().read));

  return {
    id: 'playground',
    routes: playgroundRoutes({ ...parts, chat, conversation, restart, ending: ending.signal }),

    post,
    direct: ({ workspaceId, userId }, message, nonce) =>
      post({ workspaceId, channelId: directChannel(userId) }, message, nonce),

    async edit(_channel, messageId, message) {
      return { kind: chat.replace(messageId, message) ? 'edited' : 'gone' };
    },

    health: () =>
      ending.signal.aborted ? { ok: false, why: 'the playground stopped' } : { ok: true },

    async stop() {
      ending.abort();
      await conversation.settled();
    },
  };
}
