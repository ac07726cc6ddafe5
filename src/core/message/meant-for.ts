// A message whose buttons and selects are for one group: in direct messages nothing else says which.
import type { Block, Message } from './message.ts';
import type { Press } from './press.ts';

/** The message with everything that can be pressed on it meant for a group. */
export function meantFor(message: Message, group: number): Message {
  const meant = (press: Press): Press => ({ ...press, group });
  return { ...message, blocks: message.blocks.map((block) => meantBlock(block, meant)) };
}

function meantBlock(block: Block, meant: (press: Press) => Press): Block {
  if (block.kind === 'select') return { ...block, press: meant(block.press) };
  if (block.kind !== 'actions') return block;
  const buttons = block.buttons.map((button) =>
    'press' in button ? { ...button, press: meant(button.press) } : button,
  );
  return { ...block, buttons };
}
