// What a person is in one group, in the file of an export: the membership and what hangs on it, entries apart.
import type { MemberId } from '#core/model/ids.ts';
import type { PostOutcomeRecord } from '#core/model/posts.ts';
import type { PersonRecord } from '#core/model/privacy.ts';
import { skillAreaById } from '#core/roadmap/lookups.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { itemNames } from './export-entry.ts';
import type { PersonExport } from './export-schema.ts';

export type Membership = PersonRecord['memberships'][number];

/** What rows of one membership are written with. After linking, a group can hold two memberships of one person. */
export type ExportedMembership = {
  readonly group: string;
  readonly membership: MemberId;
  readonly roadmap: Roadmap;
};

type Rows = Pick<
  PersonExport,
  | 'memberships'
  | 'goals'
  | 'reviews'
  | 'reviewDrafts'
  | 'planChanges'
  | 'skills'
  | 'timers'
  | 'posts'
>;

export function membershipRow(
  { member, mergedInto }: Membership,
  { group, roadmap }: ExportedMembership,
): Rows['memberships'][number] {
  const { id, start, followsCohort, timeZone, dayEnds, visibility, nudge, joinedAt, leftAt } =
    member;
  return {
    id,
    group,
    ...(mergedInto !== undefined && { mergedInto }),
    roadmap: roadmap.title,
    start: start.toString(),
    followsCohort,
    timeZone,
    dayEnds,
    visibility,
    nudge,
    joinedAt: joinedAt.toString(),
    ...(leftAt && { leftAt: leftAt.toString() }),
  };
}

export function goalRows(
  { goals }: Membership,
  { group, membership }: ExportedMembership,
): Rows['goals'] {
  return goals.map(({ from, hours, reason }) => ({
    group,
    membership,
    from: from.toString(),
    hours,
    ...(reason !== undefined && { reason }),
  }));
}

export function reviewRows(
  { reviews }: Membership,
  { group, membership }: ExportedMembership,
): Rows['reviews'] {
  return reviews.map(({ quarter, answers, steps, writtenAt, revisedAt, versions }) => ({
    group,
    membership,
    quarter,
    answers: { ...answers },
    steps: [...steps],
    ...(writtenAt && { writtenAt: writtenAt.toString() }),
    ...(revisedAt && { revisedAt: revisedAt.toString() }),
    ...(versions.length > 0 && {
      former: versions.map((each) => ({ answers: { ...each.answers }, at: each.at.toString() })),
    }),
  }));
}

export function reviewDraftRows(
  { reviewDrafts }: Membership,
  { group, membership }: ExportedMembership,
): Rows['reviewDrafts'] {
  return reviewDrafts.map(({ quarter, answers, at }) => ({
    group,
    membership,
    quarter,
    answers: { ...answers },
    at: at.toString(),
  }));
}

export function planChangeRows(
  { planChanges }: Membership,
  { group, membership, roadmap }: ExportedMembership,
): Rows['planChanges'] {
  return planChanges.map((change) => {
    const { reason, recordedAt, withdrawnAt, withdrawnFor, formerEnds } = change;
    return {
      group,
      membership,
      ...planChangeFacts(change, roadmap),
      ...(reason !== undefined && { reason }),
      recordedAt: recordedAt.toString(),
      ...(withdrawnAt && { withdrawnAt: withdrawnAt.toString() }),
      ...(withdrawnFor !== undefined && { withdrawnFor }),
      ...(formerEnds.length > 0 && {
        formerEnds: formerEnds.map(({ at, until, reason: endedFor }) => ({
          at: at.toString(),
          ...(until && { until: until.toString() }),
          ...(endedFor !== undefined && { reason: endedFor }),
        })),
      }),
    };
  });
}

function planChangeFacts(change: Membership['planChanges'][number], roadmap: Roadmap) {
  switch (change.kind) {
    case 'shift':
      return { kind: change.kind, from: change.from.toString(), weeks: change.weeks };
    case 'pause': {
      const { kind, from, until } = change;
      return { kind, from: from.toString(), ...(until && { until: until.toString() }) };
    }
    case 'skip':
      return { kind: change.kind, ...itemNames(roadmap, change.item) };
  }
}

export function skillRows(
  { skills }: Membership,
  { group, membership, roadmap }: ExportedMembership,
): Rows['skills'] {
  return skills.map(({ area, level, at }) => {
    const title = skillAreaById(roadmap, area)?.title;
    return {
      group,
      membership,
      area,
      ...(title !== undefined && { areaTitle: title }),
      level,
      at: at.toString(),
    };
  });
}

/** The timer that runs, and those that wait for its end. */
export function timerRows(
  { timer, waitingTimers = [] }: Membership,
  exported: ExportedMembership,
): Rows['timers'] {
  const running = timer === undefined ? [] : [timerRow(timer, exported)];
  const waiting = waitingTimers.map((each) => ({
    ...timerRow(each, exported),
    waiting: true as const,
  }));
  return [...running, ...waiting];
}

function timerRow(
  timer: NonNullable<Membership['timer']>,
  { group, membership, roadmap }: ExportedMembership,
): Rows['timers'][number] {
  const { account, startedAt, date, activity, item, note } = timer;
  return {
    group,
    membership,
    account,
    startedAt: startedAt.toString(),
    date: date.toString(),
    ...(activity !== undefined && { activity }),
    ...(item !== undefined && itemNames(roadmap, item)),
    ...(note !== undefined && { note }),
  };
}

export function postRows(
  { posts }: Membership,
  { group, membership }: ExportedMembership,
): Rows['posts'] {
  return posts.map((post) => ({
    group,
    membership,
    kind: post.kind,
    period: post.period,
    dueAt: post.dueAt.toString(),
    ...('outcome' in post ? postOutcome(post.outcome) : { state: post.state }),
  }));
}

function postOutcome(outcome: PostOutcomeRecord) {
  const { state, at } = outcome;
  return {
    state,
    endedAt: at.toString(),
    ...(state === 'sent' && { messageId: outcome.messageId }),
  };
}
