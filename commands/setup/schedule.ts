// /setup schedule: the weekday and time of the weekly nudge.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { rich, command as typed } from '#core/message/inline.ts';
import { message, quiet, text } from '#core/message/message.ts';
import type { Weekday } from '#core/model/groups.ts';
import { factsOf } from '#core/posts/facts.ts';
import { nextNudgeAt } from '#core/posts/upcoming.ts';
import type { Temporal } from '#core/time/temporal.ts';
import { adminAccount } from './admin.ts';
import { noGroup, scheduleText } from './answers.ts';
import { whenText } from './post-words.ts';

export type ScheduleWish = {
  readonly day?: Weekday | undefined;
  readonly time?: Temporal.PlainTime | undefined;
};

export async function setupSchedule(
  context: Context,
  { day, time }: ScheduleWish,
): Promise<Outcome> {
  const { group } = context;
  if (group === undefined) return noGroup();
  if (day === undefined && time === undefined) {
    return answer(
      message(
        text(rich`The weekly nudge comes ${scheduleText(group)}.`),
        quiet(rich`Change it with ${typed('setup schedule day:monday time:09:00')}.`),
      ),
    );
  }
  const roadmap = await context.roadmapOf(group);
  return context.writeOnce(async (tx) => {
    const by = await adminAccount(tx, context);
    const nudge = {
      day: day ?? group.nudge.day,
      time: time?.toString({ smallestUnit: 'minute' }) ?? group.nudge.time,
    };
    await tx.groups.update(group.id, { setUpBy: by, nudge });
    const changed = { ...group, nudge };
    // A week that has had its nudge, or whose new time has passed already, has no other one.
    const next = await nextNudgeAt(factsOf(tx, changed, roadmap), context.now);
    return answer(
      message(
        text(rich`The weekly nudge now comes ${scheduleText(changed)}.`),
        next && quiet(`The next one: ${whenText(next, group.timeZone, context.now)}.`),
      ),
    );
  });
}
