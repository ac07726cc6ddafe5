// Socket Mode's server side: tickets, hello, envelopes and acknowledgements, pings, disconnects.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Ack, Outgoing, Retry, Transport } from './delivery.ts';
import { isObject, type JsonObject, parseJson, stringAt } from './json.ts';
import type { World } from './world.ts';

const TICKET_LIFETIME = 30_000;
const PING_EVERY = 10_000;
const MAX_SOCKETS = 10;

type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

export type SocketMode = Transport & {
  /** The address for apps.connections.open; undefined while Socket Mode is switched off. */
  openUrl(): string | undefined;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many sockets are open. */
  count(): number;
  /** Says disconnect on every socket. `link_disabled` also switches Socket Mode off. */
  disconnect(reason: DisconnectReason): void;
  /** Sends any text on every socket. */
  say(text: string): void;
  /** Cuts every connection without a word. */
  drop(): void;
  enable(): void;
  /** Acknowledgements for envelopes that Slack does not know. */
  strayAcks: string[];
  close(): void;
};

type Pending = { resolve: (ack: Ack) => void; acceptsResponse: boolean };

export const createSocketMode = (world: World): SocketMode => {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const open = new Map<WebSocket, Map<string, Pending>>();
  const strayAcks: string[] = [];
  let waiting: (() => void)[] = [];
  let enabled = true;
  let turn = 0;

  const host = () => `applink-${world.app.id.toLowerCase()}`;

  const receive = (pending: Map<string, Pending>, raw: string) => {
    const message = parseJson(raw);
    const id = isObject(message) ? stringAt(message, 'envelope_id') : '';
    const entry = pending.get(id);
    if (!entry || !isObject(message)) {
      strayAcks.push(id);
      return;
    }
    pending.delete(id);
    const body = message['payload'] ?? {};
    const said = isObject(body) ? Object.keys(body).length > 0 : true;
    if (said && !entry.acceptsResponse) world.warnings.push('response_payload_not_accepted');
    entry.resolve({ outcome: 'acknowledged', body });
  };

  const leave = (socket: WebSocket) => {
    const pending = open.get(socket);
    open.delete(socket);
    for (const entry of pending?.values() ?? []) entry.resolve({ outcome: 'lost' });
  };

  const cut = () => {
    for (const socket of [...open.keys()]) {
      socket.terminate();
      leave(socket);
    }
  };

  const welcome = (socket: WebSocket) => {
    const pending = new Map<string, Pending>();
    open.set(socket, pending);
    const ping = setInterval(() => socket.ping('Ping from applink'), PING_EVERY);
    ping.unref();
    socket.on('message', (data) => receive(pending, data.toString()));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      leave(socket);
    });
    const hello: JsonObject = {
      type: 'hello',
      num_connections: open.size,
      debug_info: { host: host(), build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: world.app.id },
    };
    socket.send(JSON.stringify(hello));
    const runs = waiting;
    waiting = [];
    for (const run of runs) run();
  };

  const send = (outgoing: Outgoing, retry: Retry | undefined): Promise<Ack> => {
    // Slack may choose any of an app's connections; turns bring to light who relies on one.
    const sockets = [...open.entries()].filter(([socket]) => socket.readyState === socket.OPEN);
    turn += 1;
    const chosen = sockets[turn % sockets.length];
    if (!chosen) return Promise.resolve({ outcome: 'unreachable' });
    const [socket, pending] = chosen;
    const id = randomUUID();
    const envelope: JsonObject = {
      envelope_id: id,
      payload: outgoing.payload,
      type: outgoing.kind,
      accepts_response_payload: outgoing.acceptsResponse,
      ...(outgoing.kind === 'events_api' || retry
        ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
        : {}),
    };
    return new Promise((resolve) => {
      pending.set(id, { resolve, acceptsResponse: outgoing.acceptsResponse });
      socket.send(JSON.stringify(envelope));
    });
  };

  return {
    strayAcks,
    ready: () => open.size > 0,
    send,
    whenReady: (run) => {
      waiting.push(run);
    },
    openUrl: () => {
      if (!enabled) return undefined;
      const ticket = randomUUID();
      tickets.set(ticket, world.clock.now() + TICKET_LIFETIME);
      return `${world.baseUrl.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${world.app.id}`;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? '';
      const expires = tickets.get(ticket);
      tickets.delete(ticket);
      if (expires === undefined || expires < world.clock.now()) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      // Slack answers a close frame, and leaves it to the client to end the TCP connection.
      socket.end = () => socket;
      socket.once('end', () => socket.destroy());
      server.handleUpgrade(request, socket, head, (webSocket) => {
        if (open.size < MAX_SOCKETS) return welcome(webSocket);
        webSocket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
        webSocket.close();
      });
    },
    count: () => open.size,
    disconnect: (reason) => {
      if (reason === 'link_disabled') enabled = false;
      for (const socket of open.keys()) {
        const message = { type: 'disconnect', reason, debug_info: { host: host() } };
        socket.send(JSON.stringify(message));
        if (reason === 'link_disabled') socket.close();
      }
    },
    say: (text) => {
      for (const socket of open.keys()) socket.send(text);
    },
    drop: cut,
    enable: () => {
      enabled = true;
    },
    close: () => {
      cut();
      server.close();
    },
  };
};
