// A member's personal nudge and reminders, the warning of their timer, and their checkpoints in each place.

import type { Account } from '#core/model/accounts.ts';
import type { MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Place } from '#core/model/places.ts';
import type { NewPost, OpenPost } from '#core/model/posts.ts';
import { hasChannel } from '#core/posts/places.ts';
import {
  checkpointAt,
  checkpointsOf,
  type Occurrence,
  reviewReminderAt,
  weeklyOf,
} from '#core/rules/schedule.ts';
import { earliestSendable } from '#core/rules/schedule-late.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import { accountFor, align, nextOf, type Planning } from './align.ts';
import { warningAsked } from './timer-warning.ts';

export async function planMember(planning: Planning, id: MemberId): Promise<void> {
  const { tx, facts, now } = planning;
  const open = await tx.posts.openOfMember(id);
  const member = await facts.member(id);
  const account =
    member && member.leftAt === undefined ? await accountFor(planning, member.person) : undefined;
  if (member === undefined || account === undefined) {
    await align(planning, open, []);
    return;
  }
  const checkpoints = await checkpointsAsked(planning, member);
  const nudges = await nudgesAsked(planning, member, account, open);
  const reminders = await reviewRemindersAsked(planning, member, account, checkpoints);
  const warning = await warningAsked(tx, facts.group, member, now);
  await align(planning, open, [...nudges, ...reminders, ...warning]);
  const places = (await facts.places()).filter(hasChannel);
  await tx.posts.schedule(places.flatMap((place) => inPlace(place, checkpoints)));
}

type AskedCheckpoint = Occurrence & { readonly quarter: number };

/** A member's checkpoints that are to come or may still go out late. */
async function checkpointsAsked(
  { tx, facts: { group, roadmap }, now }: Planning,
  member: Member,
): Promise<readonly AskedCheckpoint[]> {
  const changes = await tx.plans.changes(member.id);
  const since = earliestSendable('checkpoint', now) ?? now;
  return checkpointsOf({ member, changes, quarters: roadmap.quarters.length, now })
    .map(({ quarter, day }) => ({ quarter, ...checkpointAt(group, day) }))
    .filter(({ dueAt }) => !isBefore(dueAt, since));
}

function inPlace(
  { id, group, surface }: Place,
  checkpoints: readonly AskedCheckpoint[],
): readonly NewPost[] {
  const target = { kind: 'place', place: id } as const;
  const common = { group, kind: 'checkpoint', target, surface } as const;
  return checkpoints.map(({ period, dueAt }) => ({ ...common, period, dueAt }));
}

/** What a member who chose direct messages is sent each week. */
async function nudgesAsked(
  planning: Planning,
  member: Member,
  { surface }: Account,
  open: readonly OpenPost[],
): Promise<readonly NewPost[]> {
  const { group } = planning.facts;
  const target = { kind: 'member', member: member.id } as const;
  const asked: NewPost[] = [];
  for (const kind of ['personal-nudge', 'reminder'] as const) {
    const weekly = weeklyOf(kind, group, member);
    const common = { group: group.id, kind, target, surface };
    if (weekly !== undefined) asked.push(await nextOf(planning, common, weekly, open));
  }
  return asked;
}

/** The reminders of checkpoints that were sent, for a member who chose direct messages and has not written the review. */
async function reviewRemindersAsked(
  { tx, facts: { group }, now }: Planning,
  member: Member,
  { surface }: Account,
  checkpoints: readonly AskedCheckpoint[],
): Promise<readonly NewPost[]> {
  if (member.nudge !== 'dm') return [];
  const target = { kind: 'member', member: member.id } as const;
  const asked: NewPost[] = [];
  for (const { quarter, period, dueAt } of checkpoints) {
    if (isBefore(now, dueAt)) continue;
    const sentAt = await tx.posts.checkpointSentAt(group.id, period);
    if (sentAt === undefined) continue;
    const review = await tx.reviews.byQuarter(member.id, quarter);
    const after = reviewReminderAt(group, period, sentAt);
    if (review?.writtenAt !== undefined || isBefore(after.dueAt, now)) continue;
    asked.push({ group: group.id, target, surface, kind: 'review-reminder', ...after });
  }
  return asked;
}
