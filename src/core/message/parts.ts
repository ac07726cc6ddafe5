// What each kind of block is made of, told once for all who look at it or change it: lines, and what can be pressed.
import type { Inline } from './inline.ts';
import type { Block } from './message.ts';
import type { Press } from './press.ts';

type Change = {
  readonly line?: (content: readonly Inline[]) => readonly Inline[];
  readonly press?: (press: Press) => Press;
};

/** The block with each of its lines and presses changed. */
export function withParts(block: Block, { line = same, press = same }: Change): Block {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'quote':
      return { ...block, content: line(block.content) };
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => ({ ...item, content: line(item.content) })),
      };
    case 'fields':
      return {
        ...block,
        fields: block.fields.map((field) => ({ ...field, value: line(field.value) })),
      };
    case 'progress':
      return { ...block, label: line(block.label) };
    case 'actions':
      return {
        ...block,
        buttons: block.buttons.map((button) =>
          'press' in button ? { ...button, press: press(button.press) } : button,
        ),
      };
    case 'select':
      return { ...block, press: press(block.press) };
    case 'image':
    case 'divider':
      return block;
  }
}

/** All that stands in the lines of a block. */
export function inlinesOf(block: Block): readonly Inline[] {
  const found: Inline[] = [];
  const line = (content: readonly Inline[]) => {
    found.push(...content);
    return content;
  };
  withParts(block, { line });
  return found;
}

function same<T>(part: T): T {
  return part;
}
