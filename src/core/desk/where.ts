// Where an ask belongs: its place, its group, and who asks as the group knows them.
import type { Ask } from '../command/ask.ts';
import type { AskReads, Located } from '../model/asks.ts';
import type { Group } from '../model/groups.ts';
import type { GroupId } from '../model/ids.ts';
import { cleanText } from '../text/clean-text.ts';
import type { DeskServices } from './services.ts';

/** `choices` are the groups of a person in several who has not said which is meant, in direct messages. */
export type Found = Located & { readonly choices?: readonly Group[] };

type From = Pick<Ask, 'surface' | 'place' | 'direct' | 'asker'>;

/** Of an ask that changes nothing, and may come as often as it likes. */
export async function findWhere(asks: AskReads, from: From): Promise<Found> {
  return withGroup(asks, from, await asks.locate(from));
}

/** Where no place says which group, in direct messages: the asker's own, or the one of several that was picked. */
export async function withGroup(
  asks: AskReads,
  { direct }: Pick<From, 'direct'>,
  where: Located,
  picked?: GroupId,
): Promise<Found> {
  if (where.place !== undefined || !direct || where.account === undefined) return where;
  const joined = await asks.groupsOf(where.account.person);
  const meant = joined.filter(({ group }) => group.id === (picked ?? group.id));
  if (meant.length > 1) return { ...where, choices: meant.map(({ group }) => group) };
  return { ...where, ...meant[0] };
}

type Refreshing = Pick<DeskServices, 'store' | 'clock'>;

/** Who asks is known by the name of now, and in a place of the group is there again. */
export async function refreshed(services: Refreshing, ask: Ask, where: Found): Promise<Found> {
  return asReturned(services, await asNamed(services, ask, where));
}

async function asNamed({ store, clock }: Refreshing, { asker }: Ask, where: Found): Promise<Found> {
  const { account } = where;
  if (account === undefined || account.name === asker.name) return where;
  const now = clock.now();
  const named = await store.run(async (tx) => {
    // Whoever was deleted meanwhile does not come back by this.
    const standing = await tx.accounts.byUser(account);
    return standing && tx.accounts.findOrAdd(account, asker.name, now);
  });
  return { ...where, account: named ?? account };
}

/** Whatever was found out before. */
async function asReturned({ store }: Refreshing, where: Found): Promise<Found> {
  const { member, place } = where;
  if (place === undefined || member?.leftAt === undefined) return where;
  await store.run((tx) => tx.members.update(member.id, { leftAt: null }));
  const { leftAt: _gone, ...back } = member;
  return { ...where, member: back };
}

/** The ask with the names of its asker and its place cleaned, before anything shows or stores them. */
export function withCleanNames(ask: Ask): Ask {
  const { asker, place } = ask;
  return {
    ...ask,
    asker: { ...asker, name: cleanName(asker.name, asker.userId) },
    ...(place && { place: { ...place, name: cleanName(place.name, place.workspaceId) } }),
  };
}

/** One line without control characters and bidi overrides; of a name of nothing else the id is left. */
function cleanName(name: string, id: string): string {
  const line = cleanText(name, 'join');
  return line === '' ? id : line;
}
