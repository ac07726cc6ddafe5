// How payloads reach the app: three seconds to acknowledge, and delivered again when it does not.
import type { Json, JsonObject } from './json.ts';
import type { SlackClock } from './slack-clock.ts';

export type Outgoing = {
  kind: 'slash_commands' | 'interactive' | 'events_api';
  payload: JsonObject;
  /** Whether Slack reads a body in the acknowledgement. */
  acceptsResponse: boolean;
};

export type Retry = { attempt: number; reason: string };

/** What became of one delivery. */
export type Ack =
  | { outcome: 'acknowledged'; body: Json }
  /** Nothing within three seconds. */
  | { outcome: 'timeout' }
  /** An HTTP status other than 200. */
  | { outcome: 'refused'; status: number }
  /** The socket closed before it was acknowledged. */
  | { outcome: 'lost' }
  /** No socket is open and no request URL answers. */
  | { outcome: 'unreachable' };

export type Transport = {
  ready(): boolean;
  send(outgoing: Outgoing, retry: Retry | undefined): Promise<Ack>;
  /** Runs something once the transport is ready again. */
  whenReady(run: () => void): void;
};

export type DeliveryRecord = {
  outgoing: Outgoing;
  retry: Retry | undefined;
  /** Undefined while Slack waits. */
  ack: Ack | undefined;
  /** An acknowledgement that came after the three seconds: the user has seen an error by then. */
  late: Ack | undefined;
};

export type Deliveries = {
  log: DeliveryRecord[];
  /** Delivers; `apply` gets the acknowledgement of whichever attempt has one in time. */
  deliver(outgoing: Outgoing, apply: (body: Json) => void): Promise<Ack>;
  /** Delivers once more what was delivered before, as Slack does when an acknowledgement got lost. */
  again(outgoing: Outgoing, apply: (body: Json) => void, reason?: string): Promise<Ack>;
};

const ACK_WITHIN = 3_000;
/** Events are tried again almost at once, after a minute and after five; see "Events API: retries". */
const EVENT_RETRIES = [0, 60_000, 300_000];
/** Over a socket Slack gives a command or an interaction a second chance; over HTTP none. */
const SOCKET_RETRIES = [0];

export const createDeliveries = (
  clock: SlackClock,
  socket: Transport,
  http: () => Transport | undefined,
): Deliveries => {
  const log: DeliveryRecord[] = [];

  const attempt = (outgoing: Outgoing, retry: Retry | undefined): Promise<Ack> => {
    const transport = socket.ready() ? socket : http();
    const record: DeliveryRecord = { outgoing, retry, ack: undefined, late: undefined };
    log.push(record);
    if (!transport) {
      record.ack = { outcome: 'unreachable' };
      return Promise.resolve(record.ack);
    }
    return new Promise((resolve) => {
      const settle = (ack: Ack) => {
        if (record.ack === undefined) record.ack = ack;
        else if (ack.outcome === 'acknowledged') record.late = ack;
        resolve(record.ack);
      };
      const cancel = clock.after(ACK_WITHIN, () => settle({ outcome: 'timeout' }));
      void transport.send(outgoing, retry).then((ack) => {
        cancel();
        settle(ack);
      });
    });
  };

  const retryLater = (outgoing: Outgoing, failed: Ack, tried: number, apply: Apply): void => {
    const overSocket = socket.ready() || failed.outcome === 'lost';
    const delays =
      outgoing.kind === 'events_api' ? EVENT_RETRIES : overSocket ? SOCKET_RETRIES : [];
    const delay = delays[tried];
    if (delay === undefined) return;
    const reason = failed.outcome === 'refused' ? 'http_error' : 'timeout';
    const next = () => {
      void run(outgoing, { attempt: tried + 1, reason }, apply);
    };
    const nowhere = failed.outcome === 'unreachable' && http() === undefined;
    if (failed.outcome === 'lost' || nowhere) socket.whenReady(next);
    else clock.after(delay, next);
  };

  type Apply = (body: Json) => void;
  const run = async (outgoing: Outgoing, retry: Retry | undefined, apply: Apply): Promise<Ack> => {
    const ack = await attempt(outgoing, retry);
    if (ack.outcome === 'acknowledged') apply(ack.body);
    else retryLater(outgoing, ack, retry?.attempt ?? 0, apply);
    return ack;
  };

  return {
    log,
    deliver: (outgoing, apply) => run(outgoing, undefined, apply),
    again: async (outgoing, apply, reason = 'timeout') => {
      const ack = await attempt(outgoing, { attempt: 1, reason });
      if (ack.outcome === 'acknowledged') apply(ack.body);
      return ack;
    },
  };
};
