// The Home tab is opened: it is published as it is now.
import type { AppHomeOpenedEvent } from '@slack/types';
import { z } from 'zod';
import { type HandlerParts, placeOf } from './parts.ts';

type Opened = {
  readonly event: AppHomeOpenedEvent;
  readonly body: { readonly team_id: string };
};

/** What the member sees, as it was published; Slack's own types leave the hash out. */
const published = z.object({ hash: z.string() });

export async function onHomeOpened(parts: HandlerParts, { event, body }: Opened): Promise<void> {
  // The same event tells of the tab for messages.
  if (event.tab === 'messages') return;
  const place = placeOf(parts.workspace, { id: body.team_id });
  const actor = {
    userId: event.user,
    teamId: body.team_id,
    handle: event.user,
    place,
    direct: false,
  };
  await parts.homes.open(actor, published.safeParse(event.view).data?.hash);
}
