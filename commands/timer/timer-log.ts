// How a run of the stopwatch ends: as an entry of hours, if its date has room, or as one to restore.

import { type Outcome, telling, turnedPage } from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import { dayRoomText } from '#core/entries/day-room.ts';
import { entryLine } from '#core/entries/entry-line.ts';
import { bold, rich } from '#core/message/inline.ts';
import { actions, type Block, button, message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { HoursEntry } from '#core/model/entries.ts';
import type { Reads, Transaction } from '#core/model/store.ts';
import type { Timer } from '#core/model/timers.ts';
import { roomOn } from '#core/rules/day-limit.ts';
import { loggedOf, ranFor } from '#core/rules/timer.ts';
import { formatMinutes } from '#core/time/format-time.ts';
import { minutes } from '#core/time/temporal.ts';
import { entryAnswer } from '../entries/entry-answer.ts';
import { fullDay } from '../entries/full-day.ts';
import { askOfNew } from '../entries/kept-as-note.ts';

export const UNCHANGED = 'Nothing was logged.';

type Run = Pick<HoursEntry, 'date' | 'minutes' | 'activity' | 'item' | 'note'>;

/** Logs what is left of a run and ends its timer, if the date has room for it. */
export async function logRun(
  tx: Transaction,
  context: MemberContext,
  running: Timer,
  run: Run,
): Promise<Outcome> {
  const { member, now, today } = context;
  const room = roomOn(await tx.totals.minutesOn(member.id, run.date));
  if (run.minutes > room) return fullDay(run.date, today, room, UNCHANGED);
  await tx.timers.end(member.id);
  const entry = await tx.entries.add(entryOf(context, run), now);
  const ran = loggedOf(ranFor(running, now));
  const hints: readonly Block[] =
    ran === run.minutes ? [] : [quiet(`The timer ran for ${formatMinutes(ran)}.`)];
  // Its date is the one on which it was started.
  const question = askOfNew(entry, context, run);
  const shown = await entryAnswer(tx, context, entry, { hints, question });
  return telling(turnedPage(context, shown), entry.id);
}

/** What was thrown away stays as an undone entry, as far as its date has room for it, so that Restore can log it. */
export async function discardRun(
  tx: Transaction,
  context: MemberContext,
  running: Timer,
): Promise<Outcome> {
  const { account, member, now, roadmap, today } = context;
  await tx.timers.end(member.id);
  const ran = ranFor(running, now);
  if (ran === 0) {
    return turnedPage(context, message(text('Timer cancelled after less than a minute.')));
  }
  const room = roomOn(await tx.totals.minutesOn(member.id, running.date));
  const most = minutes(Math.min(ran, room));
  const long = rich`Timer cancelled after ${bold(formatMinutes(ran))}. ${UNCHANGED}`;
  const logHours = button('Log hours', press('log'));
  if (most === 0) {
    const full = quiet(dayRoomText(running.date, today, room));
    return turnedPage(context, message(text(long), full, actions(logHours)));
  }
  const entry = await tx.entries.add(entryOf(context, { ...running, minutes: most }), now);
  await tx.entries.setUndone(entry.id, true, account.id, now);
  const restore = button('Restore', press('undo.restore', entry.id));
  const line = entryLine(entry, roadmap, today);
  if (most === ran) {
    const said = text(rich`Timer cancelled, not logged: ${line}`);
    const hint = quiet('Restore logs it after all.');
    return turnedPage(context, message(said, hint, actions(restore)));
  }
  const hint = quiet(rich`Restore logs what the date has room for: ${line}`);
  return turnedPage(context, message(text(long), hint, actions(restore, logHours)));
}

function entryOf({ member, account }: MemberContext, run: Run) {
  return {
    kind: 'hours' as const,
    member: member.id,
    account: account.id,
    date: run.date,
    minutes: run.minutes,
    ...(run.activity !== undefined && { activity: run.activity }),
    ...(run.item !== undefined && { item: run.item }),
    ...(run.note !== undefined && { note: run.note }),
  };
}

/** The member's timer, if it is still the one that a button was about: the start tells them apart. */
export async function timerOf(
  read: Pick<Reads, 'timers'>,
  { member }: MemberContext,
  startedAt: string | undefined,
): Promise<Timer | undefined> {
  const running = await read.timers.ofMember(member.id);
  return String(running?.startedAt.epochMilliseconds) === startedAt ? running : undefined;
}
