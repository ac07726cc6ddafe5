// Socket Mode as a connection that lasts: it is opened, opened again when it breaks, and closed.
import { setTimeout as wait } from 'node:timers/promises';
import { within } from '#async/within.ts';
import { HostError } from '#core/model/host-error.ts';
import type { Log } from '#core/model/log.ts';
import type { Connection, Health } from './connection.ts';
import { type ApiFailure, isFinalForSocket, socketRefusal } from './failure.ts';
import { createSocket, type Opened, type Socket, type SocketOptions } from './socket.ts';

type Options = SocketOptions & {
  readonly log: Log;
  /** The connection is back after a break. */
  readonly onReconnected: () => void;
};

type State =
  | { readonly kind: 'connecting' | 'connected' | 'closed' }
  /** For good: the host has to do something. */
  | { readonly kind: 'refused'; readonly why: string };

/** The connection, and how it stands with it: that changes while others wait. */
type Link = {
  readonly socket: Socket;
  readonly log: Log;
  /** Cuts pauses short. */
  readonly closing: AbortController;
  state: State;
};

const CLOSE_TIMEOUT_MILLISECONDS = 3_000;
const TRIES_AT_START = 4;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

export function createSocketConnection(options: Options): Connection {
  const { log, onReconnected } = options;
  const socket = createSocket(options);
  const link: Link = { socket, log, closing: new AbortController(), state: { kind: 'connecting' } };
  socket.onEnd(() => {
    if (link.state.kind === 'connected') void reconnect(link, onReconnected);
  });
  return {
    receiver: socket.receiver,
    routes: [],
    open: () => open(link),
    health: () => healthOf(link.state),
    close: () => close(link),
  };
}

async function open(link: Link): Promise<void> {
  const opened = await connect(link, TRIES_AT_START);
  link.state = { kind: opened.ok ? 'connected' : 'closed' };
  if (!opened.ok) throw new HostError(socketRefusal(opened.failure.code));
}

async function reconnect(link: Link, onReconnected: () => void): Promise<void> {
  link.state = { kind: 'connecting' };
  const opened = await connect(link, Number.POSITIVE_INFINITY);
  if (isClosed(link)) return;
  if (opened.ok) {
    link.state = { kind: 'connected' };
    onReconnected();
    return;
  }
  const { code } = opened.failure;
  const why = socketRefusal(code);
  link.state = { kind: 'refused', why };
  link.log.error({ code, why }, 'Slack is disconnected for good');
}

async function close(link: Link): Promise<void> {
  if (link.state.kind !== 'refused') link.state = { kind: 'closed' };
  link.closing.abort();
  await within(link.socket.end(), CLOSE_TIMEOUT_MILLISECONDS);
}

/** Tries until it is connected, refused for good, closed, or out of tries. */
async function connect(link: Link, tries: number): Promise<Opened> {
  const { socket, log, closing } = link;
  for (let attempt = 0; ; attempt += 1) {
    const opened = await socket.open();
    // Closed while it was being opened: what has just been opened goes too.
    if (isClosed(link)) void socket.end();
    if (isClosed(link) || opened.ok) return opened;
    const { kind, code } = opened.failure;
    if ((kind === 'refused' && isFinalForSocket(code)) || attempt + 1 >= tries) return opened;
    log.warn({ code, attempt }, 'Slack is not reached; trying again');
    const pause = pauseAfter(attempt, opened.failure);
    await wait(pause, undefined, { signal: closing.signal }).catch(() => undefined);
    if (isClosed(link)) return opened;
  }
}

function isClosed({ state }: Link): boolean {
  return state.kind === 'closed';
}

function healthOf(state: State): Health {
  switch (state.kind) {
    case 'connected':
      return { ok: true };
    case 'connecting':
      return { ok: false, why: 'connecting to Slack' };
    case 'closed':
      return { ok: false, why: 'the connection to Slack is closed' };
    case 'refused':
      return { ok: false, why: state.why };
  }
}

/** At once after a break, then longer and longer, spread so that many do not come back in one moment. */
function pauseAfter(attempt: number, failure: ApiFailure): number {
  if (failure.kind === 'limited') return failure.seconds * 1_000;
  const most = Math.min(LONGEST_PAUSE_MILLISECONDS, 250 * 2 ** attempt);
  return most * (0.5 + Math.random() / 2);
}
