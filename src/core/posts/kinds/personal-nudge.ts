// The weekly nudge by direct message: how the week went, what this one needs, one thing to do next.
import { bold, joined, type Rich, rich } from '../../message/inline.ts';
import { type Block, message, text } from '../../message/message.ts';
import type { Standing } from '../../progress/standing.ts';
import { weekLineOf } from '../../progress/week-line.ts';
import { weekAsks } from '../../rules/asked-week.ts';
import { counted } from '../../text/counted.ts';
import { dayOf } from '../../time/day.ts';
import { formatHours } from '../../time/format-time.ts';
import { minutes, type PlainDate } from '../../time/temporal.ts';
import { cameWithinADay } from '../a-day-apart.ts';
import { type Composed, type Composing, type DuePost, notDue } from '../compose.ts';
import { ASKS_NOTHING, nextBlock, nudgeButtons, nudgedMember } from '../direct-nudge.ts';
import { reportedWeek } from '../group-week.ts';
import { lateLine } from '../late.ts';

export async function composePersonalNudge(post: DuePost, composing: Composing): Promise<Composed> {
  const nudged = await nudgedMember(post, composing);
  if (typeof nudged === 'string') return notDue(nudged);
  const { group, roadmap } = composing.facts;
  const { member, today, standing } = nudged;
  const { state } = standing.week;
  if (state === 'paused' || state === 'before') return notDue(ASKS_NOTHING[state]);
  const { read } = composing.facts;
  if (!composing.again && (await cameWithinADay(read, member.id, 'reminder', composing.now))) {
    return notDue('a reminder came less than a day before');
  }
  const [latest] = await read.entries.history(member.id, { offset: 0, limit: 1 });
  const begun = latest !== undefined && dayOf(latest.date) >= dayOf(reportedWeek(today));
  return {
    kind: 'message',
    message: message(
      text(joined(' · ', bold('Your week'), group.name)),
      reportedLine(standing, today),
      text(neededText(standing)),
      nextBlock(roadmap, standing, begun),
      lateLine(post, composing, member.timeZone),
      nudgeButtons(),
    ),
  };
}

/** The week in progress from Friday to Sunday, else the last one; nothing of a week that asked nothing and has nothing. */
function reportedLine({ plan, weeks, goals }: Standing, today: PlainDate): Block | undefined {
  const monday = reportedWeek(today);
  const logged = weeks.find(({ week }) => week.equals(monday))?.minutes;
  if (logged === undefined && !weekAsks(plan, monday)) return undefined;
  return weekLineOf({ monday, logged: logged ?? minutes(0), goals }, today);
}

function neededText({ streak, week }: Standing): Rich {
  return joined(
    ' ',
    streak.weeks > 0 ? `Streak: ${counted(streak.weeks, 'week')}.` : undefined,
    week.needed > 0
      ? rich`This week needs ${bold(formatHours(week.needed))}.`
      : week.state === 'running'
        ? 'This week’s goal is met.'
        : undefined,
  );
}
