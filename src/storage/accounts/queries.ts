// People and their accounts.
import type { Account, AccountReads, AccountWrites } from '#core/model/accounts.ts';
import type { AccountId, PersonId } from '#core/model/ids.ts';
import { and, asc, desc, eq, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine, Placeholders, Tables } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';

export function accountReads(engine: Engine): AccountReads {
  const { accounts } = engine.tables;
  const { db } = engine;
  const byKey = engine.prepare('account', ['surface', 'workspaceId', 'userId'], (key) =>
    db.select().from(accounts).where(identity(accounts, key)),
  );
  const byId = engine.prepare('account_by_id', ['id'], ({ id }) =>
    db.select().from(accounts).where(eq(accounts.id, id)),
  );
  const byPerson = engine.prepare('accounts', ['person'], ({ person }) =>
    db.select().from(accounts).where(eq(accounts.personId, person)).orderBy(asc(accounts.id)),
  );
  const byUse = engine.prepare('accounts_by_use', ['person'], ({ person }) =>
    db
      .select()
      .from(accounts)
      .where(eq(accounts.personId, person))
      .orderBy(desc(accounts.lastUsedAt), desc(accounts.id)),
  );
  return {
    byUser: async ({ surface, workspaceId, userId }) =>
      (await byKey({ surface, workspaceId, userId })).map(accountOf)[0],
    byId: async (id) => (await byId({ id })).map(accountOf)[0],
    ofPerson: async (person) => (await byPerson({ person })).map(accountOf),
    lastUsedFirst: async (person) => (await byUse({ person })).map(accountOf),
  };
}

export function accountWrites(engine: Engine): AccountWrites {
  const { accounts, people } = engine.tables;
  const { db } = engine;
  const refresh = engine.prepare(
    'account_refresh',
    ['surface', 'workspaceId', 'userId', 'name', 'at'],
    ({ name, at, ...key }) =>
      db
        .update(accounts)
        .set({ name: sql`${name}`, lastUsedAt: sql`${at}` })
        .where(identity(accounts, key))
        .returning(),
  );
  const addPerson = engine.prepare('person_insert', ['createdAt'], (values) =>
    db.insert(people).values(values).returning(),
  );
  const addAccount = engine.prepare(
    'account_insert',
    ['personId', 'surface', 'workspaceId', 'userId', 'name', 'lastUsedAt'],
    (values) => db.insert(accounts).values(values).returning(),
  );
  return {
    async findOrAdd({ surface, workspaceId, userId }, name, at) {
      const key = { surface, workspaceId, userId };
      const [known] = await refresh({ ...key, name, at: millis(at) });
      if (known) return accountOf(known);
      const person = oneRow(await addPerson({ createdAt: millis(at) }));
      const values = { ...key, personId: person.id, name, lastUsedAt: millis(at) };
      return accountOf(oneRow(await addAccount(values)));
    },
  };
}

/** Of a person's accounts the one used last: who acts now. Throws for a person without any. */
export function lastUsedAccount({ db, tables, prepare }: Engine) {
  const { accounts } = tables;
  const ofPerson = prepare('account_last_used', ['person'], ({ person }) =>
    db
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.personId, person))
      .orderBy(desc(accounts.lastUsedAt), desc(accounts.id))
      .limit(1),
  );
  return async (person: PersonId): Promise<AccountId> => oneRow(await ofPerson({ person })).id;
}

function identity(
  accounts: Tables['accounts'],
  key: Placeholders<'surface' | 'workspaceId' | 'userId'>,
) {
  return and(
    eq(accounts.surface, key.surface),
    eq(accounts.workspaceId, key.workspaceId),
    eq(accounts.userId, key.userId),
  );
}

export function accountOf(row: Tables['accounts']['$inferSelect']): Account {
  return {
    id: row.id,
    person: row.personId,
    surface: row.surface,
    workspaceId: row.workspaceId,
    userId: row.userId,
    name: row.name,
  };
}
