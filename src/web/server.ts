// The web server: health for whoever watches the process, and the pages that surfaces bring along.
import { createServer, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { HostError } from '#core/model/host-error.ts';
import type { Log } from '#core/model/log.ts';
import { bodyLimit } from './body-limit.ts';
import { closer } from './closer.ts';
import { securityHeaders } from './security-headers.ts';

/** Whether something works now; else why not, in words for the host. */
export type Health = { readonly ok: true } | { readonly ok: false; readonly why: string };

export type WebServerOptions = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Alive and connected: `/healthz`. */
  readonly health: () => Health;
  /** Taking work: `/readyz`. */
  readonly ready: () => Health | Promise<Health>;
  /** Mounted at the root, in this order. */
  readonly routes: readonly Hono[];
  readonly log: Log;
};

export type WebServer = {
  /** Where it is reached from this machine, without a slash at the end. */
  readonly url: string;
  /** Takes no new requests, lets the running ones end for up to three seconds, then cuts them off. */
  close(): Promise<void>;
};

/** The most that a request may carry; a roadmap to upload is far smaller. */
const LARGEST_BODY = 1024 * 1024;

/**
 * Starts listening.
 * @throws HostError when the port is taken or forbidden, or the host is not one of this machine's.
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const app = webApp(options);
  // Without `createServer` or an HTTP/2 option the adaptor makes a plain HTTP server; its type cannot say so.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const close = closer(server);
  await listen(server, options);
  return { url: urlOf(server, options.host), close };
}

/**
 * Tries whether it could start, without serving anything.
 * @throws HostError as `startWebServer` does.
 */
export async function assertListenable(
  address: Pick<WebServerOptions, 'host' | 'port'>,
): Promise<void> {
  const server = createServer();
  await listen(server, address);
  await new Promise((resolve) => server.close(resolve));
}

function webApp({ health, ready, routes, log }: WebServerOptions): Hono {
  const app = new Hono();
  app.use(securityHeaders);
  app.use(methodNotAllowed({ app }));
  app.use(bodyLimit({ bytes: LARGEST_BODY, tooLarge: (c) => c.text('Too large', 413) }));
  app.get('/healthz', (c) => answerHealth(c, health()));
  app.get('/readyz', async (c) => answerHealth(c, await ready()));
  for (const route of routes) app.route('/', route);
  app.notFound((c) => c.text('Not found', 404));
  app.onError((error, c) => {
    const { method, path } = c.req;
    // Whoever asked has gone, perhaps while sending: nobody hears an answer, and nothing of ours is wrong.
    if (c.req.raw.signal.aborted) {
      log.info({ method, path }, 'a web request was broken off');
      return c.text('Not whole', 400);
    }
    log.error({ err: error, method, path }, 'a web request failed');
    return c.text('Something went wrong', 500);
  });
  return app;
}

function answerHealth(c: Context, health: Health): Response {
  c.header('Cache-Control', 'no-store');
  return health.ok ? c.json({ ok: true }) : c.json({ ok: false, why: health.why }, 503);
}

function listen(
  server: Server,
  { host, port }: Pick<WebServerOptions, 'host' | 'port'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new HostError(whyNot(error, host, port), { cause: error }));
    });
    server.listen(port, host, () => resolve());
  });
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `PORT: ${port} is in use on ${host}. Stop what uses it, or set PORT to another number.`;
    case 'EACCES':
      return `PORT: this user may not listen on ${port}. Set PORT to a number from 1024 on.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: ${host} is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 to be reached from outside.`;
    default:
      return `HOST, PORT: cannot listen on ${host}, port ${port}: ${error.message}`;
  }
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return `http://${reachable(host)}:${address.port}`;
}

/** A host that a browser can open: wildcards are no addresses, and IPv6 stands in brackets. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
