// The Web API's front door: tokens, scopes, rate limits, the log of calls.
import type { IncomingMessage } from 'node:http';
import type { Answered } from './http.ts';
import { readArguments } from './http.ts';
import { type JsonObject, stringAt } from './json.ts';
import { type Caller, fail, type Method, type Methods, ok } from './method.ts';
import { exchangeCode } from './oauth.ts';
import type { RateLimits } from './rate-limits.ts';
import { chatMethods } from './web-api-chat.ts';
import { fileMethods } from './web-api-files.ts';
import { missingScope, peopleMethods } from './web-api-people.ts';
import { viewMethods } from './web-api-views.ts';
import type { TokenState, World } from './world.ts';

const connectionsOpen = (openSocketUrl: () => string | undefined): Method => ({
  takes: 'app',
  scope: 'connections:write',
  run: () => {
    const url = openSocketUrl();
    return url === undefined ? fail('socket_mode_not_enabled') : ok({ url });
  },
});

/** The token of a call: the Authorization header, else the `token` argument. */
const tokenOf = (request: IncomingMessage, args: JsonObject): string => {
  const header = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '');
  return header?.[1] ?? stringAt(args, 'token');
};

const callerOf = (world: World, given: string): Caller | JsonObject => {
  if (given === '') return fail('not_authed');
  const token = world.tokens.get(given);
  const team = token && world.teams.get(token.teamId);
  if (!token || !team) return fail('invalid_auth');
  return token.status === 'active' ? { world, token, team } : fail(token.status);
};

const isCaller = (value: Caller | JsonObject): value is Caller => 'world' in value;

const permitted = (method: Method, token: TokenState): JsonObject | undefined => {
  if (method.takes !== token.kind) return fail('not_allowed_token_type');
  const { scope } = method;
  return scope === undefined || token.scopes.includes(scope)
    ? undefined
    : missingScope(scope, token.scopes);
};

export type WebApi = {
  call(name: string, request: IncomingMessage, body: Buffer): Answered;
};

const withoutToken = (args: JsonObject): JsonObject => {
  const { token: _token, client_secret: _secret, ...rest } = args;
  return rest;
};

export const createWebApi = (
  world: World,
  limits: RateLimits | undefined,
  openSocketUrl: () => string | undefined,
): WebApi => {
  const methods: Methods = {
    ...chatMethods,
    ...viewMethods,
    ...peopleMethods,
    ...fileMethods,
    'apps.connections.open': connectionsOpen(openSocketUrl),
  };

  const run = (name: string, request: IncomingMessage, args: JsonObject): Answered => {
    if (name === 'oauth.v2.access')
      return { status: 200, body: exchangeCode(world, request, args) };
    const method = methods[name];
    if (!method) return { status: 200, body: { ...fail('unknown_method'), req_method: name } };
    const caller = callerOf(world, tokenOf(request, args));
    if (!isCaller(caller)) return { status: 200, body: caller };
    const wait = limits?.check(name, caller.team.id, stringAt(args, 'channel'));
    if (wait !== undefined) {
      return { status: 429, body: fail('ratelimited'), headers: { 'retry-after': String(wait) } };
    }
    const refusal = permitted(method, caller.token);
    const headers = {
      'x-oauth-scopes': caller.token.scopes.join(','),
      'x-accepted-oauth-scopes': method.scope ?? '',
    };
    return { status: 200, body: refusal ?? method.run(caller, args), headers };
  };

  return {
    call: (name, request, body) => {
      const { args, readable } = readArguments(request, body);
      const answer: Answered = readable
        ? run(name, request, args)
        : { status: 200, body: fail('invalid_json') };
      world.calls.push({
        method: name,
        args: withoutToken(args),
        at: world.clock.now(),
        status: answer.status,
        response: typeof answer.body === 'string' ? {} : answer.body,
      });
      return answer;
    },
  };
};
