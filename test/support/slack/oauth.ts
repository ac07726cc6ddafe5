// OAuth v2: a workspace allows the app, the app exchanges the code for a token.
import type { IncomingMessage } from 'node:http';
import { type JsonObject, stringAt } from './json.ts';
import { fail, ok } from './method.ts';
import type { TeamState, World } from './world.ts';

/** Gives a workspace a new bot token with these scopes. */
export const issueBotToken = (world: World, team: TeamState, scopes: string[]): string => {
  const token = `xoxb-${team.id.slice(2)}-${world.ids.secret(24)}`;
  world.tokens.set(token, { token, kind: 'bot', teamId: team.id, scopes, status: 'active' });
  return token;
};

/** What a workspace's Allow button does: a code that is good once. */
export const grantCode = (
  world: World,
  teamId: string,
  userId: string,
  redirectUri: string,
): string => {
  const code = `${world.ids.secret(12)}.${world.ids.secret(12)}.${world.ids.secret(24)}`;
  world.grants.set(code, { code, teamId, userId, redirectUri });
  return code;
};

/** The client's id and secret: in the body, or by HTTP Basic. */
const clientOf = (request: IncomingMessage, args: JsonObject): { id: string; secret: string } => {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    return { id: stringAt(args, 'client_id'), secret: stringAt(args, 'client_secret') };
  }
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { id, secret };
};

export const exchangeCode = (
  world: World,
  request: IncomingMessage,
  args: JsonObject,
): JsonObject => {
  const client = clientOf(request, args);
  if (client.id !== world.app.clientId) return fail('invalid_client_id');
  if (client.secret !== world.app.clientSecret) return fail('bad_client_secret');
  const grant = world.grants.get(stringAt(args, 'code'));
  const team = grant && world.teams.get(grant.teamId);
  if (!grant || !team) return fail('invalid_code');
  const redirectUri = stringAt(args, 'redirect_uri');
  if (grant.redirectUri !== '' && redirectUri !== '' && redirectUri !== grant.redirectUri) {
    return fail('bad_redirect_uri');
  }
  world.grants.delete(grant.code);
  return ok({
    app_id: world.app.id,
    authed_user: { id: grant.userId },
    scope: world.scopes.join(','),
    token_type: 'bot',
    access_token: issueBotToken(world, team, world.scopes),
    bot_user_id: team.botUserId,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
  });
};
