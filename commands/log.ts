// /log: logs hours.
import { answer, telling } from '#core/command/answer.ts';
import { defineCommand } from '#core/command/command.ts';
import { required } from '#core/options/option.ts';
import { roomOn } from '#core/rules/day-limit.ts';
import { entryAnswer } from './entries/entry-answer.ts';
import { ENTRY_OPTIONS } from './entries/entry-options.ts';
import { fullDay } from './entries/full-day.ts';
import { askOfNew } from './entries/kept-as-note.ts';

export const log = defineCommand({
  name: 'log',
  about: 'Log hours',
  use: 'every day',
  examples: ['1h30m coding', '45m learning yesterday', '2h coding note:"Data loader works"'],
  options: {
    ...ENTRY_OPTIONS.hours,
    time: required('time', ENTRY_OPTIONS.hours.time.about),
  },
  needs: 'member',
  unchanged: 'Nothing was logged.',
  shortcut: { label: 'Log hours' },
  async run(context, values) {
    const { member, account, today, now } = context;
    const { time, activity, item, date = today, note } = values;
    return context.writeOnce(async (tx) => {
      const room = roomOn(await tx.totals.minutesOn(member.id, date));
      if (time > room) return fullDay(date, today, room, 'Nothing was logged.');
      const entry = await tx.entries.add(
        {
          kind: 'hours',
          member: member.id,
          account: account.id,
          date,
          minutes: time,
          ...(activity && { activity: activity.id }),
          ...(item && { item: item.id }),
          ...(note !== undefined && { note }),
        },
        now,
      );
      const question = askOfNew(entry, context, values);
      return telling(answer(await entryAnswer(tx, context, entry, { question })), entry.id);
    });
  },
});
