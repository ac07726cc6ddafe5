// /join: joins the group's roadmap, or corrects start, zone and goal.
import {
  answer,
  type Effect,
  type Outcome,
  replacement,
  turnedPage,
} from '#core/command/answer.ts';
import { defineCommand, type GroupContext } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { actions, button, fields, message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Goal } from '#core/model/goals.ts';
import { type Member, NUDGES, type NudgePreference } from '#core/model/members.ts';
import type { Transaction } from '#core/model/store.ts';
import { HOURS, optional } from '#core/options/option.ts';
import { BEFORE_START } from '#core/progress/before-start.ts';
import { goalMonday, goalOn } from '#core/rules/goal.ts';
import { defaultGoal, defaultStart } from '#core/rules/starting.ts';
import { formatDate } from '#core/time/format-date.ts';
import { dateFor } from '#core/time/personal-day.ts';
import { dateIn, type PlainDate, Temporal, type ZoneId } from '#core/time/temporal.ts';
import { mondayOf } from '#core/time/week.ts';
import { announcementsFollow } from './entries/own-announcements.ts';
import { offerAgain } from './join/offer-again.ts';

type Wishes = {
  readonly start?: PlainDate | undefined;
  readonly timezone?: ZoneId | undefined;
  readonly goal?: number | undefined;
};

export const join = defineCommand({
  name: 'join',
  about: 'Join the roadmap, or correct your start, time zone and weekly goal',
  use: 'my settings',
  examples: ['', 'start:2026-03-02 timezone:Europe/Berlin goal:15', 'goal:12'],
  options: {
    start: optional('plan-date', 'Your first day; by default the group’s start or today'),
    timezone: optional('timezone', 'Your time zone, or a city in it'),
    goal: optional('number', 'Hours a week that you aim for', { min: 1, max: 80, units: HOURS }),
  },
  needs: 'group',
  unchanged: 'Nothing was changed.',
  run: (context, wishes) => joinOrCorrect(context, wishes),
  actions: {
    // `args` are of what was typed before, and refused.
    after: (context, { args }) => joinOrCorrect(context, {}, args),
    start: (context, { args }) => context.writeOnce((tx) => startOn(tx, context, args[0])),
    nudge: (context, { args }) => context.writeOnce((tx) => nudgeBy(tx, context, args[0])),
  },
});

async function joinOrCorrect(
  context: GroupContext,
  wishes: Wishes,
  before: readonly string[] = [],
): Promise<Outcome> {
  const { member } = context;
  const knownZone =
    member === undefined && wishes.timezone === undefined
      ? await context.ask.asker.timeZone()
      : undefined;
  return context.writeOnce(async (tx) => {
    const outcome =
      member === undefined
        ? await joined(tx, context, { ...wishes, timezone: wishes.timezone ?? knownZone })
        : await joinedBefore(tx, context, member, wishes);
    const offered = await offerAgain(tx, context, before);
    if (outcome.kind !== 'message') return outcome;
    const shown = message(...outcome.message.blocks, ...offered);
    return turnedPage(context, shown, ...(outcome.effects ?? []));
  });
}

async function joined(tx: Transaction, context: GroupContext, wishes: Wishes): Promise<Outcome> {
  const { group, roadmap, now } = context;
  const timeZone = wishes.timezone ?? group.timeZone;
  const today = dateIn(timeZone, now);
  const start = wishes.start ?? defaultStart(group.start, today).start;
  const goal =
    wishes.goal === undefined
      ? defaultGoal(roadmap.weeklyHours.minimum, start)
      : { from: mondayOf(start), hours: wishes.goal };
  return welcome(tx, context, await addMember(tx, context, { start, timeZone, goal }), wishes);
}

/** By the first of two clicks: the second sets the same, and is told the same. Else what was joined is corrected. */
async function joinedBefore(
  tx: Transaction,
  context: GroupContext,
  member: Member,
  wishes: Wishes,
): Promise<Outcome> {
  const outcome = await corrected(tx, context, member, wishes);
  if (context.overtaken === undefined || context.overtaken.member !== undefined) return outcome;
  return welcome(tx, context, (await tx.members.byId(member.id)) ?? member, wishes);
}

async function welcome(
  tx: Transaction,
  { group, roadmap, now }: GroupContext,
  member: Member,
  wishes: Wishes,
): Promise<Outcome> {
  const today = dateIn(member.timeZone, now);
  const other = wishes.start === undefined ? defaultStart(group.start, today).other : undefined;
  return answer(
    message(
      text(rich`You have joined ${bold(group.name)}, which follows ${bold(roadmap.title)}.`),
      await settingsBlock(tx, member, today),
      aheadLine(member, today),
      other &&
        actions(
          button(
            `Start on ${formatDate(other, today)} instead`,
            press('join.start', other.toString()),
          ),
        ),
      text('How would you like to be nudged, once a week?'),
      nudgeButtons(),
      quiet(rich`Change any of this with ${typed('join')}. Your first step: ${typed('next')}.`),
    ),
  );
}

async function addMember(
  tx: Transaction,
  { ask, group, now }: GroupContext,
  { start, timeZone, goal }: Pick<Member, 'start' | 'timeZone'> & { readonly goal: Goal },
): Promise<Member> {
  const { workspaceId, userId, name } = ask.asker;
  const id = { surface: ask.surface, workspaceId, userId };
  const account = await tx.accounts.findOrAdd(id, name, now);
  const added = {
    group: group.id,
    person: account.person,
    start,
    followsCohort: start.equals(group.start),
    timeZone,
    visibility: 'public',
    nudge: 'off',
    joinedAt: now,
  } as const;
  return tx.members.add(added, goal);
}

async function corrected(
  tx: Transaction,
  context: GroupContext,
  member: Member,
  wishes: Wishes,
): Promise<Outcome> {
  const { group, now } = context;
  const timeZone = wishes.timezone ?? member.timeZone;
  const today = dateFor({ timeZone, dayEnds: member.dayEnds }, now);
  await setWishes(tx, context, member, wishes, today);
  const changed = Object.values(wishes).some((wish) => wish !== undefined);
  if (changed) await tx.activity.note(member.id, now);
  const current = (await tx.members.byId(member.id)) ?? member;
  return answer(
    message(
      text(
        changed
          ? rich`Corrected. You are in ${bold(group.name)}.`
          : rich`You are already in ${bold(group.name)}.`,
      ),
      await settingsBlock(tx, current, today),
      aheadLine(current, today),
      text('How would you like to be nudged, once a week?'),
      nudgeButtons(current.nudge),
      changed
        ? undefined
        : quiet(rich`Change any of it: ${typed(await ownValues(tx, current, today))}.`),
    ),
    ...(await announcementsAfter(tx, member, current)),
  );
}

async function setWishes(
  tx: Transaction,
  { group }: GroupContext,
  member: Member,
  wishes: Wishes,
  today: PlainDate,
): Promise<void> {
  if (wishes.start !== undefined || wishes.timezone !== undefined) {
    await tx.members.update(member.id, {
      ...(wishes.start && { start: wishes.start, followsCohort: wishes.start.equals(group.start) }),
      ...(wishes.timezone && { timeZone: wishes.timezone }),
    });
  }
  if (wishes.goal !== undefined) {
    const from = goalMonday(await tx.goals.ofMember(member.id), today);
    await tx.goals.set(member.id, { from, hours: wishes.goal });
  }
}

/** What was laid before the new start says so from now on, and the other way round. */
async function announcementsAfter(
  tx: Transaction,
  before: Member,
  after: Member,
): Promise<readonly Effect[]> {
  if (before.start.equals(after.start)) return [];
  return announcementsFollow(await tx.privacy.recordOf(after.person), after.group);
}

/** What would set all as it is. */
async function ownValues(tx: Transaction, { id, start, timeZone }: Member, today: PlainDate) {
  const goal = goalOn(await tx.goals.ofMember(id), today);
  return `join start:${start.toString()} timezone:${timeZone} goal:${goal.hours}`;
}

async function settingsBlock(tx: Transaction, member: Member, today: PlainDate) {
  const goal = goalOn(await tx.goals.ofMember(member.id), today);
  return fields(
    ['Start', formatDate(member.start, today)],
    ['Time zone', member.timeZone],
    ['Weekly goal', `${goal.hours} h`],
  );
}

/** What counts until then is said as soon as a start lies ahead. */
function aheadLine({ start }: Member, today: PlainDate) {
  return Temporal.PlainDate.compare(start, today) > 0 ? text(BEFORE_START) : undefined;
}

const NUDGE_LABELS: Readonly<Record<NudgePreference, string>> = {
  mention: 'Mention me',
  dm: 'Message me',
  off: 'Leave me be',
};

const NUDGE_ANSWERS: Readonly<Record<NudgePreference, string>> = {
  mention: 'You may be mentioned in the weekly post when you have been away for a while.',
  dm: 'You get your weekly nudge by direct message.',
  off: 'You get no nudges.',
};

function nudgeButtons(chosen?: NudgePreference) {
  return actions(
    ...NUDGES.map((nudge) => ({
      ...button(NUDGE_LABELS[nudge], press('join.nudge', nudge)),
      ...(nudge === chosen && { current: true }),
    })),
  );
}

async function startOn(
  tx: Transaction,
  { group, member, today }: GroupContext,
  arg: string | undefined,
): Promise<Outcome> {
  const choices = member === undefined ? undefined : defaultStart(group.start, today);
  const start = choices && [choices.start, choices.other].find((date) => date?.toString() === arg);
  if (member === undefined || start === undefined) {
    return answer(
      message(
        text(
          rich`That date is no longer offered. Set your start with ${typed('join start:today')}.`,
        ),
      ),
    );
  }
  await tx.members.update(member.id, { start, followsCohort: start.equals(group.start) });
  const current = (await tx.members.byId(member.id)) ?? member;
  return replacement(
    message(
      text(rich`You start on ${bold(formatDate(start, today))}.`),
      await settingsBlock(tx, current, today),
      aheadLine(current, today),
      text('How would you like to be nudged, once a week?'),
      nudgeButtons(current.nudge),
    ),
    ...(await announcementsAfter(tx, member, current)),
  );
}

async function nudgeBy(
  tx: Transaction,
  { member }: GroupContext,
  arg: string | undefined,
): Promise<Outcome> {
  const nudge = NUDGES.find((candidate) => candidate === arg);
  if (member === undefined || nudge === undefined) {
    return answer(message(text(rich`Join first with ${typed('join')}. Nothing was changed.`)));
  }
  await tx.members.update(member.id, { nudge });
  return replacement(
    message(
      text(NUDGE_ANSWERS[nudge]),
      nudgeButtons(nudge),
      quiet(rich`See what to do first with ${typed('next')}.`),
    ),
  );
}
