// The gateway: hello, identify, dispatch, heartbeat, resume, and closing with Discord's codes.
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  belongsTo,
  type Closing,
  close,
  DIRECT_MESSAGES_INTENT,
  GUILDS_INTENT,
  guildsOfShard,
  hasToken,
  OP,
  openSession,
  readyData,
  refuseIdentify,
  type Session,
  sendEvent,
} from './gateway-session.ts';
import { isObject, type JsonObject, numberIn, objectIn, textIn } from './json.ts';
import { rawGatewayGuild } from './raw.ts';
import type { GuildState, World } from './world.ts';

const IDENTIFIES_A_DAY = 1_000;
const SENDS_A_MINUTE = 120;

interface Connection {
  readonly socket: WebSocket;
  session: Session | undefined;
  sends: number;
  sendsSince: number;
}

export interface GatewayOptions {
  readonly heartbeatInterval: number;
  readonly shards: number;
  /** How many identifies of the day are left. */
  readonly identifiesLeft?: number | undefined;
}

/** All connections and sessions of the bot. */
export class Gateway {
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #sockets: WebSocketServer;
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  #identifies: number;
  /** How many sessions were resumed, for tests. */
  resumes = 0;

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
    this.#identifies = IDENTIFIES_A_DAY - (options.identifiesLeft ?? IDENTIFIES_A_DAY);
    this.#sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    this.#sockets.on('connection', (socket, request) => {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
      this.#welcome(socket, query.get('v'));
    });
  }

  /** Takes the websocket upgrades of the REST server. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (client) => {
        this.#sockets.emit('connection', client, request);
      });
    });
  }

  /** What GET /gateway/bot answers. */
  information() {
    return {
      url: `${this.#world.origin.replace('http', 'ws')}/gateway`,
      shards: this.#options.shards,
      session_start_limit: {
        total: IDENTIFIES_A_DAY,
        remaining: Math.max(0, IDENTIFIES_A_DAY - this.#identifies),
        reset_after: 86_400_000,
        max_concurrency: 16,
      },
    };
  }

  /** How many sessions are connected now. */
  get connected(): number {
    return [...this.#sessions.values()].filter((session) => session.socket !== undefined).length;
  }

  /** Sends an event to the shard of a server; direct messages go to shard 0. */
  dispatch(type: string, data: JsonObject, guildId: string | undefined): void {
    for (const session of this.#sessions.values()) {
      const here =
        guildId === undefined ? session.shard[0] === 0 : belongsTo(guildId, session.shard);
      if (here) sendEvent(session, type, data);
    }
  }

  /** Something is written to the bot alone; only clients with the intent for direct messages hear it. */
  tellDirect(message: JsonObject): void {
    for (const session of this.#sessions.values()) {
      const hears = (session.intents & DIRECT_MESSAGES_INTENT) !== 0 && session.shard[0] === 0;
      if (hears) sendEvent(session, 'MESSAGE_CREATE', message);
    }
  }

  /** A server was added or lost the bot; only clients with the Guilds intent hear it. */
  announceGuild(guild: GuildState, present: boolean): void {
    for (const session of this.#sessions.values()) {
      const hears = (session.intents & GUILDS_INTENT) !== 0 && belongsTo(guild.id, session.shard);
      if (!hears) continue;
      if (present) sendEvent(session, 'GUILD_CREATE', rawGatewayGuild(this.#world, guild));
      else sendEvent(session, 'GUILD_DELETE', { id: guild.id });
    }
  }

  /** Closes every connection; with `forget` no session can be resumed. */
  drop(code: number | undefined, forget: boolean): void {
    if (forget) this.#sessions.clear();
    for (const { socket } of this.#connections) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  /** Asks every connection to reconnect and resume (op 7). */
  askToReconnect(): void {
    for (const { socket } of this.#connections) write(socket, OP.reconnect, null);
  }

  /** Says to every connection that its session is invalid (op 9). */
  invalidate(resumable: boolean): void {
    if (!resumable) this.#sessions.clear();
    for (const connection of this.#connections) {
      connection.session = undefined;
      write(connection.socket, OP.invalid, resumable);
    }
  }

  close(): void {
    this.drop(undefined, true);
    this.#sockets.close();
  }

  #welcome(socket: WebSocket, version: string | null): void {
    const connection: Connection = {
      socket,
      session: undefined,
      sends: 0,
      sendsSince: performance.now(),
    };
    this.#connections.add(connection);
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => this.#farewell(connection, code));
    socket.on('message', (data) => {
      const refused = this.#receive(connection, String(data));
      if (refused !== undefined) socket.close(refused.code, refused.reason);
    });
    write(socket, OP.hello, { heartbeat_interval: this.#options.heartbeatInterval, _trace: [] });
    if (version !== '10' && version !== '9') {
      socket.close(close.invalidVersion.code, close.invalidVersion.reason);
    }
  }

  #farewell(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session, socket } = connection;
    if (session === undefined) return;
    if (session.socket === socket) session.socket = undefined;
    // A client that closes normally gives its session up.
    if (code === 1_000 || code === 1_001) this.#sessions.delete(session.id);
    this.#world.changes.emit('change');
  }

  #receive(connection: Connection, text: string): Closing | undefined {
    const payload = parse(text);
    if (payload === undefined) return close.decodeError;
    if (performance.now() - connection.sendsSince > 60_000) {
      connection.sends = 0;
      connection.sendsSince = performance.now();
    }
    connection.sends += 1;
    if (connection.sends > SENDS_A_MINUTE) return close.rateLimited;
    const data = objectIn(payload, 'd') ?? {};
    const known = connection.session !== undefined;
    switch (payload['op']) {
      case OP.heartbeat:
        write(connection.socket, OP.ack, null);
        return undefined;
      case OP.identify:
        return known ? close.alreadyAuthenticated : this.#identify(connection, data);
      case OP.resume:
        return known ? close.alreadyAuthenticated : this.#resume(connection, data);
      case OP.presence:
        return known ? undefined : close.notAuthenticated;
      default:
        return known ? close.unknownOpcode : close.notAuthenticated;
    }
  }

  #identify(connection: Connection, data: JsonObject): Closing | undefined {
    const world = this.#world;
    // Discord resets the token of a bot that identifies more often.
    if (this.#identifies >= IDENTIFIES_A_DAY) world.token = `reset.${world.secret()}`;
    const refused = refuseIdentify(world, data);
    if (refused !== undefined) return refused;
    this.#identifies += 1;
    const session = openSession(data, connection.socket);
    connection.session = session;
    this.#sessions.set(session.id, session);
    sendEvent(session, 'READY', readyData(world, session, this.information().url));
    if ((session.intents & GUILDS_INTENT) !== 0) {
      for (const guild of guildsOfShard(world, session.shard)) {
        sendEvent(session, 'GUILD_CREATE', rawGatewayGuild(world, guild));
      }
    }
    world.changes.emit('change');
    return undefined;
  }

  #resume(connection: Connection, data: JsonObject): Closing | undefined {
    const { socket } = connection;
    if (!hasToken(this.#world, data)) return close.authenticationFailed;
    const session = this.#sessions.get(textIn(data, 'session_id') ?? '');
    if (session === undefined) {
      write(socket, OP.invalid, false);
      return undefined;
    }
    const seen = numberIn(data, 'seq') ?? 0;
    if (seen > session.sequence) return close.invalidSequence;
    connection.session = session;
    session.socket = socket;
    const missed = session.sent.filter((event) => (numberIn(event, 's') ?? 0) > seen);
    for (const event of missed) socket.send(JSON.stringify(event));
    this.resumes += 1;
    sendEvent(session, 'RESUMED', { _trace: [] });
    this.#world.changes.emit('change');
    return undefined;
  }
}

function write(socket: WebSocket, op: number, data: unknown): void {
  if (socket.readyState === 1) socket.send(JSON.stringify({ op, d: data, s: null, t: null }));
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
