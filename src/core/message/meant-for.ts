// A message whose buttons and selects are for one group: in direct messages nothing else says which.
import type { Message } from './message.ts';
import { withParts } from './parts.ts';
import type { Press } from './press.ts';

/** The message with everything that can be pressed on it meant for a group. */
export function meantFor(message: Message, group: number): Message {
  const press = (each: Press): Press => ({ ...each, group });
  return { ...message, blocks: message.blocks.map((block) => withParts(block, { press })) };
}
