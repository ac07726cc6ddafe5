// Finds messages that no platform could show: bugs of the command that built them.
import type { Block, Button, Message, SelectOption } from '#core/message/message.ts';
import { encodePress, type Press } from '#core/message/press.ts';

/** Throws, with the block's place and kind but no user text, when a message cannot be shown. */
export function assertRepresentable(message: Message): void {
  if (message.blocks.length === 0) throw new TypeError('a message without blocks');
  const ids = new Set<string>();
  for (const [index, block] of message.blocks.entries()) {
    const problem = problemOf(block, ids);
    if (problem !== undefined) {
      throw new TypeError(`block ${index} (${block.kind}) cannot be shown: ${problem}`);
    }
  }
}

function problemOf(block: Block, ids: Set<string>): string | undefined {
  if (block.kind === 'actions') return problemOfButtons(block.buttons, ids);
  if (block.kind === 'select') {
    return repeatedId(block.press, ids) ?? problemOfOptions(block.options);
  }
  if (block.kind !== 'image') return undefined;
  if (block.alt.trim() === '') return 'a picture without words for those who cannot see it';
  return block.png.length === 0 ? 'an empty picture' : undefined;
}

function problemOfButtons(buttons: readonly Button[], ids: Set<string>): string | undefined {
  if (buttons.length === 0) return 'no buttons';
  for (const button of buttons) {
    if (button.label.trim() === '') return 'a button without a label';
    const problem = 'press' in button ? repeatedId(button.press, ids) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Two controls of one message with the same id: both platforms refuse the message. */
function repeatedId(press: Press, ids: Set<string>): string | undefined {
  const id = encodePress(press);
  if (ids.has(id)) return `two controls do "${press.action}" with the same arguments`;
  ids.add(id);
  return undefined;
}

function problemOfOptions(options: readonly SelectOption[]): string | undefined {
  if (options.length === 0) return 'no options';
  if (options.some(({ label }) => label.trim() === '')) return 'an option without a label';
  if (options.some(({ value }) => value === '')) return 'an option without a value';
  const values = new Set(options.map(({ value }) => value));
  return values.size < options.length ? 'two options with the same value' : undefined;
}
