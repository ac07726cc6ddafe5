// Deeds put aside while their asker is asked something, and taken up again when the answer comes.

import type { Deed } from '../command/surface.ts';
import { decodePress, encodePress } from '../message/press.ts';
import type { Draft } from '../model/interactions.ts';

type Kept = Omit<Draft, 'id'>;

/** A deed as it is kept. Commands are kept by name; what is no command has a name that none can have. */
export function draftOf(deed: Deed): Kept {
  switch (deed.kind) {
    case 'command':
      return { command: deed.command, values: deed.values };
    case 'text':
      return { command: '@text', values: { text: deed.text, escaped: deed.escaped ? 1 : 0 } };
    case 'press':
      return {
        command: '@press',
        values: {
          id: encodePress(deed.press),
          private: deed.private ? 1 : 0,
          ...(deed.chosen !== undefined && { chosen: deed.chosen }),
        },
      };
    case 'submit':
      return { command: `@submit ${encodePress(deed.press)}`, values: deed.values };
  }
}

/** The deed that was put aside; nothing when it cannot be read any more. */
export function deedOf({ command, values }: Kept): Deed | undefined {
  if (command === '@text') {
    return { kind: 'text', text: String(values['text'] ?? ''), escaped: values['escaped'] === 1 };
  }
  if (command === '@press') {
    const press = decodePress(String(values['id'] ?? ''));
    const chosen = values['chosen'];
    return (
      press && {
        kind: 'press',
        press,
        private: values['private'] === 1,
        ...(chosen !== undefined && { chosen: String(chosen) }),
      }
    );
  }
  if (command.startsWith('@submit ')) {
    const press = decodePress(command.slice('@submit '.length));
    return press && { kind: 'submit', press, values };
  }
  return { kind: 'command', command, values };
}
