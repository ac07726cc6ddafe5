// From what somebody does in the chat to what the core is asked.
import { randomUUID } from 'node:crypto';
import type { Ask, Input } from '#core/command/ask.ts';
import { type Actor, isDirect } from '../chat/actor.ts';
import { WORKSPACE } from '../chat/channels.ts';

/** `file` gives what came with a form. */
export function askOf(actor: Actor, input: Input, file?: NonNullable<Ask['file']>): Ask {
  return { id: randomUUID(), ...whoAndWhere(actor), input, ...(file && { file }) };
}

/** Direct messages name no place, as on Discord. */
export function whoAndWhere(actor: Actor): Omit<Ask, 'id' | 'input'> {
  const { person, channelId } = actor;
  const direct = isDirect(actor);
  return {
    surface: 'playground',
    ...(!direct && { place: WORKSPACE }),
    channelId,
    direct,
    asker: {
      workspaceId: WORKSPACE.workspaceId,
      userId: person.id,
      name: person.name,
      isAdmin: async () => person.admin,
      seemsAdmin: person.admin,
      // Like Discord, the playground knows no zone of its people.
      timeZone: async () => undefined,
    },
  };
}
