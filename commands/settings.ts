// /settings: how one is nudged and seen in a group, and in which zone and until when one's days are counted.

import { answer, type Effect, type Outcome } from '#core/command/answer.ts';
import { defineCommand, type MemberContext } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { fields, type Message, message, quiet, text } from '#core/message/message.ts';
import {
  type Member,
  NUDGES,
  type NudgePreference,
  VISIBILITIES,
  type Visibility,
} from '#core/model/members.ts';
import type { Transaction } from '#core/model/store.ts';
import { optional, optionalChoice, type Values } from '#core/options/option.ts';
import { optionForm } from '#core/options/option-form.ts';
import { type DayEnd, MIDNIGHT } from '#core/time/personal-day.ts';
import { announcementsFollow } from './entries/own-announcements.ts';

const OPTIONS = {
  timezone: optional('timezone', 'Your time zone, or a city in it'),
  nudge: optionalChoice(NUDGES, 'Mentioned in the weekly post, by direct message, or not at all'),
  visibility: optionalChoice(
    VISIBILITIES,
    'By name, as “a member”, or not at all; hidden also announces nothing',
  ),
  'day-ends': optional('day-end', 'Until then, from 00:00 to 06:00, it is still the day before'),
};
type Wishes = Values<typeof OPTIONS>;

export const settings = defineCommand({
  name: 'settings',
  about: 'Your time zone, your nudges, how others see you, and when your day ends',
  use: 'my settings',
  examples: ['', 'nudge:dm', 'visibility:anonymous', 'timezone:Europe/Berlin', 'day-ends:04:00'],
  options: OPTIONS,
  needs: 'member',
  run(context, wishes) {
    const asked = Object.values(wishes).some((wish) => wish !== undefined);
    return asked ? change(context, wishes) : show(context);
  },
});

/** The form with what holds now; a form sent back empty is answered in words, as no form can follow it. */
async function show({ ask, member, group }: MemberContext): Promise<Outcome> {
  if (ask.input.kind === 'submit') return answer(settingsOf(member, group.name, false));
  const { timeZone: timezone, nudge, visibility, dayEnds } = member;
  const held = { timezone, nudge, visibility, 'day-ends': dayEnds };
  return { kind: 'form', form: optionForm(settings, held) };
}

function change(context: MemberContext, wishes: Wishes): Promise<Outcome> {
  return context.writeOnce(async (tx) => {
    // Read anew: another interaction may have changed them since this one began.
    const before = (await tx.members.byId(context.member.id)) ?? context.member;
    const after = { ...before, ...wanted(wishes) };
    const changed =
      after.timeZone !== before.timeZone ||
      after.dayEnds !== before.dayEnds ||
      after.nudge !== before.nudge ||
      after.visibility !== before.visibility;
    if (changed) await tx.members.update(before.id, wanted(wishes));
    const follows = await announcementsAfter(tx, before, after);
    return answer(settingsOf(after, context.group.name, changed), ...follows);
  });
}

function wanted({ timezone, nudge, visibility, 'day-ends': dayEnds }: Wishes) {
  return {
    ...(timezone !== undefined && { timeZone: timezone }),
    ...(dayEnds !== undefined && { dayEnds }),
    ...(nudge !== undefined && { nudge }),
    ...(visibility !== undefined && { visibility }),
  };
}

/** What is posted already says the name that the member has from now on. */
async function announcementsAfter(
  tx: Transaction,
  before: Member,
  after: Member,
): Promise<readonly Effect[]> {
  if (before.visibility === after.visibility) return [];
  return announcementsFollow(await tx.privacy.recordOf(after.person), after.group);
}

function settingsOf(member: Member, group: string, changed: boolean): Message {
  return message(
    text(
      changed
        ? rich`Your settings in ${bold(group)} are changed.`
        : rich`Your settings in ${bold(group)} hold already. Nothing was changed.`,
    ),
    fields(
      ['Time zone', member.timeZone],
      ['Nudges', rich`${bold(member.nudge)}: ${NUDGE_MEANINGS[member.nudge]}`],
      ['Visibility', rich`${bold(member.visibility)}: ${VISIBILITY_MEANINGS[member.visibility]}`],
      ['Day ends', rich`${bold(member.dayEnds)}: ${dayEndMeaning(member.dayEnds)}`],
    ),
    member.visibility === 'anonymous'
      ? quiet('A link that you give with a deliverable is announced, and may show who you are.')
      : undefined,
    quiet(rich`Change any of it with ${typed('settings')}.`),
  );
}

function dayEndMeaning(dayEnds: DayEnd): string {
  return dayEnds === MIDNIGHT
    ? 'your days are those of the calendar'
    : 'until then it is still the day before for you; what is logged keeps its date';
}

const NUDGE_MEANINGS: Readonly<Record<NudgePreference, string>> = {
  mention: 'you may be mentioned in the weekly post',
  dm: 'you get your nudge by direct message',
  off: 'you get no nudges',
};

const VISIBILITY_MEANINGS: Readonly<Record<Visibility, string>> = {
  public: 'others see your name and can look you up',
  anonymous: 'you are “a member” to others, and nobody can look you up',
  hidden: 'you are on no board, nothing is announced, and nobody can look you up',
};
