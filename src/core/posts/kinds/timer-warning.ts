// The warning of a timer that has run for long, by direct message to the account that started it.
import { timerWarning } from '../../entries/timer-answer.ts';
import { message } from '../../message/message.ts';
import { roomOn } from '../../rules/day-limit.ts';
import { dateFor } from '../../time/personal-day.ts';
import { type Composed, type Composing, type DuePost, notDue } from '../compose.ts';
import { lateLine } from '../late.ts';
import { runningTimerOf } from '../timer-run.ts';

/** Composes the warning: how long it has run, and the ways to end it. */
export async function composeTimerWarning(post: DuePost, composing: Composing): Promise<Composed> {
  const { facts, now } = composing;
  const running = await runningTimerOf(facts.read, post);
  if (running === undefined) return notDue('the timer has ended');
  const { timer, member } = running;
  const zone = member.timeZone;
  const seen = { roadmap: facts.roadmap, now, zone, today: dateFor(member, now) };
  const room = roomOn(await facts.read.totals.minutesOn(member.id, timer.date));
  const { facts: lines, buttons } = timerWarning(timer, room, seen);
  return { kind: 'message', message: message(...lines, lateLine(post, composing, zone), buttons) };
}
