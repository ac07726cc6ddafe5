// Inputs put aside while their asker is asked something, and taken up again when the answer comes.

import type { Input } from '../command/ask.ts';
import type { Command } from '../command/command.ts';
import { decodePress, encodePress } from '../message/press.ts';
import type { Draft } from '../model/drafts.ts';
import type { RawValues } from '../options/option.ts';
import { type TypedText, unmarked } from '../typed/typed-text.ts';
import { earlierText } from './earlier-text.ts';

type Kept = Omit<Draft, 'id'>;

/** Beside the values of a command, by a name that no option can have. */
const LEFT_FOR_NOTE = '@left';

/** An input as it is kept. Commands are kept by name; what is no command has a name that none can have. */
export function draftOf(input: Input): Kept {
  switch (input.kind) {
    case 'command':
      return {
        command: input.command,
        values: { ...input.values, ...(input.leftForNote && { [LEFT_FOR_NOTE]: 1 }) },
      };
    case 'text':
      return {
        command: '@text',
        values: { text: input.typed.text, marks: keptMarks(input.typed) },
      };
    case 'press':
      return {
        command: '@press',
        values: {
          id: encodePress(input.press),
          private: input.private ? 1 : 0,
          ...(input.chosen !== undefined && { chosen: input.chosen }),
        },
      };
    case 'submit':
      return { command: `@submit ${encodePress(input.press)}`, values: input.values };
  }
}

/** The input that was put aside; nothing when it cannot be read any more. */
export function inputOf({ command, values }: Kept): Input | undefined {
  if (command === '@text') return { kind: 'text', typed: typedOf(values) };
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
  const { [LEFT_FOR_NOTE]: left, ...given } = values;
  return {
    kind: 'command',
    command,
    values: given,
    ...(String(left) === '1' && { leftForNote: true }),
  };
}

/** A command with its values, to be run as if it were asked anew. */
export function runOf({
  command,
  values,
  leftForNote,
}: {
  readonly command: Command;
  readonly values: RawValues;
  readonly leftForNote?: true | undefined;
}): Input {
  return {
    kind: 'command',
    command: command.name,
    values,
    ...(leftForNote && { leftForNote }),
  };
}

function keptMarks({ marks }: TypedText): string {
  return JSON.stringify(marks);
}

function typedOf({ text, marks, escaped }: Kept['values']): TypedText {
  const typed = String(text ?? '');
  if (escaped === 1) return earlierText(typed);
  if (marks === undefined) return unmarked(typed);
  // Written by keptMarks alone, and never by anyone else: the one place that trusts its shape.
  return { text: typed, marks: JSON.parse(String(marks)) as TypedText['marks'] };
}
