// Keeps the stored future what the rules ask for: schedules that something has changed are planned again.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Account } from '#core/model/accounts.ts';
import type { MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Place } from '#core/model/places.ts';
import type { NewPost, OpenPost, Post } from '#core/model/posts.ts';
import type { StaleSchedule } from '#core/model/schedules.ts';
import type { Transaction } from '#core/model/store.ts';
import { isSame, lastTaken, toCome } from '#core/posts/under-way.ts';
import {
  checkpointAt,
  checkpointsOf,
  nextWeekly,
  nudgeOf,
  type Occurrence,
  personalNudgeOf,
  reminderOf,
  reviewReminderAt,
  roadmapReviewOf,
  type Weekly,
} from '#core/rules/schedule.ts';
import { earliestSendable } from '#core/rules/schedule-late.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import type { Instant } from '#core/time/temporal.ts';
import { reachable } from '../life/reachable.ts';
import { type SchedulerParts, type Setting, settingOf } from '../life/scheduler-parts.ts';
import { warningAsked } from './timer-warning.ts';

export type Planner = {
  /** Plans stale schedules again, up to a bound; true when more are left. */
  plan(): Promise<boolean>;
};

type Parts = Omit<SchedulerParts, 'composers' | 'log'>;

/** Schedules planned in one unit of work: commands wait behind it. */
const IN_ONE_UNIT = 10;
/** What has come due since a change was made, while no tick had looked at it, is not passed over. */
const SINCE = { minutes: 1 } as const;
/** Units of work before posts that are due get their turn. */
const UNITS = 100;

export function createPlanner(parts: Parts): Planner {
  /** What each roadmap looked like when it was last compared with what is stored. */
  const known = new Map<string, string>();

  async function noteRoadmaps(): Promise<void> {
    for (const [id, { quarters, nextReview }] of parts.roadmaps.byId) {
      const facts = `${quarters.length} quarters, review ${nextReview.date} (${nextReview.precision})`;
      if (known.get(id) === facts) continue;
      await parts.store.run((tx) => tx.schedules.noteRoadmap(id, facts));
      known.set(id, facts);
    }
  }

  return {
    async plan() {
      await noteRoadmaps();
      for (let units = 0; units < UNITS; units += 1) {
        // Asked outside a unit first: most ticks find nothing and write nothing.
        if ((await parts.store.read.schedules.stale(1)).length === 0) return false;
        await parts.store.run(async (tx) => {
          for (const stale of await tx.schedules.stale(IN_ONE_UNIT)) {
            await planAgain(parts, tx, stale);
            await tx.schedules.markPlanned(stale);
          }
        });
        await nextTurn();
      }
      return true;
    },
  };
}

async function planAgain(parts: Parts, tx: Transaction, stale: StaleSchedule): Promise<void> {
  const setting = await settingOf(parts, tx, stale.group);
  if (setting === undefined) return;
  const planning = { parts, tx, setting, now: parts.clock.now() };
  await (stale.member === undefined ? planGroup(planning) : planMember(planning, stale.member));
}

type Planning = {
  readonly parts: Parts;
  readonly tx: Transaction;
  readonly setting: Setting;
  readonly now: Instant;
};

/** The nudge of each place that has a channel, the roadmap's review, and what a repaired place missed. */
async function planGroup(planning: Planning): Promise<void> {
  const { tx, setting, now } = planning;
  const { group } = setting;
  const open = await tx.posts.openOfGroup(group.id);
  const places = (await tx.places.ofGroup(group.id)).filter(postsSomewhere);
  const stopped = new Set((await tx.places.stoppedOfGroup(group.id)).map(({ place }) => place));
  const wanted: NewPost[] = [];
  for (const { id, surface } of places) {
    const target = { kind: 'place', place: id } as const;
    const nudge = { group: group.id, kind: 'nudge', target, surface } as const;
    wanted.push(await nextOf(planning, nudge, nudgeOf(group), open));
    if (stopped.has(id)) continue;
    for (const kind of ['nudge', 'checkpoint', 'review-reminder'] as const) {
      const since = earliestSendable(kind, now);
      if (since !== undefined) await tx.posts.reopenRefused(id, kind, since, now);
    }
  }
  // Something has changed: an admin or a channel that takes it may be there now.
  await tx.posts.reopenRoadmapReview(group.id, now);
  const review = await roadmapReview(planning, places);
  if (review !== undefined) wanted.push(review);
  const planned = open.filter(({ kind }) => kind === 'nudge' || kind === 'roadmap-review');
  await align(planning, planned, wanted);
}

function postsSomewhere({ channelId }: Place): boolean {
  return channelId !== undefined;
}

async function roadmapReview(
  { parts, tx, setting: { group, roadmap } }: Planning,
  places: readonly Place[],
): Promise<NewPost | undefined> {
  const occurrence = roadmapReviewOf(group, roadmap);
  const admin = group.setUpBy && (await tx.accounts.byId(group.setUpBy));
  const account = admin && (await accountFor(parts, tx, admin.person));
  const surface = account?.surface ?? places[0]?.surface;
  if (occurrence === undefined || surface === undefined) return undefined;
  const common = { group: group.id, kind: 'roadmap-review', target: { kind: 'admin' } } as const;
  return { ...common, surface, ...occurrence };
}

/** A member's personal nudge and reminders, the warning of their timer, and their checkpoints in each place. */
async function planMember(planning: Planning, id: MemberId): Promise<void> {
  const { parts, tx, setting } = planning;
  const open = await tx.posts.openOfMember(id);
  const member = await tx.members.byId(id);
  const account =
    member && member.leftAt === undefined ? await accountFor(parts, tx, member.person) : undefined;
  if (member === undefined || account === undefined) {
    await align(planning, open, []);
    return;
  }
  const checkpoints = await checkpointsAsked(planning, member);
  const messages = await messagesAsked(planning, { member, account, open, checkpoints });
  const warning = await warningAsked(tx, setting.group, member, planning.now);
  await align(planning, open, [...messages, ...warning]);
  const places = (await tx.places.ofGroup(setting.group.id)).filter(postsSomewhere);
  await tx.posts.schedule(places.flatMap((place) => inPlace(planning, place, checkpoints)));
}

type AskedCheckpoint = Occurrence & { readonly quarter: number };

/** A member's checkpoints that are to come or may still go out late. */
async function checkpointsAsked(
  { tx, setting: { group, roadmap }, now }: Planning,
  member: Member,
): Promise<readonly AskedCheckpoint[]> {
  const changes = await tx.plans.changes(member.id);
  const since = earliestSendable('checkpoint', now) ?? now;
  return checkpointsOf({ member, changes, quarters: roadmap.quarters.length, now })
    .map(({ quarter, day }) => ({ quarter, ...checkpointAt(group, day) }))
    .filter(({ dueAt }) => !isBefore(dueAt, since));
}

function inPlace(
  { setting }: Planning,
  { id, surface }: Place,
  checkpoints: readonly AskedCheckpoint[],
): readonly NewPost[] {
  const target = { kind: 'place', place: id } as const;
  const common = { group: setting.group.id, kind: 'checkpoint', target, surface } as const;
  return checkpoints.map(({ period, dueAt }) => ({ ...common, period, dueAt }));
}

type MessagesOf = {
  readonly member: Member;
  readonly account: Account;
  readonly open: readonly OpenPost[];
  readonly checkpoints: readonly AskedCheckpoint[];
};

/** What a member who chose direct messages is sent next. */
async function messagesAsked(
  planning: Planning,
  { member, account, open, checkpoints }: MessagesOf,
): Promise<readonly NewPost[]> {
  const { tx, setting, now } = planning;
  const { group } = setting;
  const target = { kind: 'member', member: member.id } as const;
  const common = { group: group.id, target, surface: account.surface };
  const asked: NewPost[] = [];
  const nudge = personalNudgeOf(group, member);
  const reminder = reminderOf(group, member);
  if (nudge) asked.push(await nextOf(planning, { ...common, kind: 'personal-nudge' }, nudge, open));
  if (reminder) asked.push(await nextOf(planning, { ...common, kind: 'reminder' }, reminder, open));
  if (member.nudge !== 'dm') return asked;
  for (const { quarter, period, dueAt } of checkpoints) {
    if (isBefore(now, dueAt)) continue;
    const sentAt = await tx.posts.checkpointSentAt(group.id, period);
    if (sentAt === undefined) continue;
    const review = await tx.reviews.byQuarter(member.id, quarter);
    const after = reviewReminderAt(group, period, sentAt);
    if (review?.writtenAt !== undefined || isBefore(after.dueAt, now)) continue;
    asked.push({ ...common, kind: 'review-reminder', ...after });
  }
  return asked;
}

/** The next weekly post that is to come; a week whose post is done or under way has none. */
async function nextOf(
  { tx, now }: Planning,
  common: Omit<Post, 'id' | 'period' | 'dueAt'> & Pick<NewPost, 'surface'>,
  weekly: Weekly,
  open: readonly OpenPost[],
): Promise<NewPost> {
  const last = await lastTaken(tx, common, open, now);
  return { ...common, ...nextWeekly(weekly, now.subtract(SINCE), last) };
}

/**
 * Makes the stored future what is wanted: what is to come and not wanted at that time is removed, what is missing is
 * stored. What is due already is left to its delivery, which asks the rules again.
 */
async function align(
  { tx, now }: Planning,
  open: readonly OpenPost[],
  wanted: readonly NewPost[],
): Promise<void> {
  const unwanted = open.filter(
    (post) =>
      toCome(post, now) &&
      !wanted.some(
        (each) =>
          isSame(each, post) && each.dueAt.equals(post.dueAt) && each.surface === post.surface,
      ),
  );
  await tx.posts.unschedule(unwanted.map(({ id }) => id));
  await tx.posts.schedule(wanted);
}

/** Where a person would probably be reached: the account used last, on a platform that runs here if there is one. */
async function accountFor(
  { surface }: Parts,
  tx: Transaction,
  person: Account['person'],
): Promise<Account | undefined> {
  const accounts = await tx.accounts.lastUsedFirst(person);
  return reachable(accounts, surface)?.account ?? accounts[0];
}
