// How much a request may carry. Hono's own limit makes a new request of a body without a declared length, which the
// Node adaptor's requests do not survive; here its bytes are counted as they come, and kept where handlers read them.
import type { Context, MiddlewareHandler } from 'hono';

export type BodyLimit = {
  readonly bytes: number;
  readonly tooLarge: (c: Context) => Response;
};

/**
 * Refuses longer bodies: by the length that is declared, else (`Transfer-Encoding: chunked`, as many proxies send it)
 * at the first byte too many. A request with neither has no body (RFC 9112, section 6.3).
 */
export function bodyLimit({ bytes, tooLarge }: BodyLimit): MiddlewareHandler {
  return async (c, next) => {
    const declared = c.req.header('content-length');
    if (declared !== undefined) return Number(declared) > bytes ? tooLarge(c) : next();
    if (c.req.header('transfer-encoding') === undefined) return next();
    const body = await readUpTo(bytes, c.req.raw.body);
    if (body === undefined) return tooLarge(c);
    // Hono remembers a body as a promise, and gives text and JSON from it.
    Object.assign(c.req.bodyCache, { arrayBuffer: Promise.resolve(body) });
    return next();
  };
}

/** Nothing where it is longer. */
async function readUpTo(
  bytes: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<ArrayBuffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.byteLength;
    if (length > bytes) return undefined;
    parts.push(part);
  }
  return new Blob(parts).arrayBuffer();
}
