// Where an answer belongs: the interaction that it answers, and what was done.
import type { Input } from '#core/command/ask.ts';

export type Target = {
  readonly interactionId: string;
  readonly applicationId: string;
  /** Of the interaction: whoever has it may answer for fifteen minutes. */
  readonly token: string;
  /** "" in direct messages. */
  readonly guildId: string;
  readonly input: Input;
  /** Whether something was pressed on a message, or a form was opened from one. */
  readonly onMessage: boolean;
  /** The interaction that the message there first answered; without such a message this one. */
  readonly answered: string;
};
