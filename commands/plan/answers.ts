// How a change of a plan is answered: what changed, why, what it moved, and a button that takes it back.
import { answer, type Outcome, refusal } from '#core/command/answer.ts';
import type { Rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  type Button,
  type Message,
  message,
  quote,
  text,
} from '#core/message/message.ts';

export type Changed = {
  readonly title: Rich;
  readonly reason?: string | undefined;
  /** What moved, before → after. */
  readonly moved: readonly Block[];
  readonly buttons: readonly Button[];
};

export function changed({ title, reason, moved, buttons }: Changed): Message {
  return message(
    text(title),
    reason === undefined ? undefined : quote(reason),
    ...moved,
    actions(...buttons),
  );
}

/** "… Nothing was changed.", by the option that is to blame where one is. */
export function unchanged(why: Rich, option?: string): Outcome {
  return refusal(message(text([why, ' Nothing was changed.'])), option);
}

/** The same for what is as asked already: nobody mistyped. */
export function alreadySo(what: Rich): Outcome {
  return answer(message(text([what, ' Nothing was changed.'])));
}
