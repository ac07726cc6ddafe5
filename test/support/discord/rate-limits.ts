// Discord's rate limits, on the machine's own clock because clients wait by it.
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** Requests of one route and one top-level resource in a window of so many milliseconds. */
export interface BucketLimit {
  readonly limit: number;
  readonly per: number;
}

interface Window {
  used: number;
  endsAt: number;
}

/** Why a request is turned away: what to write as 429. */
export interface Limited {
  readonly scope: 'user' | 'global' | 'cloudflare';
  /** Seconds to wait. */
  readonly retryAfter: number;
}

const GLOBAL: BucketLimit = { limit: 50, per: 1_000 };
const INVALID_PER = 600_000;

/** All limits of one bot. `invalid` is how many 401, 403 and 429 in ten minutes block the address. */
export class RateLimits {
  readonly #windows = new Map<string, Window>();
  readonly #invalidLimit: number;
  readonly #globalLimit: BucketLimit;

  constructor(options: { readonly invalid?: number; readonly global?: number } = {}) {
    this.#invalidLimit = options.invalid ?? 10_000;
    this.#globalLimit = { ...GLOBAL, limit: options.global ?? GLOBAL.limit };
  }

  /** Turns away everybody once too many requests were invalid. */
  blocked(): Limited | undefined {
    const window = this.#open('invalid', INVALID_PER);
    if (window.used < this.#invalidLimit) return undefined;
    return {
      scope: 'cloudflare',
      retryAfter: Math.ceil((window.endsAt - performance.now()) / 1_000),
    };
  }

  /** Counts a 401, 403 or 429. */
  countInvalid(): void {
    this.#open('invalid', INVALID_PER).used += 1;
  }

  get invalidCount(): number {
    return this.#open('invalid', INVALID_PER).used;
  }

  /** Counts a request against the 50 a second of the bot. */
  takeGlobal(): Limited | undefined {
    const window = this.#open('global', this.#globalLimit.per);
    if (window.used >= this.#globalLimit.limit) return limited('global', window);
    window.used += 1;
    return undefined;
  }

  /** Counts a request against its bucket and writes the headers. */
  takeBucket(
    route: string,
    resource: string,
    { limit, per }: BucketLimit,
    response: ServerResponse,
  ): Limited | undefined {
    const window = this.#open(`${route} ${resource}`, per);
    const over = window.used >= limit;
    if (!over) window.used += 1;
    const rest = Math.max(0.001, (window.endsAt - performance.now()) / 1_000);
    response.setHeader('X-RateLimit-Limit', String(limit));
    response.setHeader('X-RateLimit-Remaining', String(Math.max(0, limit - window.used)));
    response.setHeader('X-RateLimit-Reset', (Date.now() / 1_000 + rest).toFixed(3));
    response.setHeader('X-RateLimit-Reset-After', rest.toFixed(3));
    response.setHeader('X-RateLimit-Bucket', createHash('md5').update(route).digest('hex'));
    return over ? limited('user', window) : undefined;
  }

  #open(key: string, per: number): Window {
    const now = performance.now();
    const known = this.#windows.get(key);
    if (known !== undefined && known.endsAt > now) return known;
    const fresh = { used: 0, endsAt: now + per };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

const limited = (scope: 'user' | 'global', window: Window): Limited => ({
  scope,
  retryAfter: Math.max(0.001, (window.endsAt - performance.now()) / 1_000),
});

/** Writes a 429 as Discord does; one of the address itself carries no JSON. */
export function writeLimited(response: ServerResponse, { scope, retryAfter }: Limited): void {
  response.statusCode = 429;
  response.setHeader('Retry-After', String(Math.ceil(retryAfter * 1_000) / 1_000));
  if (scope === 'cloudflare') {
    response.setHeader('Content-Type', 'text/plain');
    response.end('error code: 1015');
    return;
  }
  response.setHeader('X-RateLimit-Scope', scope);
  if (scope === 'global') response.setHeader('X-RateLimit-Global', 'true');
  response.setHeader('Content-Type', 'application/json');
  response.end(
    JSON.stringify({
      message: 'You are being rate limited.',
      retry_after: Number(retryAfter.toFixed(3)),
      global: scope === 'global',
    }),
  );
}
