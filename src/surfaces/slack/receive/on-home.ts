// The Home tab is opened: it is published as it is now.
import type { AppHomeOpenedEvent } from '@slack/types';
import { z } from 'zod';
import { placeOf } from './actor.ts';
import type { HandlerContext } from './handler-context.ts';
import { publishHome } from './home.ts';

type Opened = {
  readonly event: AppHomeOpenedEvent;
  readonly body: { readonly team_id: string };
};

/** What the member sees, as it was published; Slack's own types leave the hash out. */
const published = z.object({ hash: z.string() });

export async function onHomeOpened(
  context: HandlerContext,
  { event, body }: Opened,
): Promise<void> {
  // The same event tells of the tab for messages.
  if (event.tab === 'messages') return;
  const actor = {
    userId: event.user,
    teamId: body.team_id,
    handle: event.user,
    place: placeOf(context.workspace, { id: body.team_id }),
    direct: false,
  };
  await publishHome(context, actor, published.safeParse(event.view).data?.hash);
}
