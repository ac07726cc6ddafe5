// Which of a person's accounts a direct message goes to: one message, on the platform used last.

import type { Surface } from '#core/command/surface.ts';
import type { Account } from '#core/model/accounts.ts';
import type { SurfaceId } from '#core/model/ids.ts';

/** The first account, in the order given, whose platform runs here. */
export function reachable(
  accounts: readonly Account[],
  surface: (id: SurfaceId) => Surface | undefined,
): { readonly account: Account; readonly surface: Surface } | undefined {
  for (const account of accounts) {
    const running = surface(account.surface);
    if (running !== undefined) return { account, surface: running };
  }
  return undefined;
}
