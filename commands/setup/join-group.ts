// Joins a server or workspace to a group that lives elsewhere already, by a code of an admin there.
import { answer, type Outcome, refusal } from '#core/command/answer.ts';
import type { Ask } from '#core/command/ask.ts';
import type { Context } from '#core/command/command.ts';
import { bold, command, rich } from '#core/message/inline.ts';
import { list, message, quiet, text } from '#core/message/message.ts';
import type { AccountId, GroupId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import type { JoinCode } from '#core/reading/read-code.ts';
import { codeRefused } from '../link/code-answers.ts';
import { redeemCode } from '../link/join-code.ts';

/** Joins the asker's place to the group of a code; `by` is an admin here, and the code was given to one there. */
export async function joinGroup(
  tx: Transaction,
  { ask: { surface }, now }: Context,
  workspace: NonNullable<Ask['place']>,
  by: AccountId,
  code: JoinCode,
): Promise<Outcome> {
  const here = await tx.places.byWorkspace({ surface, workspaceId: workspace.workspaceId });
  // Looked at first, so that a place which cannot be joined uses no code up.
  if (here !== undefined && (await tx.groups.hasHadMembers(here.group)))
    return occupied(tx, here.group);
  const redeemed = await redeemCode(
    tx,
    by,
    code,
    now,
    async ({ purpose }) => purpose.kind === 'group' && purpose.group !== here?.group,
  );
  if (!redeemed.ok || redeemed.value.purpose.kind !== 'group') {
    return codeRefused(
      redeemed.ok ? 'refused' : redeemed.because,
      rich`For a new one, run ${command('setup link')} in the group’s other place, without a code.`,
    );
  }
  const { group } = redeemed.value.purpose;
  if (here === undefined) {
    const { workspaceId, name } = workspace;
    await tx.places.add({ group, surface, workspaceId, name });
  } else {
    await tx.places.update(here.id, { group, name: workspace.name });
  }
  await tx.groups.update(group, { setUpBy: by });
  return joinedGroup(tx, group, workspace.name);
}

async function joinedGroup(tx: Transaction, id: GroupId, place: string): Promise<Outcome> {
  const [group, places] = await Promise.all([tx.groups.byId(id), tx.places.ofGroup(id)]);
  return answer(
    message(
      text(
        rich`${bold(place)} now belongs to ${bold(group?.name ?? 'the group')}, as one of its ${String(places.length)} places.`,
      ),
      list([
        rich`Say where Cairn posts here: ${command('setup channel')}`,
        rich`Members who are in both places become one with ${command('link')}`,
      ]),
    ),
  );
}

async function occupied(tx: Transaction, id: GroupId): Promise<Outcome> {
  const group = await tx.groups.byId(id);
  return refusal(
    message(
      text(
        rich`This place already belongs to ${bold(group?.name ?? 'a group')}, which has members. Nothing was changed.`,
      ),
      quiet(
        rich`Where the other group has no members, join its place to this one: ${command('setup link')} here, and its code there. Two groups with members stay two.`,
      ),
    ),
    'code',
  );
}
