// Keeps a page for the people at this machine: no other machine, no other site, no name that was rebound.
import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';

type Served = { Bindings: HttpBindings };

/**
 * Refuses requests from other machines, those that a proxy on this machine passes on for others, requests for a host
 * that is not this machine (a foreign name that resolves to 127.0.0.1 would otherwise lend its pages our data), and
 * writes from other origins.
 */
export const loopbackOnly: MiddlewareHandler<Served> = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (isPassedOn(c)) {
    return c.text(
      'The playground lets anybody be anybody: it must not be reached through a proxy.',
      403,
    );
  }
  if (!isLoopbackAddress(getConnInfo(c).remote.address) || !isLoopbackHost(host)) {
    return c.text('This page opens on the machine that runs Cairn, and nowhere else.', 403);
  }
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!reads && !isSameOrigin(host, c.req.header('origin'), c.req.header('sec-fetch-site'))) {
    return c.text('Requests from other sites are refused.', 403);
  }
  return next();
};

/**
 * What proxies, tunnels and delivery networks add for whom they ask: Forwarded, Via, X-Forwarded-For, X-Real-IP,
 * CF-Connecting-IP, True-Client-IP, and others of those kinds.
 */
const PASSED_ON =
  /^(?:via|forwarded|x-forwarded.*|x-original-.*|.*real-ip|.*(?:client|connecting|user|cluster)-?ip|cf-.*|cdn-.*|x-envoy-.*|x-amz.*|x-azure-.*|tailscale-.*|ngrok-.*)$/;

/** nginx adds nothing unless it is told to; but up to 1.29 it asks by HTTP/1.0, as no browser does. */
function isPassedOn({ req, env: { incoming } }: Context<Served>): boolean {
  return (
    incoming.httpVersion === '1.0' || Object.keys(req.header()).some((name) => PASSED_ON.test(name))
  );
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address);
}

/** A Host header: a name or an address, perhaps with a port. */
function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/** Browsers name the origin of every write; what is no browser names none and is no danger. */
function isSameOrigin(host: string, origin?: string, site?: string): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || origin === `http://${host}`;
}
