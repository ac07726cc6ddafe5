// What somebody typed who has not joined is kept with the Join button, so that it can be offered once they have.
import type { Outcome } from '../command/answer.ts';
import type { AnyContext } from '../command/command.ts';
import { notJoined } from '../command/refusals.ts';
import { encodePress, type Press, press } from '../message/press.ts';
import type { Group } from '../model/groups.ts';
import { draftOf, runOf } from './drafts.ts';
import type { Task } from './task.ts';

/** For the group that who asks in direct messages has picked: "@" and its id. */
const ROOM_FOR_GROUP = 12;

/** Whoever Cairn does not know yet has nothing kept for them: the button carries what it has room for. */
export async function joinFirst(
  task: Extract<Task, { kind: 'run' }>,
  { account, now, write }: AnyContext,
  group: Group,
): Promise<Outcome> {
  const refused = (join: Press) => notJoined(group.name, task.command.unchanged, join);
  const draft = draftOf(runOf(task));
  if (account !== undefined) {
    return write(async (tx) => {
      const { id } = await tx.drafts.add(account.id, draft, now);
      return refused(press('join.after', id));
    });
  }
  const given = Object.entries(draft.values).map(([name, value]) => `${name}=${value}`);
  const carrying = press('join.after', draft.command, ...given);
  return refused(fits(carrying) ? carrying : press('join'));
}

function fits(carrying: Press): boolean {
  try {
    encodePress({ ...carrying, args: [...carrying.args, '-'.repeat(ROOM_FOR_GROUP)] });
    return true;
  } catch {
    return false;
  }
}
