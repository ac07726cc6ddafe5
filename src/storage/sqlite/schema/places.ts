// SQLite tables of groups' places, and of those where posting has stopped.
import type { GroupId, PlaceId, SurfaceId } from '#core/model/ids.ts';
import { check, index, integer, sql, sqliteTable, text, unique } from '../../driver/drizzle.ts';
import { groups } from './groups.ts';

export const places = sqliteTable(
  'places',
  {
    id: integer('id').primaryKey({ autoIncrement: true }).$type<PlaceId>(),
    groupId: integer('group_id')
      .notNull()
      .$type<GroupId>()
      .references(() => groups.id),
    surface: text('surface').notNull().$type<SurfaceId>(),
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    channelId: text('channel_id'),
    /** The order in which a group's places joined it: the first made the group, or has taken that part. */
    joinedAs: integer('joined_as').notNull().default(0),
  },
  (t) => [
    unique('places_identity').on(t.surface, t.workspaceId),
    index('places_group').on(t.groupId),
    check('places_surface', sql`${t.surface} in ('discord', 'slack', 'playground')`),
  ],
);

export const stoppedPlaces = sqliteTable(
  'stopped_places',
  {
    placeId: integer('place_id')
      .primaryKey()
      .$type<PlaceId>()
      .references(() => places.id, { onDelete: 'cascade' }),
    at: integer('at').notNull(),
    why: text('why').notNull(),
    /** When the admin may be told; null once that has begun, since it is done once. */
    tellAt: integer('tell_at'),
  },
  (t) => [index('stopped_places_untold').on(t.tellAt).where(sql`${t.tellAt} is not null`)],
);

/** Places where somebody pressed Stop nudges under the question of a quiet group, and when last. */
export const hushedPlaces = sqliteTable('hushed_places', {
  placeId: integer('place_id')
    .primaryKey()
    .$type<PlaceId>()
    .references(() => places.id, { onDelete: 'cascade' }),
  at: integer('at').notNull(),
});
