// All that is stored about a person in one group.
import type { MemberId } from '#core/model/ids.ts';
import type { PersonRecord } from '#core/model/privacy.ts';
import { asc, eq } from '../driver/drizzle.ts';
import { instant, plainDate } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { required } from '../engine/rows.ts';
import { formerEntryOf } from '../entries/former.ts';
import { entryOf } from '../entries/rows.ts';
import { prepareVerifications } from '../entries/verifications.ts';
import { goalReads } from '../goals/queries.ts';
import { groupReads } from '../groups/queries.ts';
import { memberOf } from '../members/queries.ts';
import { planChangeOf } from '../plans/queries.ts';
import { postOf } from '../posts/rows.ts';
import { reviewDraftsOf } from '../reviews/drafts.ts';
import { reviewReads } from '../reviews/queries.ts';
import { assessmentOf } from '../skills/queries.ts';
import { timersOfMember } from '../timers/queries.ts';

type Membership = PersonRecord['memberships'][number];

export function membershipRecords(engine: Engine) {
  const { db, once } = engine;
  const { posts, skillAssessments } = engine.tables;
  const { byId: group } = groupReads(engine);
  const { ofMember: goals } = goalReads(engine);
  const timersOf = timersOfMember(engine);
  const entriesOf = entryRecords(engine);

  return async (row: Tables['members']['$inferSelect']): Promise<Membership> => {
    const { id, groupId, mergedInto } = row;
    const [running, ...waiting] = await timersOf(id);
    const assessed = db
      .select()
      .from(skillAssessments)
      .where(eq(skillAssessments.memberId, id))
      .orderBy(asc(skillAssessments.id));
    const posted = db.select().from(posts).where(eq(posts.memberId, id)).orderBy(asc(posts.id));
    return {
      member: memberOf(row),
      ...(mergedInto !== null && { mergedInto }),
      group: required((await group(groupId)) ?? null, 'group_id'),
      goals: await goals(id),
      planChanges: await planRecords(engine, id),
      entries: await entriesOf(id),
      reviews: await reviewRecords(engine, id),
      reviewDrafts: await reviewDraftsOf(engine, id),
      skills: (await once('member_assessments', assessed)).map(assessmentOf),
      ...(running && { timer: running }),
      ...(waiting.length > 0 && { waitingTimers: waiting }),
      posts: (await once('member_posts', posted)).map(postOf),
    };
  };
}

function entryRecords(engine: Engine) {
  const { db, once } = engine;
  const { entries, entryChanges } = engine.tables;
  const verificationsOf = prepareVerifications(engine);

  return async (member: MemberId): Promise<Membership['entries']> => {
    const rows = await once(
      'member_entries',
      db.select().from(entries).where(eq(entries.memberId, member)).orderBy(asc(entries.id)),
    );
    const changes = await once(
      'member_entry_changes',
      db
        .select({ change: entryChanges, row: entries })
        .from(entries)
        .innerJoin(entryChanges, eq(entryChanges.entryId, entries.id))
        .where(eq(entries.memberId, member))
        .orderBy(asc(entryChanges.id)),
    );
    const former = Map.groupBy(changes, ({ row }) => row.id);
    const verifications = await verificationsOf(rows);
    return rows.map((row) => ({
      entry: entryOf(row, verifications.of(row.id)),
      ...(row.setAside && { setAside: true as const }),
      former: (former.get(row.id) ?? []).map(({ change }) => formerEntryOf(change, row)),
    }));
  };
}

async function planRecords(
  { db, tables, once }: Engine,
  member: MemberId,
): Promise<Membership['planChanges']> {
  const { formerPauses, planChanges } = tables;
  const rows = await once(
    'member_plan_changes',
    db
      .select({ change: planChanges, former: formerPauses })
      .from(planChanges)
      .leftJoin(formerPauses, eq(formerPauses.planChangeId, planChanges.id))
      .where(eq(planChanges.memberId, member))
      .orderBy(asc(planChanges.id), asc(formerPauses.id)),
  );
  return [...Map.groupBy(rows, ({ change }) => change.id).values()].flatMap((group) =>
    group.slice(0, 1).map(({ change }) => ({
      ...planChangeOf(change),
      ...(change.undoneAt !== null && { withdrawnAt: instant(change.undoneAt) }),
      ...(change.undoReason !== null && { withdrawnFor: change.undoReason }),
      formerEnds: group.flatMap(({ former }) => (former === null ? [] : [formerEndOf(former)])),
    })),
  );
}

function formerEndOf({ untilDate, at, reason }: Tables['formerPauses']['$inferSelect']) {
  return {
    at: instant(at),
    ...(untilDate !== null && { until: plainDate(untilDate) }),
    ...(reason !== null && { reason }),
  };
}

async function reviewRecords(engine: Engine, member: MemberId): Promise<Membership['reviews']> {
  const { db, once } = engine;
  const { reviewVersions } = engine.tables;
  const versions = await once(
    'member_review_versions',
    db
      .select()
      .from(reviewVersions)
      .where(eq(reviewVersions.memberId, member))
      .orderBy(asc(reviewVersions.id)),
  );
  return (await reviewReads(engine).ofMember(member)).map((review) => ({
    ...review,
    versions: versions
      .filter(({ quarter }) => quarter === review.quarter)
      .map(({ answers, at }) => ({ answers, at: instant(at) })),
  }));
}
