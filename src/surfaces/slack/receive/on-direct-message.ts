// Something is written to Cairn by direct message. Its text is not looked at: Cairn is used by commands.
import { z } from 'zod';
import type { HandlerContext } from './handler-context.ts';

/** What a person wrote, or sent with a file: edits, deletions and what apps send tell so by their subtype or bot. */
const written = z.object({
  channel_type: z.literal('im'),
  user: z.string(),
  subtype: z.literal('file_share').optional(),
  bot_id: z.undefined().optional(),
});

type Incoming = { readonly event: unknown; readonly body: { readonly team_id: string } };

/** An app is not answered: it may answer in turn. */
export async function onDirectMessage(
  { desk }: HandlerContext,
  { event, body }: Incoming,
): Promise<void> {
  const read = written.safeParse(event);
  if (!read.success) return;
  const who = { surface: 'slack', workspaceId: body.team_id, userId: read.data.user } as const;
  await desk().hint(who);
}
