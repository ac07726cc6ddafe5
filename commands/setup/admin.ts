// Who runs `setup`: kept as the group's admin, and named where it shows.
import type { Context } from '#core/command/command.ts';
import type { Inline } from '#core/message/inline.ts';
import type { AccountId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';

/** The asker's account; known from now on. */
export async function adminAccount(tx: Transaction, { ask, now }: Context): Promise<AccountId> {
  const { workspaceId, userId, name } = ask.asker;
  const account = await tx.accounts.findOrAdd(
    { surface: ask.surface, workspaceId, userId },
    name,
    now,
  );
  return account.id;
}

export function adminMention({ ask }: Context): Inline {
  const { workspaceId, userId, name } = ask.asker;
  return {
    kind: 'mention',
    name,
    ping: false,
    targets: [{ surface: ask.surface, workspaceId, userId }],
  };
}
