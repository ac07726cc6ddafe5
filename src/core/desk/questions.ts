// What the desk itself asks, which group or which item, and how the answer is taken up.
import type { Context, Outcome } from '../command/command.ts';
import * as refusals from '../command/refusals.ts';
import type { Ask } from '../command/surface.ts';
import type { Account } from '../model/accounts.ts';
import { draftId, type GroupId } from '../model/ids.ts';
import type { readValues } from '../options/read-values.ts';
import type { DeskParts } from './desk-parts.ts';
import { draftOf, inputOf } from './drafts.ts';
import { pickedGroup } from './picked-group.ts';
import type { Task } from './task.ts';
import type { Found } from './where.ts';

export type Answered =
  /** The ask that waited for the answer, now complete. */
  { readonly ask: Ask; readonly group: GroupId | undefined } | { readonly outcome: Outcome };

/** Takes the answer to such a question; nothing where an ask answers none. */
export async function takeAnswer(
  parts: Pick<DeskParts, 'store'>,
  ask: Ask,
  found: Found,
): Promise<Answered | undefined> {
  const { input } = ask;
  if (input.kind !== 'press' || !input.press.action.startsWith('desk.')) return undefined;
  const account = found.kind === 'several' ? found.account : found.where.account;
  const id = draftId(input.press.args[0]);
  const draft =
    id === undefined || account === undefined
      ? undefined
      : await parts.store.read.drafts.byId(id, account.id);
  if (draft === undefined || input.chosen === undefined)
    return { outcome: refusals.expiredDraft() };
  const option = input.press.args[1];
  const picksGroup = input.press.action === 'desk.group';
  const values = option === undefined ? draft.values : { ...draft.values, [option]: input.chosen };
  const waiting = inputOf({ command: draft.command, values });
  if (waiting === undefined) return { outcome: refusals.expiredDraft() };
  const group = picksGroup ? (Number(input.chosen) as GroupId) : pickedGroup(input);
  return { ask: { ...ask, input: waiting }, group };
}

export async function askWhichGroup(
  parts: Pick<DeskParts, 'store' | 'clock'>,
  ask: Ask,
  { account, groups }: Extract<Found, { kind: 'several' }>,
): Promise<Outcome> {
  const draft = await parts.store.run((tx) =>
    tx.drafts.add(account.id, draftOf(ask.input), parts.clock.now()),
  );
  return refusals.whichGroup(groups, draft.id);
}

export async function askWhichItem(
  parts: Pick<DeskParts, 'store'>,
  task: Extract<Task, { kind: 'run' }>,
  { account, now }: Context & { readonly account?: Account },
  found: Extract<ReturnType<typeof readValues>, { kind: 'ambiguous' }>,
): Promise<Outcome> {
  if (account === undefined) return refusals.stale();
  const draft = await parts.store.run((tx) =>
    tx.drafts.add(account.id, { command: task.command.name, values: task.values }, now),
  );
  return refusals.whichItem(found.typed, found.candidates, draft.id, found.option);
}
