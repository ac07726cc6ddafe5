// The reminder by direct message on the week's fifth day: nothing is logged this week yet.
import { rich } from '../../message/inline.ts';
import { message, progress, text } from '../../message/message.ts';
import { dayOf } from '../../time/day.ts';
import { formatHours } from '../../time/format-time.ts';
import { minutes } from '../../time/temporal.ts';
import { mondayOf } from '../../time/week.ts';
import { comesWithinADay } from '../a-day-apart.ts';
import { type Composed, type Composing, type DuePost, notDue } from '../compose.ts';
import { ASKS_NOTHING, nextBlock, nudgeButtons, nudgedMember } from '../direct-nudge.ts';
import { lateLine } from '../late.ts';

export async function composeReminder(post: DuePost, composing: Composing): Promise<Composed> {
  const nudged = await nudgedMember(post, composing);
  if (typeof nudged === 'string') return notDue(nudged);
  const { member, today, standing } = nudged;
  const { week } = standing;
  if (week.state !== 'running') return notDue(ASKS_NOTHING[week.state]);
  const { read, roadmap } = composing.facts;
  const [latest] = await read.entries.history(member.id, { offset: 0, limit: 1 });
  if (latest !== undefined && dayOf(latest.date) >= dayOf(mondayOf(today))) {
    return notDue('something is logged this week');
  }
  if (
    !composing.again &&
    (await comesWithinADay(read, member.id, 'personal-nudge', composing.now))
  ) {
    return notDue('a personal nudge is less than a day from it');
  }
  return {
    kind: 'message',
    message: message(
      text('Nothing is logged this week yet.'),
      progress(0, rich`This week ${formatHours(minutes(0))} of ${formatHours(week.goal)}`),
      nextBlock(roadmap, standing),
      lateLine(post, composing, member.timeZone),
      nudgeButtons(),
    ),
  };
}
