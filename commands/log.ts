// /log: logs hours.
import { answer, defineCommand } from '#core/command/command.ts';
import { optional, required } from '#core/command/option.ts';
import { actions, button, message, quote, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { roomOn } from '#core/rules/day-limit.ts';
import { entryLine } from '#core/views/entry-line.ts';
import { fullDay } from '#core/views/full-day.ts';
import { weekLine } from '#core/views/week-line.ts';

export const log = defineCommand({
  name: 'log',
  about: 'Log hours',
  examples: ['1h30m coding', '45m learning yesterday', '2h coding note:"Data loader works"'],
  options: {
    time: required('time', 'How long: 1h30m, 90m, 1:30 or 1.5'),
    activity: optional('activity', 'What kind of work it was'),
    item: optional('item', 'The item of the roadmap that it was for'),
    date: optional('date', 'When: today, yesterday, last friday, 2026-03-02'),
    note: optional('note', 'Anything worth remembering'),
  },
  needs: 'member',
  unchanged: 'Nothing was logged.',
  async run({ member, account, roadmap, today, now, once }, values) {
    const { time, activity, item, date = today, note } = values;
    return once(async (tx) => {
      const room = roomOn(await tx.minutesOn(member.id, date));
      if (time > room) return fullDay(date, today, room, 'Nothing was logged.');
      const entry = await tx.addEntry(
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
      return answer(
        message(
          text(entryLine(entry, roadmap, today)),
          note === undefined ? undefined : quote(note),
          await weekLine(tx, member, date, today),
          actions(button('Undo', press('undo.entry', entry.id))),
        ),
      );
    });
  },
});
