// Who the bot's token is: asked at the start, and looked after while Cairn runs.
import { setTimeout as wait } from 'node:timers/promises';
import { HostError } from '#core/model/host-error.ts';
import type { Log } from '#core/model/log.ts';
import type { SlackApi } from './api.ts';
import { refusesToken } from './failure.ts';
import { SLACK_SCOPES } from './scopes.ts';

const TOKEN_PAGE = 'https://api.slack.com/apps → your app → OAuth & Permissions';
const TRIES = 4;
const PAUSE_MILLISECONDS = 1_000;

/** The workspace that the bot's token belongs to, from auth.test. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  readonly botId: string | undefined;
  readonly botUserId: string | undefined;
};

/** Throws HostError when Slack refuses the token or cannot be asked. */
export async function knowWorkspace(api: SlackApi, log: Log): Promise<Workspace> {
  for (let attempt = 1; ; attempt += 1) {
    const called = await api.repeatable((client) => client.auth.test());
    if (called.ok) {
      const { team_id, team, user_id, bot_id, response_metadata } = called.value;
      if (team_id === undefined) throw new HostError(refusedBotToken('no_workspace'));
      warnOfMissingScopes(response_metadata?.scopes, log);
      return { id: team_id, name: team ?? team_id, botId: bot_id, botUserId: user_id };
    }
    const { kind, code } = called.failure;
    if (kind === 'refused') throw new HostError(refusedBotToken(code));
    if (attempt >= TRIES) {
      throw new HostError(
        `SLACK_BOT_TOKEN could not be checked: Slack does not answer (${code}). Check the network and SLACK_API_URL, then start again.`,
      );
    }
    await wait(PAUSE_MILLISECONDS * attempt);
  }
}

/** The variable, what is wrong, where to get it. */
export function refusedBotToken(code: string): string {
  const problem = refusesToken(code) ? `is refused by Slack (${code})` : `does not work (${code})`;
  return `SLACK_BOT_TOKEN ${problem}. Install the app again if it was removed, and copy the token from ${TOKEN_PAGE}.`;
}

function warnOfMissingScopes(granted: readonly string[] | undefined, log: Log): void {
  if (granted === undefined) return;
  const missing = SLACK_SCOPES.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return;
  log.warn(
    { missing },
    'SLACK_BOT_TOKEN lacks scopes; update the manifest and install the app again',
  );
}

/** Whether Slack still takes the bot's token: any call of the API may tell that it does not. */
export type TokenWatch = {
  /** Slack has refused it. */
  refuse(code: string): void;
  /** Why Slack does not take it any more; nothing while it does. */
  trouble(): { readonly ok: false; readonly why: string } | undefined;
  /** Calls back once it is refused from now on: with Slack's code, and with what to do. */
  whenRefused(lost: (code: string, why: string) => void): void;
};

export function createTokenWatch(): TokenWatch {
  let refused: string | undefined;
  let onLost: ((code: string, why: string) => void) | undefined;
  return {
    refuse(code) {
      if (refused !== undefined) return;
      refused = refusedBotToken(code);
      onLost?.(code, refused);
    },
    trouble: () => (refused === undefined ? undefined : { ok: false, why: refused }),
    whenRefused(lost) {
      onLost = lost;
    },
  };
}
