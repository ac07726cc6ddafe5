// Whether a message surely stands in one post: by bounds that are tighter than any platform's, so that nothing is cut off.
import type { Inline } from './inline.ts';
import type { Block, Message } from './message.ts';
import { inlinesOf } from './parts.ts';

/**
 * Discord takes 4,000 characters (fewer where they are of three bytes) and 40 components: a row of buttons, each button,
 * a line between, and each run of texts. Slack takes 30 blocks of text (src/render/limits.ts).
 */
const MOST = { characters: 3_000, components: 40, texts: 28 } as const;
/** About what a platform writes for a mention or an instant. */
const REFERENCE = 24;

/** Whether nothing of a message is cut off anywhere. */
export function fitsOnePost({ blocks }: Message): boolean {
  const whole = blocks.map(componentsOf).filter((count) => count > 0);
  // A run of texts before each whole thing, and one after the last.
  const runs = whole.length + 1;
  return (
    total(blocks.flatMap(inlinesOf).map(lengthOf)) <= MOST.characters &&
    total(whole) + runs <= MOST.components &&
    blocks.length - whole.length <= MOST.texts
  );
}

/** What a block that is shown whole or not at all is to Discord; nothing of a text. */
function componentsOf(block: Block): number {
  switch (block.kind) {
    case 'actions':
      return Math.ceil(block.buttons.length / 5) + block.buttons.length;
    case 'select':
      return 2;
    case 'image':
    case 'divider':
      return 1;
    case 'heading':
    case 'text':
    case 'quote':
    case 'list':
    case 'fields':
    case 'progress':
      return 0;
  }
}

function lengthOf(inline: Inline): number {
  switch (inline.kind) {
    case 'bold':
    case 'italic':
      return total(inline.children.map(lengthOf));
    case 'text':
    case 'code':
    case 'command':
      return inline.text.length;
    case 'link':
      return inline.label.length + inline.url.length;
    case 'mention':
      return Math.max(REFERENCE, inline.name.length);
    case 'channel':
    case 'instant':
      return REFERENCE;
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
