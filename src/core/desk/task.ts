// What was asked for: a command with what was typed for it, or one of its buttons and forms.
import type { Outcome } from '../command/answer.ts';
import type { Input } from '../command/ask.ts';
import type { AnyContext, Command, Pressed } from '../command/command.ts';
import { optionFacts } from '../command/option-facts.ts';
import * as refusals from '../command/refusals.ts';
import type { Press } from '../message/press.ts';
import type { RawValues } from '../options/option.ts';
import { ownValue } from '../text/own-value.ts';
import type { TypedText } from '../typed/typed-text.ts';
import type { Mistake } from './mistakes.ts';
import { readTextAsk } from './text-ask.ts';

/** A command with raw values, or one of its buttons and forms. */
export type Task =
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly values: RawValues;
      /** What was typed after its name, where it came as a line. */
      readonly rest?: TypedText;
      /** The note begins with words of a line that no name says are one. */
      readonly leftForNote?: true;
      /** Of a form that was sent: what was known when it was made. */
      readonly known?: RawValues;
    }
  | {
      readonly kind: 'act';
      readonly command: Command;
      readonly action: Command['actions'][string];
      readonly pressed: Pressed;
    };

export type Planned =
  | { readonly task: Task }
  | { readonly mistake: Mistake }
  /** Settled already; `anywhere` where it is the same in whatever group. */
  | { readonly outcome: Outcome; readonly anywhere?: boolean };

/** Which command an input is for, and with what. */
export function taskOf(input: Input, context: AnyContext): Planned {
  const { commands } = context;
  switch (input.kind) {
    case 'command':
      return planRun(commands, input);
    case 'text':
      return planText(input.typed, context);
    case 'press':
      return planPress(commands, input.press, input.chosen);
    case 'submit':
      return planPress(commands, input.press, undefined, input.values);
  }
}

function planRun(
  commands: readonly Command[],
  { command: name, values, leftForNote }: Extract<Input, { kind: 'command' }>,
): Planned {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    return { outcome: refusals.unknownCommand(name), anywhere: true };
  }
  return { task: { kind: 'run', command, values, ...(leftForNote && { leftForNote }) } };
}

function planText(typed: TypedText, context: AnyContext): Planned {
  const read = readTextAsk(context.commands, typed, optionFacts(context));
  switch (read.kind) {
    case 'read':
      return { task: { ...read, kind: 'run' } };
    case 'unknown':
    case 'unreadable':
      return { mistake: read };
  }
}

function planPress(
  commands: readonly Command[],
  press: Press,
  chosen: string | undefined,
  sent?: RawValues,
): Planned {
  const [name = '', actionName] = press.action.split('.');
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) return { outcome: refusals.stale() };
  if (actionName === undefined) {
    const known = pressedValues(press);
    const values = { ...known, ...sent };
    return { task: { kind: 'run', command, values, ...(sent !== undefined && { known }) } };
  }
  const action = ownValue(command.actions, actionName);
  if (action === undefined) return { outcome: refusals.stale() };
  const texts = Object.entries(sent ?? {}).map(([key, value]) => [key, String(value)] as const);
  const pressed: Pressed = {
    args: press.args,
    ...(chosen !== undefined && { chosen }),
    values: Object.fromEntries(texts),
  };
  return { task: { kind: 'act', command, action, pressed } };
}

/** The options that a button gives a command: "period=week". */
function pressedValues(press: Press): RawValues {
  return Object.fromEntries(
    press.args.flatMap((arg) => {
      const at = arg.indexOf('=');
      return at < 1 ? [] : [[arg.slice(0, at), arg.slice(at + 1)]];
    }),
  );
}
