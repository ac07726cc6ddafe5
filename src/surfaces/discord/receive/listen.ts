// Which handler takes what comes in.
import { type Client, Events } from 'discord.js';
import { isAsking } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { onInteraction } from './on-interaction.ts';
import { onSuggest } from './on-suggest.ts';

/** `take` takes work in hand, unless Cairn stops. */
export function listen(
  client: Client,
  context: HandlerContext,
  take: (work: () => Promise<void>) => void,
): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isAutocomplete()) take(() => onSuggest(context, interaction));
    else if (isAsking(interaction)) take(() => onInteraction(context, interaction));
  });
}
