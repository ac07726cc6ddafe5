// A member's Home tab as it is now, from what the desk says of them.
import type { HomeView } from '@slack/types';
import { renderSlackHome } from '#render/slack/view.ts';
import type { Actor } from './actor.ts';
import { askerOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';

/** Publishes it. `hash` is the one of the tab that they see, where Slack told it. */
export function publishHome(context: HandlerContext, actor: Actor, hash?: string): Promise<void> {
  return context.homes.publish(actor.userId, () => homeOf(context, actor), hash);
}

/** Publishes it again where it has changed. */
export function refreshHome(context: HandlerContext, actor: Actor): Promise<void> {
  return context.homes.refresh(actor.userId, () => homeOf(context, actor));
}

async function homeOf({ desk, profiles }: HandlerContext, actor: Actor): Promise<HomeView> {
  const { place, direct, userId } = actor;
  const known = profiles.known(userId);
  const asker = askerOf(profiles, actor, { name: known?.name });
  const shown = await desk().home({ surface: 'slack', place, direct, asker });
  const { workspaceId } = place;
  const timeZone = known?.timeZone;
  return renderSlackHome(shown, { surface: 'slack', workspaceId, ...(timeZone && { timeZone }) });
}
