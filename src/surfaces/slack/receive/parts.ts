// What the handlers of commands, buttons, forms and shortcuts share.
import type { Command } from '#core/command/command.ts';
import type { Desk } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import type { Showing } from '../send/answer.ts';
import type { Homes } from '../send/home.ts';
import { type Actor, isDirect } from './ask.ts';
import type { GivenFiles } from './given-file.ts';
import type { Profiles } from './profiles.ts';

/** The workspace that the bot's token belongs to, from auth.test. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  readonly botId: string | undefined;
  readonly botUserId: string | undefined;
};

export type HandlerParts = {
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly workspace: Workspace;
  readonly profiles: Profiles;
  readonly showing: Showing;
  readonly homes: Homes;
  readonly givenFiles: GivenFiles;
  readonly work: WorkInHand;
  readonly log: Log;
};

/** The work of handlers; a stop waits for it. */
export type WorkInHand = {
  /** How much is in hand. */
  count(): number;
  /** Takes work in hand, unless Cairn stops: what is not taken is not acknowledged, and Slack delivers it again. */
  take(work: () => Promise<void>): Promise<void>;
  /** Takes nothing more; fulfils when all is done. */
  finish(): Promise<void>;
};

export function createWorkInHand(log: Log): WorkInHand {
  const inHand = new Set<Promise<void>>();
  let finishing = false;
  return {
    count: () => inHand.size,
    async take(work) {
      if (finishing) return;
      const running = work().catch((error: unknown) => report(error, log));
      inHand.add(running);
      await running;
      inHand.delete(running);
    },
    async finish() {
      finishing = true;
      await Promise.all(inHand);
    },
  };
}

function report(error: unknown, log: Log): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // The socket closed before the acknowledgement: Slack delivers the same again on the next one.
  if (code.startsWith('slack_socket_mode'))
    log.warn({ code }, 'an interaction was not acknowledged');
  else log.error({ err: error, surface: 'slack' }, 'an interaction was not answered');
}

/** The name of a place: the workspace's own, or what the payload says of another. */
export function placeOf(
  workspace: Workspace,
  team: { readonly id: string; readonly domain?: string | undefined },
): Actor['place'] {
  if (team.id === workspace.id) return { workspaceId: workspace.id, name: workspace.name };
  return { workspaceId: team.id, name: team.domain ?? 'this workspace' };
}

export type People = {
  readonly team: { readonly id: string; readonly domain: string } | null;
  readonly user: { readonly id: string; readonly name: string; readonly team_id?: string };
};

/**
 * Who did something, and from where. In shared channels people of another workspace act too: `team` is where the app
 * is, theirs is `team_id`.
 */
export function actorAt(
  workspace: Workspace,
  { team, user }: People,
  channelId: string | undefined,
): Actor {
  const place = placeOf(workspace, team ?? { id: user.team_id ?? workspace.id });
  return {
    userId: user.id,
    teamId: user.team_id ?? place.workspaceId,
    handle: user.name,
    place,
    ...(channelId !== undefined && { channelId }),
    direct: channelId !== undefined && isDirect(channelId),
  };
}
