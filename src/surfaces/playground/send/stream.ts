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

/** More pages than anybody has open; each costs memory, and work at every change. */
const MOST_OPEN = 100;
/** A page that takes nothing meanwhile, as a browser's sleeping tabs do, starts again from a snapshot. */
const MOST_UNSENT = 200;

/**
 * Answers with server-sent events: `snapshot` when a stream opens and after a fresh start, then `message`, `people`,
 * `clock`. A browser that lost the stream opens it again by itself and starts from a snapshot.
 */
export function createStreams({ chat, clock, stopped }: Streamed): (c: Context) => Response {
  /** What ends each open stream. Nothing else holds on to one, so that a closed one leaves nothing behind. */
  const open = new Set<() => void>();
  stopped.addEventListener('abort', () => {
    for (const end of open) end();
  });

  return (c) => {
    if (open.size >= MOST_OPEN) return c.text(TOO_MANY, 503);
    const onlooker = onlookerOf(c);
    return streamSSE(c, async (stream) => {
      const over = Promise.withResolvers<void>();
      let unsent = 0;
      const send = async (event: SseEvent) => {
        unsent += 1;
        if (unsent > MOST_UNSENT) stream.abort();
        else await stream.writeSSE(event);
        unsent -= 1;
      };
      open.add(over.resolve);
      stream.onAbort(over.resolve);
      if (stopped.aborted) over.resolve();
      const unsubscribe = chat.subscribe((change) => {
        const event = eventOf(change, chat, clock, onlooker);
        if (event !== undefined) void send(event);
      });
      void send(whole(chat, clock, onlooker));
      await over.promise;
      unsubscribe();
      open.delete(over.resolve);
    });
  };
}

const TOO_MANY = 'Too many pages of the playground are open. Close some, and load this one again.';

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
