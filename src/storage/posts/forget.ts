// Posts that ended long ago, but for those by which it is known what may still come.
import type { PostWrites } from '#core/model/posts.ts';
import { and, inArray, isNull, lt, ne, or, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';

/** As many of a place's last nudges stay as tell whether its group is quiet, and more. */
const LAST_NUDGES = 10;

export function forgetPosts({ db, tables, once }: Engine): Pick<PostWrites, 'forgetEndedBefore'> {
  const { posts } = tables;
  // Of one place its sent nudges are ordered by their ids: each is planned after the one before it.
  const later = sql`(select count(*) from ${posts} as later where later.place_id = ${posts.placeId}
    and later.state = 'sent' and later.kind = 'nudge' and later.id > ${posts.id})`;
  const old = (before: number) =>
    and(
      isNull(posts.nextAt),
      ne(posts.kind, 'roadmap-review'),
      lt(posts.endedAt, before),
      or(ne(posts.kind, 'nudge'), ne(posts.state, 'sent'), sql`${later} >= ${LAST_NUDGES}`),
    );
  return {
    async forgetEndedBefore(before, limit) {
      const some = db
        .select({ id: posts.id })
        .from(posts)
        .where(old(millis(before)))
        .limit(limit);
      const forgotten = await once(
        'posts_forget',
        db.delete(posts).where(inArray(posts.id, some)).returning({ id: posts.id }),
      );
      return forgotten.length;
    },
  };
}
