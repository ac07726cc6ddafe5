// What the desk itself asks: which item is meant, and which group, of a person in several in direct messages. The ask
// waits as a draft until the answer comes; once a group is picked, everything that follows is for that group.

import type { Outcome } from '../command/answer.ts';
import type { Ask, Input } from '../command/ask.ts';
import type { Context } from '../command/command.ts';
import * as refusals from '../command/refusals.ts';
import { meantFor } from '../message/meant-for.ts';
import type { Account } from '../model/accounts.ts';
import { draftId, type GroupId } from '../model/ids.ts';
import type { Reads } from '../model/store.ts';
import type { readValues } from '../options/read-values.ts';
import { draftOf, inputOf, runOf } from './drafts.ts';
import type { Task } from './task.ts';
import type { Found } from './where.ts';

export function askWhichGroup(
  { ask, now, write }: Context,
  { id }: Account,
  groups: NonNullable<Found['choices']>,
): Promise<Outcome> {
  return write(async (tx) => {
    const draft = await tx.drafts.add(id, draftOf(ask.input), now);
    return refusals.whichGroup(groups, draft.id);
  });
}

export async function askWhichItem(
  task: Extract<Task, { kind: 'run' }>,
  { account, now, write }: Context,
  { typed, candidates, option }: Extract<ReturnType<typeof readValues>, { kind: 'ambiguous' }>,
): Promise<Outcome> {
  if (account === undefined) return refusals.stale();
  return write(async (tx) => {
    const draft = await tx.drafts.add(account.id, draftOf(runOf(task)), now);
    return refusals.whichItem(typed, candidates, draft.id, option);
  });
}

/** Whether it answers such a question: what is pressed then belongs to no command. */
export function isAnswer(input: Input): boolean {
  return input.kind === 'press' && input.press.action.startsWith('desk.');
}

type Waited = {
  readonly ask: Ask;
  readonly group: GroupId | undefined;
  /** Names it instead of the press: what is offered once is done once, however often it is pressed. */
  readonly key?: string;
};

/** The ask that waited for an answer, now complete, and the group that it is for; nothing when it has expired. */
export async function askThatWaited(
  read: Reads,
  ask: Ask,
  account: Account | undefined,
): Promise<Waited | undefined> {
  const { input } = ask;
  if (input.kind !== 'press') return undefined;
  const { action, args } = input.press;
  const isTry = action === 'desk.try';
  if (input.chosen === undefined && !isTry) return undefined;
  const [draft, option] = args;
  const id = draftId(draft);
  const kept = id && account && (await read.drafts.byId(id, account.id));
  if (kept === undefined) return undefined;
  const values =
    option === undefined || input.chosen === undefined
      ? kept.values
      : { ...kept.values, [option]: input.chosen };
  const waiting = inputOf({ command: kept.command, values });
  if (waiting === undefined) return undefined;
  const picked = action === 'desk.group' ? (Number(input.chosen) as GroupId) : pickedGroup(input);
  return {
    ask: { ...ask, input: waiting },
    group: picked ?? pickedGroup(input) ?? pickedGroup(waiting),
    ...(isTry && { key: `${ask.surface}:try-${kept.id}` }),
  };
}

/** The group that was picked before what is pressed or sent now was shown. */
export function pickedGroup(input: Input): GroupId | undefined {
  const group = input.kind === 'press' || input.kind === 'submit' ? input.press.group : undefined;
  // An id made up is no way in: only groups that the asker is a member of are looked at.
  return group === undefined ? undefined : (group as GroupId);
}

/** The outcome with everything that can be pressed on it meant for a group. */
export function goingOnIn(outcome: Outcome, group: GroupId): Outcome {
  switch (outcome.kind) {
    case 'message':
      return { ...outcome, message: meantFor(outcome.message, group) };
    case 'form': {
      const { submit, keep } = outcome.form;
      const presses = { submit: { ...submit, group }, ...(keep && { keep: { ...keep, group } }) };
      return { ...outcome, form: { ...outcome.form, ...presses } };
    }
    case 'nothing':
      return outcome;
  }
}
