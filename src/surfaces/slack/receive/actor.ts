// Who did something and where, as Slack's payloads tell it.
import type { Workspace } from '../connect/workspace.ts';

export type Actor = {
  readonly userId: string;
  /** The workspace that the person belongs to; another than the place's in shared channels. */
  readonly teamId: string;
  /** Slack's short name, for when the profile cannot be had. */
  readonly handle: string;
  readonly place: { readonly workspaceId: string; readonly name: string };
  readonly channelId?: string;
  readonly direct: boolean;
};

/** Conversations of two are the only ones whose ids start with D. */
export function isDirect(channelId: string): boolean {
  return channelId.startsWith('D');
}

/** The name of a place: the workspace's own, or what the payload says of another. */
export function placeOf(
  workspace: Workspace,
  team: { readonly id: string; readonly domain?: string | undefined },
): Actor['place'] {
  if (team.id === workspace.id) return { workspaceId: workspace.id, name: workspace.name };
  return { workspaceId: team.id, name: team.domain ?? 'this workspace' };
}

/** As payloads of buttons, selects and forms name people. */
export type TeamAndUser = {
  readonly team: { readonly id: string; readonly domain: string } | null;
  readonly user: { readonly id: string; readonly name: string; readonly team_id?: string };
};

/**
 * Who did something, and from where. In shared channels people of another workspace act too: `team` is where the app
 * is, theirs is `team_id`.
 */
export function actorAt(
  workspace: Workspace,
  { team, user }: TeamAndUser,
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
