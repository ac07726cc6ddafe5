// SQLite tables of people and their accounts. Ids are never reused: buttons and links of old messages carry them.
import type { AccountId, PersonId, SurfaceId } from '#core/model/ids.ts';
import { check, index, integer, sql, sqliteTable, text, unique } from '../../driver/drizzle.ts';

export const people = sqliteTable('people', {
  id: integer('id').primaryKey({ autoIncrement: true }).$type<PersonId>(),
  createdAt: integer('created_at').notNull(),
});

export const accounts = sqliteTable(
  'accounts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<AccountId>(),
    personId: integer('person_id')
      .notNull()
      .$type<PersonId>()
      .references(() => people.id),
    surface: text('surface').notNull().$type<SurfaceId>(),
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    /** Of a person's accounts the one used last gives the name. */
    lastUsedAt: integer('last_used_at').notNull(),
  },
  (t) => [
    unique('accounts_identity').on(t.surface, t.workspaceId, t.userId),
    index('accounts_person').on(t.personId),
    check('accounts_surface', sql`${t.surface} in ('discord', 'slack', 'playground')`),
  ],
);
