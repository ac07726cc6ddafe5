// Who does something in the chat, and where.
import { directChannel, isPublicChannel } from './channels.ts';
import type { Chat, Person } from './chat.ts';

export type Actor = { readonly person: Person; readonly channelId: string };

/** As the page says it; nothing when there is no such person or channel. */
export function actorIn(chat: Chat, personId: string, channelId: string): Actor | undefined {
  const person = chat.person(personId);
  if (person === undefined) return undefined;
  const actor = { person, channelId };
  return isPublicChannel(channelId) || isDirect(actor) ? actor : undefined;
}

/** Whether they write with Cairn alone. */
export function isDirect({ person, channelId }: Actor): boolean {
  return channelId === directChannel(person.id);
}
