// A message to look at: as it would be sent, but nothing in it can be pressed and nobody is pinged by it.
import type { Inline } from './inline.ts';
import { type Block, type Message, quiet } from './message.ts';
import { withParts } from './parts.ts';

/** The blocks of a message, its buttons named and not pressable, its mentions silent. */
export function specimen({ blocks }: Message): readonly Block[] {
  return blocks.map(specimenBlock);
}

function specimenBlock(block: Block): Block {
  switch (block.kind) {
    case 'actions':
      return named(block.buttons.map(({ label }) => label));
    case 'select':
      return named(block.options.map(({ label }) => label));
    case 'heading':
    case 'text':
    case 'quote':
    case 'list':
    case 'fields':
    case 'progress':
    case 'image':
    case 'divider':
      return withParts(block, { line: silent });
  }
}

function named(labels: readonly string[]): Block {
  return quiet(labels.map((label) => `[${label}]`).join(' '));
}

function silent(content: readonly Inline[]): readonly Inline[] {
  return content.map((node): Inline => {
    if (node.kind === 'mention') return { ...node, ping: false };
    return 'children' in node ? { ...node, children: silent(node.children) } : node;
  });
}
