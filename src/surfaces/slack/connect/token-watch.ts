// Whether Slack still takes the bot's token: any call of the API may tell that it does not.
import { refusedBotToken } from './workspace.ts';

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
