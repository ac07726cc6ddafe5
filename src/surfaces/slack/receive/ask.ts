// From what somebody did in Slack to what the core is asked, and where its answer goes.
import type { Ask, Asker, Input } from '#core/command/ask.ts';
import type { Target } from '../send/target.ts';
import type { Actor } from './actor.ts';
import type { Profile, Profiles } from './profiles.ts';

/** `id` is the same when Slack delivers the same thing again. */
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
  { name, fresh }: { readonly name?: string | undefined; readonly fresh?: Profile | undefined },
): Asker {
  const here = actor.teamId === actor.place.workspaceId;
  const current = async () => fresh ?? (await profiles.current(actor.userId));
  return {
    workspaceId: actor.teamId,
    userId: actor.userId,
    name: name ?? actor.handle,
    async isAdmin() {
      // An admin elsewhere, met in a shared channel, is none here.
      if (!here) return false;
      // Never by what was known: whoever was an admin an hour ago may have been removed for a reason.
      return (await current())?.runsWorkspace;
    },
    seemsAdmin: here && profiles.known(actor.userId)?.runsWorkspace === true,
    timeZone: async () => ((await current()) ?? profiles.known(actor.userId))?.timeZone,
  };
}

/** `askId` is the id of the ask; `where` says what else is known of where it was done. */
export function targetOf(
  profiles: Profiles,
  actor: Actor,
  { askId, triggerId, ...where }: Pick<Target, 'askId' | 'triggerId'> & Partial<Target>,
): Target {
  return {
    askId,
    triggerId,
    workspaceId: actor.place.workspaceId,
    userId: actor.userId,
    channelId: actor.channelId,
    timeZone: profiles.known(actor.userId)?.timeZone,
    ...where,
  };
}
