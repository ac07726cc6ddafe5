// /setup schedule: the weekday and time of the weekly nudge.
import { answer, type Context, type Outcome } from '../command/command.ts';
import { rich, command as typed } from '../message/inline.ts';
import { message, quiet, text } from '../message/message.ts';
import type { Weekday } from '../model/group.ts';
import type { Temporal } from '../time/temporal.ts';
import { adminAccount } from './admin.ts';
import { noGroup, scheduleText } from './answers.ts';

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
        text(rich`The weekly nudge comes ${scheduleText(group)}. Nothing was changed.`),
        quiet(rich`Change it with ${typed('setup schedule day:monday time:09:00')}.`),
      ),
    );
  }
  return context.once(async (tx) => {
    const by = await adminAccount(tx, context);
    const nudge = {
      day: day ?? group.nudge.day,
      time: time?.toString({ smallestUnit: 'minute' }) ?? group.nudge.time,
    };
    await tx.updateGroup(group.id, { setUpBy: by, nudge });
    return answer(
      message(text(rich`The weekly nudge comes ${scheduleText({ ...group, nudge })} from now on.`)),
    );
  });
}
