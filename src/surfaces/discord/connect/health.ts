// Whether the client is connected, and the log lines that tell a host when that changes.
import { type Client, Events, type REST, Status } from 'discord.js';
import type { RunningSurface } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import { refusedToken } from './client.ts';
import { loggable } from './failure.ts';

export type Health = {
  now(): ReturnType<RunningSurface['health']>;
  /** Discord does not take the token any more: the surface is over, and nothing reconnects. */
  refuse(code: string): void;
};

type Watched = {
  readonly client: Client;
  /** The queue of posts, which has limits of its own. */
  readonly postingRest: REST;
  readonly log: Log;
  readonly onRefused: () => void;
};

/** Listens to all that the client tells about its connection; none of it may end the process. */
export function watchHealth({ client, postingRest, log, onRefused }: Watched): Health {
  let refused: string | undefined;

  function refuse(code: string): void {
    if (refused !== undefined) return;
    refused = refusedToken(code);
    log.error({ code, why: refused }, 'Discord is disconnected for good');
    onRefused();
  }

  // The gateway's close codes after which there is no reconnecting: 4004 and 4010 to 4014.
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (client.isReady()) refuse(String(code));
  });
  client.on(Events.Invalidated, () => refuse('invalidated'));
  logInterruptions(client, log);
  logTroubles(client, [client.rest, postingRest], log);
  return {
    now() {
      if (refused !== undefined) return { ok: false, why: refused };
      return isConnected(client) ? { ok: true } : { ok: false, why: 'Discord is not connected' };
    },
    refuse,
  };
}

function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready);
}

/** A host is told once when a connection breaks, and once when it is back. */
function logInterruptions(client: Client, log: Log): void {
  let interrupted = false;

  function restored(): void {
    if (!interrupted) return;
    interrupted = false;
    log.info({}, 'the connection to Discord is restored');
  }

  client.on(Events.ShardReconnecting, () => {
    // Not while it starts, nor when it stops.
    if (interrupted || !client.isReady()) return;
    interrupted = true;
    log.warn({}, 'the connection to Discord is interrupted');
  });
  client.on(Events.ShardResume, restored);
  client.on(Events.ShardReady, restored);
}

function logTroubles(client: Client, rests: readonly REST[], log: Log): void {
  client.on(Events.ShardError, (error) =>
    log.warn(loggable(error), 'a connection to Discord failed'),
  );
  client.on(Events.Error, (error) => log.error(loggable(error), 'the Discord client failed'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'the Discord client warns'));
  for (const rest of rests) {
    rest.on('invalidRequestWarning', (counted) =>
      log.warn({ ...counted }, 'Discord refuses many requests; at 10,000 it blocks this address'),
    );
  }
}
