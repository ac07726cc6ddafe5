// Whose one's data are while accounts joined lately can still be parted: of one's own side alone (design section 5, Linking).
import type { AccountId } from '../model/ids.ts';
import type { Link } from '../model/links.ts';

/** How long either side can part what was joined, and has its own. In hours: an instant has no days of its own. */
export const UNLINK_WITHIN = { hours: 7 * 24 };

/** Of a person's accounts those on the side of `own`; `links` are those that can still be parted, the latest first. */
export function ownSide(
  accounts: readonly AccountId[],
  links: readonly Pick<Link, 'accounts'>[],
  own: AccountId,
): readonly AccountId[] {
  return links.reduce((side, { accounts: brought }) => {
    const came = brought.includes(own);
    return side.filter((account) => brought.includes(account) === came);
  }, accounts);
}
