// What the desk itself asks, which group or which item, and how the answer is taken up.
import type { Context, Outcome } from '../command/command.ts';
import * as refusals from '../command/refusals.ts';
import type { Ask } from '../command/surface.ts';
import { draftId, type GroupId } from '../model/ids.ts';
import type { Account } from '../model/member.ts';
import type { readValues } from '../options/read-values.ts';
import type { DeskParts } from './desk-parts.ts';
import { deedOf, draftOf } from './drafts.ts';
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
  const { did } = ask;
  if (did.kind !== 'press' || !did.press.action.startsWith('desk.')) return undefined;
  const account = found.kind === 'several' ? found.account : found.where.account;
  const id = draftId(did.press.args[0]);
  const draft =
    id === undefined || account === undefined
      ? undefined
      : await parts.store.read.draft(id, account.id);
  if (draft === undefined || did.chosen === undefined) return { outcome: refusals.expiredDraft() };
  const option = did.press.args[1];
  const picksGroup = did.press.action === 'desk.group';
  const values = option === undefined ? draft.values : { ...draft.values, [option]: did.chosen };
  const deed = deedOf({ command: draft.command, values });
  if (deed === undefined) return { outcome: refusals.expiredDraft() };
  const group = picksGroup ? (Number(did.chosen) as GroupId) : pickedGroup(did);
  return { ask: { ...ask, did: deed }, group };
}

export async function askWhichGroup(
  parts: Pick<DeskParts, 'store' | 'clock'>,
  ask: Ask,
  { account, groups }: Extract<Found, { kind: 'several' }>,
): Promise<Outcome> {
  const draft = await parts.store.run((tx) =>
    tx.addDraft(account.id, draftOf(ask.did), parts.clock.now()),
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
    tx.addDraft(account.id, { command: task.command.name, values: task.values }, now),
  );
  return refusals.whichItem(found.typed, found.candidates, draft.id, found.option);
}
