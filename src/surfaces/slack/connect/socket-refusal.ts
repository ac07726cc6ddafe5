// Why Slack will not have Socket Mode with this app token, and what the host can do.
import { refusesToken } from './failure.ts';

const TOKEN_PAGE =
  'https://api.slack.com/apps → your app → Basic Information → App-Level Tokens, scope connections:write';

/** Trying again would not help. */
export function isFinal(code: string): boolean {
  return refusesToken(code) || code === 'missing_scope' || code === 'no_permission';
}

/** The variable, what is wrong, what to do. */
export function refusal(code: string): string {
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
