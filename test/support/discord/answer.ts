// What came back to the person who used a command, a button or a form.

import { firstAnswer, type Kit } from './interaction-payload.ts';
import type { FirstAnswer, InteractionState } from './interaction-store.ts';
import type { JsonObject } from './json.ts';
import { type ShownModal, showModal } from './user-form.ts';
import { type ShownButton, type ShownMessage, type ShownSelect, showMessage } from './view.ts';
import { until } from './world.ts';

export interface Answer {
  /** What the bot did first. `update` and `deferred-update` change the message that was there. */
  readonly kind: FirstAnswer['kind'];
  readonly interaction: {
    readonly id: string;
    readonly token: string;
    readonly payload: JsonObject;
  };
  /** The message of the answer, or the one it changed; throws when there is none. */
  readonly message: ShownMessage;
  /** The form that opened; throws when none did. */
  readonly modal: ShownModal;
  /** What a person reads of the message. */
  readonly text: string;
  readonly ephemeral: boolean;
  buttons(): ShownButton[];
  selects(): ShownSelect[];
  /** Messages that came after the first. */
  followUps(): ShownMessage[];
  /** Resolves when a deferred answer has its content; at once for any other. */
  settled(): Promise<Answer>;
}

/** Waits for the bot's first answer and shows it. Rejects when it does not respond. */
export async function awaitAnswer(kit: Kit, interaction: InteractionState): Promise<Answer> {
  const editsBefore = interaction.source?.edits ?? 0;
  const first = await firstAnswer(kit, interaction);
  const modal =
    first.kind === 'modal'
      ? showModal(first.modal, interaction.source, interaction.channelId)
      : undefined;
  const message = 'message' in first ? showMessage(kit.world, first.message) : undefined;
  const shown = () => message ?? missing(`The answer has no message: it is "${first.kind}"`);
  const answer: Answer = {
    kind: first.kind,
    interaction,
    get message() {
      return shown();
    },
    get modal() {
      return modal ?? missing(`The answer opened no form: it is "${first.kind}"`);
    },
    get text() {
      return shown().text;
    },
    get ephemeral() {
      return shown().ephemeral;
    },
    buttons: () => shown().buttons(),
    selects: () => shown().selects(),
    followUps: () => followUps(kit, interaction),
    settled: async () => {
      const done = () => (isSettled(first, editsBefore) ? true : undefined);
      await until(kit.world, done, kit.patience, 'The deferred answer was not filled in');
      return answer;
    },
  };
  return answer;
}

function isSettled(first: FirstAnswer, editsBefore: number): boolean {
  if (first.kind === 'deferred') return first.message.edits > 0 || first.message.deleted;
  if (first.kind === 'deferred-update')
    return first.message.edits > editsBefore || first.message.deleted;
  return true;
}

function followUps({ world }: Kit, interaction: InteractionState): ShownMessage[] {
  return [...interaction.own].flatMap((id) => {
    const message = world.messages.get(id);
    return message === undefined || message === interaction.original
      ? []
      : [showMessage(world, message)];
  });
}

function missing(message: string): never {
  throw new Error(message);
}
