// An admin installs the app through the browser: the app's page, Slack's Allow button, the way back.
import { grantCode } from './oauth.ts';
import type { World } from './world.ts';

export type Installation = {
  /** The app's answer to the way back from Slack. */
  status: number;
  html: string;
  /** Where it sends the browser on to, when it does. */
  location: string | undefined;
  /** The scopes that the app asked for. */
  scopes: string[];
};

export type InstallChoice = {
  teamId: string;
  userId: string;
  /** Presses Cancel instead of Allow. */
  deny?: boolean;
  /** Comes back with another state, as a forged link would. */
  state?: string;
  /** Comes back in another browser, without the cookie of the install page. */
  withoutCookie?: boolean;
};

const authorizeUrl = (location: string | null, html: string): URL => {
  const found = location ?? /href="([^"]*\/oauth\/v2\/authorize[^"]*)"/.exec(html)?.[1];
  if (found === undefined || found === null) throw new Error('The install page leads nowhere.');
  return new URL(found.replaceAll('&amp;', '&'));
};

/** Walks through an installation. `installUrl`: the app's own /slack/install. */
export const installThroughBrowser = async (
  world: World,
  installUrl: string,
  choice: InstallChoice,
): Promise<Installation> => {
  const page = await fetch(installUrl, { redirect: 'manual' });
  const asked = authorizeUrl(page.headers.get('location'), await page.text()).searchParams;
  if (asked.get('client_id') !== world.app.clientId) throw new Error('invalid_client_id');
  const scopes = (asked.get('scope') ?? '').split(',').filter(Boolean);
  if (scopes.length === 0) throw new Error('invalid_scope_requested');
  const redirectUri = asked.get('redirect_uri') ?? '';
  const back = new URL(redirectUri || new URL('/slack/oauth_redirect', installUrl).href);
  back.searchParams.set('state', choice.state ?? asked.get('state') ?? '');
  if (choice.deny === true) back.searchParams.set('error', 'access_denied');
  else {
    const code = grantCode(world, choice.teamId, choice.userId, redirectUri);
    back.searchParams.set('code', code);
  }
  const cookies = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const cookie = choice.withoutCookie === true ? '' : cookies.join('; ');
  const answer = await fetch(back, { redirect: 'manual', headers: { cookie } });
  return {
    status: answer.status,
    html: await answer.text(),
    location: answer.headers.get('location') ?? undefined,
    scopes,
  };
};
