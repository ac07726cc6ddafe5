// A form that was refused opens again as it was filled in: the platforms that keep it open show the mistakes in it, the
// others, and those where the answer came too late for that, have a button for it.
import { type Outcome, reopening } from '../command/answer.ts';
import type { Input } from '../command/ask.ts';
import type { Context } from '../command/command.ts';
import * as refusals from '../command/refusals.ts';
import type { Form } from '../message/form.ts';
import { actions, button, message } from '../message/message.ts';
import { type Press, press } from '../message/press.ts';
import type { Account } from '../model/accounts.ts';
import { draftId } from '../model/ids.ts';
import type { Reads } from '../model/store.ts';
import { formBeside } from '../options/option-form.ts';
import type { DeskServices } from './services.ts';
import type { Task } from './task.ts';

const REOPEN = 'desk.form';
/** Forms are kept among the drafts, by a name that no command can have. */
const KEPT_AS = '@form';

/** The outcome of a form that was sent, with the button that opens it again where it was refused. */
export async function reopenable(
  { store }: Pick<DeskServices, 'store'>,
  task: Task,
  { account, now }: Context,
  outcome: Outcome,
): Promise<Outcome> {
  const refused = withItsForm(task, outcome);
  const { reopen } = (refused.kind === 'message' && refused.refused) || {};
  if (refused.kind !== 'message' || reopen === undefined || account === undefined) return refused;
  const values = { form: JSON.stringify(reopen.form) };
  const draft = await store.run((tx) =>
    tx.drafts.add(account.id, { command: KEPT_AS, values }, now),
  );
  const again = actions(button(reopen.label, press(REOPEN, draft.id), 'primary'));
  return { ...refused, message: message(...refused.message.blocks, again) };
}

/** The form of a command's options is known from what was sent; an action's is known to the action. */
function withItsForm(task: Task, outcome: Outcome): Outcome {
  if (task.kind !== 'run' || task.known === undefined) return outcome;
  if (outcome.kind !== 'message' || outcome.refused?.reopen !== undefined) return outcome;
  const form = formBeside(task.command, task.known, task.values);
  const holds = form.fields.some(({ value }) => value !== undefined);
  return holds ? reopening(outcome, form, 'Open the form') : outcome;
}

export function reopens(input: Input): input is Extract<Input, { kind: 'press' }> {
  return input.kind === 'press' && input.press.action === REOPEN;
}

/** The form as it was filled in. */
export async function formAgain(
  read: Reads,
  input: { readonly press: Press },
  account: Account | undefined,
): Promise<Outcome> {
  const id = draftId(input.press.args[0]);
  const kept = id && account && (await read.drafts.byId(id, account.id));
  if (kept?.command !== KEPT_AS) return refusals.expiredDraft();
  // Written by reopenable alone, and never by anyone else: the one place that trusts its shape.
  const form = JSON.parse(String(kept.values['form'])) as Form;
  return { kind: 'form', form };
}
