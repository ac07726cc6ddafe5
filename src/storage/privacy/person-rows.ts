// The rows that everything else about a person hangs on: accounts, memberships, links.
import type { AccountId, PersonId } from '#core/model/ids.ts';
import { and, asc, eq, inArray, isNull, or } from '../driver/drizzle.ts';
import type { Engine } from '../engine/engine.ts';

/** What a person consists of, in all groups and on all platforms. */
export function personRows(engine: Engine) {
  const { db, once } = engine;
  const { accounts, links, members } = engine.tables;
  return {
    accounts: (person: PersonId) =>
      once(
        'person_accounts',
        db.select().from(accounts).where(eq(accounts.personId, person)).orderBy(asc(accounts.id)),
      ),
    /** Those that go on, those that lie still while linked, and those that were left. */
    members: (person: PersonId) =>
      once(
        'person_members',
        db.select().from(members).where(eq(members.personId, person)).orderBy(asc(members.id)),
      ),
    /** The person, and those who became this person by links that stand. */
    async persons(person: PersonId, own: readonly AccountId[]): Promise<readonly PersonId[]> {
      const notParted = and(bringing(engine, own), isNull(links.partedAt));
      const joined = db.select({ id: links.joinedId }).from(links).where(notParted);
      return [person, ...(await once('person_joined', joined)).map(({ id }) => id)];
    },
    /** Links that these persons or accounts have been part of, parted ones too. */
    links: (persons: readonly PersonId[], own: readonly AccountId[]) =>
      once(
        'person_links',
        db
          .select()
          .from(links)
          .where(
            or(
              inArray(links.keptId, [...persons]),
              inArray(links.joinedId, [...persons]),
              bringing(engine, own),
            ),
          )
          .orderBy(asc(links.id)),
      ),
  };
}

/** Links that brought some of these accounts. */
function bringing({ db, tables: { linkAccounts, links } }: Engine, own: readonly AccountId[]) {
  const brought = db
    .select({ id: linkAccounts.linkId })
    .from(linkAccounts)
    .where(inArray(linkAccounts.accountId, [...own]));
  return inArray(links.id, brought);
}
