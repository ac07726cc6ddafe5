// Gives every member of a seeded database the entries of its first member: written one by one through units of work, a
// million entries would take minutes.
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { drizzle, eq, getTableColumns, inArray, sql } from '#storage/driver/drizzle.ts';
import { sqliteTables } from '#storage/sqlite/schema/index.ts';

/** Members whose entries are written by one statement. */
const IN_A_STATEMENT = 250;

/** The file must not be in use. Whatever columns entries have or get is copied by the schema. */
export async function spreadEntries(file: string): Promise<void> {
  const { accounts, entries, members } = sqliteTables;
  const connection = new Database(file);
  try {
    // What is lost by a power cut is a benchmark.
    connection.pragma('synchronous = OFF');
    const db = drizzle(connection);
    const ids = db.select({ id: members.id }).from(members).orderBy(members.id).all();
    const [first, ...others] = ids.map(({ id }) => id);
    if (first === undefined) throw new Error('There is no member whose entries could be copied');
    for (let from = 0; from < others.length; from += IN_A_STATEMENT) {
      const some = others.slice(from, from + IN_A_STATEMENT);
      const copied = db
        .select({
          ...getTableColumns(entries),
          id: sql<number>`null`.as('id'),
          memberId: sql<number>`${members.id}`.as('member_id'),
          accountId: sql<number>`${accounts.id}`.as('account_id'),
        })
        .from(members)
        .innerJoin(accounts, eq(accounts.personId, members.personId))
        .innerJoin(entries, eq(entries.memberId, first))
        .where(inArray(members.id, some));
      db.insert(entries).select(copied).run();
      // Others in this process have their turn in between.
      await setImmediate();
    }
  } finally {
    connection.close();
  }
}
