// Which handler takes what comes in.
import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import { isAsking } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { onDirectMessage } from './on-direct-message.ts';
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
  client.ws.on(GatewayDispatchEvents.MessageCreate, (written: unknown) =>
    take(() => onDirectMessage(context, written)),
  );
}
