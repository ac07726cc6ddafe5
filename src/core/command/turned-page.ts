// Answers to what is pressed: in the message itself where the asker alone sees it, else beside it.

import type { Message } from '../message/message.ts';
import { answer, type Context, type Effect, type Outcome, replacement } from './command.ts';

/** Turns a page: never changes a message that others see too. */
export function turnedPage(
  { ask: { input } }: Context,
  message: Message,
  ...effects: readonly Effect[]
): Outcome {
  const inPlace = input.kind === 'press' && input.private;
  return inPlace ? replacement(message, ...effects) : answer(message, ...effects);
}
