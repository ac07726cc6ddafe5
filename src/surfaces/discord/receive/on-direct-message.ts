// Something is written to Cairn by direct message. Its text is not looked at: Cairn is used by commands.
import { MessageType } from 'discord.js';
import { z } from 'zod';
import type { HandlerContext } from './handler-context.ts';

/** What people write themselves; Discord's own notices are messages, too. */
const WRITTEN: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

/** As the gateway sends it: with no cached channels the SDK makes no message of it. */
const written = z.object({
  guild_id: z.undefined().optional(),
  webhook_id: z.undefined().optional(),
  type: z.number(),
  author: z.object({ id: z.string(), bot: z.literal(false).optional() }),
});

/** Never rejects. A bot is not answered: it may answer in turn. */
export async function onDirectMessage({ desk }: HandlerContext, given: unknown): Promise<void> {
  const read = written.safeParse(given);
  if (!read.success || !WRITTEN.has(read.data.type)) return;
  const { author } = read.data;
  await desk().hint({ surface: 'discord', workspaceId: '', userId: author.id });
}
