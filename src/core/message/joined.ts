// Several messages as one: a line between them, and nothing in it twice that a platform takes once.
import { type Block, type Button, divider, type Message } from './message.ts';
import { encodePress } from './press.ts';

/** The blocks of all in their order. Of buttons that do the same, and of small print that says the same, one stays. */
export function joinedMessage(messages: readonly Message[]): Message {
  const known = new Set<string>();
  /** True the first time. */
  const isNew = (what: string): boolean => {
    const before = known.size;
    return known.add(what).size > before;
  };
  const parts = messages
    .map(({ blocks }) => blocks.flatMap((block) => onceOnly(block, isNew)))
    .filter((blocks) => blocks.length > 0);
  return {
    blocks: parts.flatMap((blocks, index) => (index === 0 ? blocks : [divider(), ...blocks])),
  };
}

function onceOnly(block: Block, isNew: (what: string) => boolean): readonly Block[] {
  switch (block.kind) {
    case 'actions': {
      const buttons = block.buttons.filter((button) => isNew(buttonKey(button)));
      return buttons.length === 0 ? [] : [{ ...block, buttons }];
    }
    case 'select':
      return isNew(encodePress(block.press)) ? [block] : [];
    case 'text':
      return block.quiet && !isNew(`small print ${JSON.stringify(block.content)}`) ? [] : [block];
    case 'heading':
    case 'quote':
    case 'list':
    case 'fields':
    case 'progress':
    case 'image':
    case 'divider':
      return [block];
  }
}

/** Platforms refuse two of one id; a link has none, and is told by where it leads. */
function buttonKey(button: Button): string {
  return 'press' in button ? encodePress(button.press) : `link ${button.label} ${button.url}`;
}
