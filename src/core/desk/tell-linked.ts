// Tells accounts that they were linked. Whom a platform cannot take a message for now stays noted, for the next time.
import { linkNotice } from '../members/linked.ts';
import type { LinkNotice } from '../model/links.ts';
import { UNLINK_WITHIN } from '../rules/own-side.ts';
import type { DeskServices } from './services.ts';

type Telling = Pick<DeskServices, 'store' | 'surface' | 'clock' | 'log'>;

/** One after another: of a notice that is sent twice at once one would be too many. */
export async function tellLinked(services: Telling): Promise<void> {
  for (const notice of await services.store.read.links.untold()) await tell(services, notice);
}

async function tell(services: Telling, notice: LinkNotice): Promise<void> {
  const { store, clock, log } = services;
  const account = await store.read.accounts.byId(notice.account);
  const since = clock.now().subtract(UNLINK_WITHIN);
  const links = account ? await store.read.links.standing(account.person, since) : [];
  const made = links.find(({ id }) => id === notice.link);
  if (account !== undefined && made !== undefined) {
    const surface = services.surface(account.surface);
    if (surface === undefined) return;
    const shown = await linkNotice(store.read, made, account);
    const nonce = `link-${notice.link}-${notice.account}`;
    const outcome = await surface.direct(account, shown, nonce);
    if (outcome.kind === 'unavailable') {
      log.warn({ link: notice.link, code: outcome.code }, 'an account was not told of a link yet');
      return;
    }
  }
  await store.run((tx) => tx.links.told(notice));
}
