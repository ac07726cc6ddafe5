// Who did something and where, as Slack's payloads tell it, and the ask that the desk gets of it.
import type { Ask, Asker, Input } from '#core/command/surface.ts';
import type { Profile, Profiles } from './profiles.ts';

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

/** The ask of a deed. `id` is the same when Slack delivers the same thing again. */
export async function askOf(
  profiles: Profiles,
  actor: Actor,
  id: string,
  input: Input,
): Promise<Ask> {
  const heard = profiles.known(actor.userId) === undefined;
  const profile = await profiles.recent(actor.userId);
  return {
    id,
    surface: 'slack',
    place: actor.place,
    ...(actor.channelId !== undefined && { channelId: actor.channelId }),
    direct: actor.direct,
    asker: askerOf(profiles, actor, { name: profile?.name, fresh: heard ? profile : undefined }),
    input,
  };
}

/** `fresh` is a profile that has just been asked for. */
export function askerOf(
  profiles: Profiles,
  actor: Actor,
  { name, fresh }: { readonly name: string | undefined; readonly fresh: Profile | undefined },
): Asker {
  const current = async () => fresh ?? (await profiles.current(actor.userId));
  return {
    workspaceId: actor.teamId,
    userId: actor.userId,
    name: name ?? actor.handle,
    async isAdmin() {
      // An admin elsewhere, met in a shared channel, is none here.
      if (actor.teamId !== actor.place.workspaceId) return false;
      // Never by what was known: whoever was an admin an hour ago may have been removed for a reason.
      return (await current())?.runsWorkspace;
    },
    timeZone: async () => ((await current()) ?? profiles.known(actor.userId))?.timeZone,
  };
}
