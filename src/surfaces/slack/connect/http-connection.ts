// Slack over HTTP: signed requests at /slack/events of Cairn's own web server, handed on to Bolt.
import { type App, isValidSlackRequest, type Logger, type Receiver } from '@slack/bolt';
import { type Context, Hono } from 'hono';
import type { Log } from '#core/model/log.ts';
import type { Clock } from '#core/time/temporal.ts';
import { type Connection, UnheardError } from './connection.ts';

export type HttpOptions = {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly log: Log;
};

type Body = Readonly<Record<string, unknown>>;

/** Bolt refuses older ones, and takes those from the future: a replay could lie in wait. */
const MOST_AHEAD_SECONDS = 5 * 60;

export function createHttpConnection(options: HttpOptions): Connection {
  let app: App | undefined;
  let open = false;
  const receiver: Receiver = {
    init(boltApp) {
      app = boltApp;
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  const routes = new Hono().post('/slack/events', async (c) => {
    if (app === undefined || !open) return c.text('Cairn is not running', 503);
    const text = await c.req.text();
    const contentType = c.req.header('content-type') ?? '';
    if (isCertificateCheck(text, contentType)) return c.body(null, 200);
    if (!isFromSlack(options, c, text)) return c.text('The signature does not fit', 401);
    const body = readBody(text, contentType);
    if (body === undefined) return c.text('Not understood', 400);
    if (body['type'] === 'url_verification') return c.json({ challenge: body['challenge'] });
    return process(app, c, body, options.log);
  });
  return {
    receiver,
    routes: [routes],
    async open() {
      open = true;
    },
    health: () => (open ? { ok: true } : { ok: false, why: 'Slack is not served' }),
    async close() {
      open = false;
    },
  };
}

/** Slack looks now and then whether the certificate is good. It signs nothing then, and nothing else is read. */
function isCertificateCheck(text: string, contentType: string): boolean {
  return (
    contentType.startsWith('application/x-www-form-urlencoded') &&
    new URLSearchParams(text).get('ssl_check') === '1'
  );
}

function isFromSlack({ signingSecret, clock, logger }: HttpOptions, c: Context, body: string) {
  const timestamp = Number(c.req.header('x-slack-request-timestamp') ?? Number.NaN);
  const nowMilliseconds = clock.now().epochMilliseconds;
  if (!(timestamp * 1_000 - nowMilliseconds <= MOST_AHEAD_SECONDS * 1_000)) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: {
      'x-slack-signature': c.req.header('x-slack-signature') ?? '',
      'x-slack-request-timestamp': timestamp,
    },
    nowMilliseconds,
    logger,
  });
}

/** Commands come as a form, interactions as JSON in a form, events as JSON. */
function readBody(text: string, contentType: string): Body | undefined {
  try {
    if (contentType.startsWith('application/json')) return objectIn(text);
    const form = Object.fromEntries(new URLSearchParams(text));
    return form['payload'] === undefined ? form : objectIn(form['payload']);
  } catch {
    return undefined;
  }
}

function objectIn(text: string): Body | undefined {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}

/** The acknowledgement is the response; the work behind it goes on. */
function process(app: App, c: Context, body: Body, log: Log): Promise<Response> {
  // Asked for now: of a request that is over already it would tell nothing.
  const { signal } = c.req.raw;
  return new Promise((resolve) => {
    const ack = async (answer: unknown) => {
      const carries = answer !== undefined && answer !== '';
      if (carries && signal.aborted) throw new UnheardError('The request was broken off.');
      if (!carries) resolve(c.body(null, 200));
      else resolve(typeof answer === 'string' ? c.text(answer) : c.json(answer));
    };
    app
      .processEvent({ body, ack, ...retryOf(c) })
      // Nobody took it: not ours, or Cairn stops; Slack may ask again.
      .then(() => resolve(c.text('Not answered', 503)))
      .catch((error: unknown) => {
        log.error({ err: error }, 'a request of Slack failed');
        resolve(c.text('Something went wrong', 500));
      });
  });
}

function retryOf(c: Context): { retryNum?: number; retryReason?: string } {
  const count = c.req.header('x-slack-retry-num');
  const reason = c.req.header('x-slack-retry-reason');
  return {
    ...(count !== undefined && { retryNum: Number(count) }),
    ...(reason !== undefined && { retryReason: reason }),
  };
}
