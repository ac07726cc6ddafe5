// An account as its owner is told of it: its name and its platform.
import { bold, type Rich, rich } from '#core/message/inline.ts';
import type { Account } from '#core/model/accounts.ts';
import { PLATFORMS } from '#core/model/platforms.ts';

/** "**ana.k** on Slack". */
export function accountName({ name, surface }: Pick<Account, 'name' | 'surface'>): Rich {
  return rich`${bold(name)} on ${PLATFORMS[surface].name}`;
}
