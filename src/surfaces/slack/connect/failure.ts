// What went wrong with a call of Slack's Web API, told as a value: whether something was done, and what to say.
import { webApi } from '@slack/bolt';

export type ApiFailure =
  /** Slack said no: nothing was done. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Too many calls: nothing was done, and it may be tried again after so many seconds. */
  | { readonly kind: 'limited'; readonly code: string; readonly seconds: number }
  /** Slack was not reached, or said that it is not there now: nothing was done. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** No answer, or none that tells: it may or may not have been done. */
  | { readonly kind: 'unknown'; readonly code: string };

/** Slack's answers "at this time", in its own list of errors of nearly every method. */
const NOT_NOW = new Set(['service_unavailable', 'request_timeout', 'accesslimited']);
/** "Some aspect of the operation may have succeeded before the error was raised." */
const HALF_DONE = new Set(['internal_error', 'fatal_error']);
/** Without a connection nothing can have been sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Slack's answers that a token is no longer good for anything; a host has to mend it. */
const TOKEN_REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'user_removed_from_team',
  'team_disabled',
  'not_allowed_token_type',
]);

export function refusesToken(code: string): boolean {
  return TOKEN_REFUSED.has(code);
}

/** Reads what a call threw. */
export function apiFailure(error: unknown): ApiFailure {
  if (error instanceof webApi.WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'limited', code: 'ratelimited', seconds: error.retryAfter };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const code = `http_${error.statusCode}`;
    return { kind: error.statusCode >= 500 ? 'unknown' : 'unreachable', code };
  }
  const code = networkCode(error);
  return { kind: NEVER_SENT.has(code) ? 'unreachable' : 'unknown', code };
}

function platformFailure(said: string): ApiFailure {
  // What is no error code is a page that something between Slack and us has put in its place.
  if (!/^\w+$/.test(said)) return { kind: 'unknown', code: 'unreadable_answer' };
  if (HALF_DONE.has(said)) return { kind: 'unknown', code: said };
  return { kind: NOT_NOW.has(said) ? 'unreachable' : 'refused', code: said };
}

/** The system's code ("ECONNREFUSED"), somewhere down the chain of causes; else the error's name. */
export function networkCode(error: unknown): string {
  let found = 'unknown_error';
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && /^[A-Z_]+$/.test(String(cause.code))) found = String(cause.code);
    else if (found === 'unknown_error') found = cause.name;
  }
  return found;
}

const TOKEN_PAGE =
  'https://api.slack.com/apps → your app → Basic Information → App-Level Tokens, scope connections:write';

/** Socket Mode is refused by this code, and trying again would not help. */
export function isFinalForSocket(code: string): boolean {
  return refusesToken(code) || code === 'missing_scope' || code === 'no_permission';
}

/** Why Slack will not have Socket Mode with this app token: the variable, what is wrong, what to do. */
export function socketRefusal(code: string): string {
  if (code === 'missing_scope' || code === 'no_permission') {
    return `SLACK_APP_TOKEN lacks the scope connections:write. Make a new one at ${TOKEN_PAGE}.`;
  }
  if (code === 'not_allowed_token_type') {
    return `SLACK_APP_TOKEN is not an app-level token (${code}). Make one at ${TOKEN_PAGE}.`;
  }
  if (refusesToken(code)) {
    return `SLACK_APP_TOKEN is refused by Slack (${code}). Copy it again, or make a new one, at ${TOKEN_PAGE}.`;
  }
  if (code === 'socket_mode_not_enabled' || code === 'link_disabled') {
    return `SLACK_APP_TOKEN belongs to an app whose Socket Mode is switched off (${code}). Switch it on at https://api.slack.com/apps → your app → Socket Mode.`;
  }
  return `SLACK_APP_TOKEN: no connection to Slack (${code}). Check the network and SLACK_API_URL, then start again.`;
}
