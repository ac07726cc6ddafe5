// The stream to one open page: first all that its person sees, then each change as it happens.
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Chat, ChatChange } from '../chat/chat.ts';
import { seenBy } from '../chat/messages.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import { clockView, messageView, type Onlooker, snapshot } from './view.ts';

/** What the stream tells of; it ends when the surface stops. */
type Streamed = {
  readonly chat: Chat;
  readonly clock: MovableClock;
  readonly stopped: AbortSignal;
};

type SseEvent = { readonly event: string; readonly data: string };

/**
 * Server-sent events: `snapshot` when it opens and after a fresh start, then `message`, `people`, `clock`.
 * A browser that lost the stream opens it again by itself and starts from a snapshot.
 */
export function streamChat(c: Context, { chat, clock, stopped }: Streamed): Response {
  const onlooker = onlookerOf(c);
  return streamSSE(c, async (stream) => {
    const over = Promise.withResolvers<void>();
    const send = (event: SseEvent) => stream.writeSSE(event).catch(() => over.resolve());
    const unsubscribe = chat.subscribe((change) => {
      const event = eventOf(change, chat, clock, onlooker);
      if (event !== undefined) void send(event);
    });
    stream.onAbort(() => over.resolve());
    stopped.addEventListener('abort', () => over.resolve(), { once: true });
    if (stopped.aborted) over.resolve();
    await send(whole(chat, clock, onlooker));
    await over.promise;
    unsubscribe();
  });
}

function onlookerOf(c: Context): Onlooker {
  const timeZone = c.req.query('zone');
  const isKnown = timeZone !== undefined && isTimeZone(timeZone);
  return { personId: c.req.query('as') ?? '', ...(isKnown && { timeZone }) };
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function whole(chat: Chat, clock: MovableClock, onlooker: Onlooker): SseEvent {
  return { event: 'snapshot', data: JSON.stringify(snapshot(chat, clock, onlooker)) };
}

/** What a change is to one person; nothing when it is none of theirs. */
function eventOf(
  change: ChatChange,
  chat: Chat,
  clock: MovableClock,
  onlooker: Onlooker,
): SseEvent | undefined {
  switch (change.kind) {
    case 'message': {
      const { message } = change;
      const isTheirs =
        chat.person(onlooker.personId) !== undefined && seenBy(message, onlooker.personId);
      if (!isTheirs) return undefined;
      return { event: 'message', data: JSON.stringify(messageView(chat, message, onlooker)) };
    }
    case 'people':
      return { event: 'people', data: JSON.stringify(chat.people()) };
    case 'clock':
      return { event: 'clock', data: JSON.stringify(clockView(clock)) };
    case 'restart':
      return whole(chat, clock, onlooker);
  }
}
