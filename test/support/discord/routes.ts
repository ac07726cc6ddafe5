// The table of REST routes and how a request finds its own.
import type { ApiRequest, Reply } from './api-request.ts';
import type { Gateway } from './gateway.ts';
import type { Interactions } from './interaction-store.ts';
import type { BucketLimit } from './rate-limits.ts';
import type { World } from './world.ts';

/** What routes work on. */
export interface Backend {
  readonly world: World;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  /** When commands were created, by scope: 200 a day. */
  readonly creations: Map<string, number[]>;
}

export interface Route {
  readonly method: string;
  /** Segments that begin with a colon are parameters. */
  readonly path: string;
  /** Needs no token and does not count among the 50 requests a second: interaction endpoints. */
  readonly open?: true;
  /** Its own limit; where Discord's is not known there is none, and no headers. */
  readonly bucket?: BucketLimit;
  readonly run: (backend: Backend, request: ApiRequest) => Reply;
}

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route of a path; 'method' when only another method has it. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Found | 'method' | undefined {
  let other = false;
  for (const route of routes) {
    const params = match(route.path, path);
    if (params === undefined) continue;
    if (route.method === method) return { route, params };
    other = true;
  }
  return other ? 'method' : undefined;
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

/** The top-level resource that a bucket belongs to: channel, server or webhook with token. */
export const resourceOf = ({ params }: Found): string =>
  [params['channel'], params['guild'], params['application'], params['token']].join('/');
