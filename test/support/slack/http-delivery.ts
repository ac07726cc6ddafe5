// Delivery over HTTP: requests signed with the signing secret, as Slack sends them to a request URL.
import { createHmac } from 'node:crypto';
import type { Ack, Outgoing, Retry, Transport } from './delivery.ts';
import { type Json, type JsonObject, parseJson, stringAt } from './json.ts';
import type { World } from './world.ts';

export type SignedRequest = { body: string; headers: { [name: string]: string } };

/** Signs a body. `at`: seconds since 1970; `secret`: another one than the app's, to be refused. */
export const sign = (
  world: World,
  body: string,
  contentType: string,
  at: number = Math.floor(world.clock.now() / 1000),
  secret: string = world.app.signingSecret,
): SignedRequest => {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${digest}`,
    },
  };
};

const form = (fields: JsonObject): string =>
  new URLSearchParams(
    Object.keys(fields).map((key): [string, string] => [key, stringAt(fields, key)]),
  ).toString();

const encoded = (outgoing: Outgoing): { body: string; type: string } => {
  const type = 'application/x-www-form-urlencoded';
  switch (outgoing.kind) {
    case 'slash_commands':
      return { body: form(outgoing.payload), type };
    case 'interactive':
      return { body: form({ payload: JSON.stringify(outgoing.payload) }), type };
    case 'events_api':
      return { body: JSON.stringify(outgoing.payload), type: 'application/json' };
  }
};

const bodyOf = (text: string): Json => (text === '' ? {} : (parseJson(text) ?? text));

/** The request that carries a payload, signed; for tests that send it themselves. */
const signedRequest = (
  world: World,
  outgoing: Outgoing,
  retry: Retry | undefined,
): SignedRequest => {
  const { body, type } = encoded(outgoing);
  const signed = sign(world, body, type);
  if (!retry) return signed;
  // Slack's own words for a late answer over HTTP.
  const reason = retry.reason === 'timeout' ? 'http_timeout' : retry.reason;
  const headers = {
    ...signed.headers,
    'x-slack-retry-num': String(retry.attempt),
    'x-slack-retry-reason': reason,
  };
  return { body, headers };
};

export const createHttpDelivery = (world: World, requestUrl: string): Transport => ({
  ready: () => true,
  whenReady: () => undefined,
  send: async (outgoing, retry): Promise<Ack> => {
    const { body, headers } = signedRequest(world, outgoing, retry);
    try {
      const response = await fetch(requestUrl, { method: 'POST', headers, body });
      const text = await response.text();
      return response.status === 200
        ? { outcome: 'acknowledged', body: bodyOf(text) }
        : { outcome: 'refused', status: response.status };
    } catch {
      return { outcome: 'unreachable' };
    }
  },
});
