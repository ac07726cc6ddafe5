// The REST side: reads requests, applies limits and faults, runs routes, writes answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, refusal } from './api-error.ts';
import { type ApiRequest, asObject, parseBody, type Reply, readBytes } from './api-request.ts';
import type { Faults, Strike } from './faults.ts';
import { type Limited, type RateLimits, writeLimited } from './rate-limits.ts';
import { channelRoutes } from './rest-channels.ts';
import { commandRoutes } from './rest-commands.ts';
import { identityRoutes } from './rest-identity.ts';
import { interactionRoutes } from './rest-interactions.ts';
import { webhookRoutes } from './rest-webhooks.ts';
import { type Backend, type Found, findRoute, type Route, resourceOf } from './routes.ts';

/** One request of the bot, as the log has it. `status` is set when it was answered. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  body: unknown;
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  status: number | undefined;
  /** Discord's error code when it was refused. */
  code: number | undefined;
}

export interface RestServer {
  readonly server: Server;
  readonly requests: LoggedRequest[];
}

const ROUTES: readonly Route[] = [
  ...identityRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
];
const API = /^\/api\/v(\d+)(\/.*)$/;

interface Context {
  readonly backend: Backend;
  readonly limits: RateLimits;
  readonly faults: Faults;
  readonly requests: LoggedRequest[];
}

/** Makes the server; the caller lets it listen. */
export function createRestServer(backend: Backend, limits: RateLimits, faults: Faults): RestServer {
  const requests: LoggedRequest[] = [];
  const context: Context = { backend, limits, faults, requests };
  const server = createServer((incoming, response) => {
    handle(context, incoming, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else write(response, 500, { message: `The test's Discord broke: ${String(error)}`, code: 0 });
    });
  });
  return { server, requests };
}

async function handle(
  context: Context,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const method = incoming.method ?? 'GET';
  if (/^\/(ephemeral-)?attachments\//.test(url.pathname)) {
    serveFile(context, url.pathname, response);
    return;
  }
  const api = API.exec(url.pathname);
  const path = api?.[2] ?? url.pathname;
  const entry: LoggedRequest = {
    method,
    path,
    query: url.search.slice(1),
    body: undefined,
    files: [],
    status: undefined,
    code: undefined,
  };
  context.requests.push(entry);
  response.on('finish', () => {
    entry.status = response.statusCode;
    const shared = response.getHeader('X-RateLimit-Scope') === 'shared';
    if ([401, 403, 429].includes(response.statusCode) && !shared) context.limits.countInvalid();
    context.backend.world.changes.emit('change');
  });
  try {
    if (api !== null && api[1] !== '10') throw refusal.badVersion();
    await answer(context, incoming, response, { entry, url });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    entry.code = error.code;
    write(response, error.status, error.body);
  }
}

async function answer(
  context: Context,
  incoming: IncomingMessage,
  response: ServerResponse,
  { entry, url }: { readonly entry: LoggedRequest; readonly url: URL },
): Promise<void> {
  const { backend, limits, faults } = context;
  const { method, path } = entry;
  const bytes = await readBytes(incoming);
  const blocked = limits.blocked();
  if (blocked !== undefined) return writeLimited(response, blocked);
  const strike = faults.strike(method, path);
  if (strike?.when === 'before') return suffer(strike, response);
  const found = findRoute(ROUTES, method, path);
  const open = typeof found === 'object' && found.route.open === true;
  if (!open && incoming.headers.authorization !== `Bot ${backend.world.token}`) {
    throw refusal.unauthorized();
  }
  if (found === 'method') throw refusal.methodNotAllowed();
  if (found === undefined) throw refusal.notFound();
  const limited = count(limits, found, response);
  if (limited !== undefined) return writeLimited(response, limited);
  const { body, files } = await parseBody(bytes, incoming.headers['content-type']);
  entry.body = body;
  entry.files = files;
  const request: ApiRequest = {
    method,
    path,
    params: found.params,
    query: url.searchParams,
    body,
    json: asObject(body),
    files,
  };
  const reply: Reply = found.route.run(backend, request);
  if (strike !== undefined) suffer(strike, response);
  else write(response, reply.status, reply.body);
}

function count(limits: RateLimits, found: Found, response: ServerResponse): Limited | undefined {
  const { route } = found;
  // The first answer to an interaction has no limit at all.
  if (route.path.startsWith('/interactions/')) return undefined;
  const global = route.open ? undefined : limits.takeGlobal();
  if (global !== undefined) return global;
  if (route.bucket === undefined) return undefined;
  const name = `${route.method} ${route.path}`;
  return limits.takeBucket(name, resourceOf(found), route.bucket, response);
}

function suffer(strike: Strike, response: ServerResponse): void {
  if (strike.kind === 'status') {
    write(response, strike.status, { message: `${strike.status}: Internal Server Error`, code: 0 });
  } else if (strike.kind === 'cut') response.destroy();
  else if (strike.kind === 'limit')
    writeLimited(response, { scope: 'user', retryAfter: strike.retryAfter });
}

function write(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}

function serveFile({ backend }: Context, path: string, response: ServerResponse): void {
  const file = backend.world.files.get(path.split('/')[3] ?? '');
  if (file === undefined) {
    response.statusCode = 404;
    response.end('This content is no longer available.');
    return;
  }
  response.setHeader('Content-Type', file.type);
  response.end(file.bytes);
}
