// /timer: a stopwatch that survives restarts. Stopping logs the time, on the date when it was started.

import { answer, type Outcome, reopening, replacement, turnedPage } from '#core/command/answer.ts';
import { defineCommand, type MemberContext, type Pressed } from '#core/command/command.ts';
import { unreadableInputs } from '#core/command/refusals.ts';
import {
  askBeforeLogging,
  noTimer,
  runningTimer,
  startedTimer,
  timerEnded,
} from '#core/entries/timer-answer.ts';
import { rich, command as typed } from '#core/message/inline.ts';
import { message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Transaction } from '#core/model/store.ts';
import type { Timer } from '#core/model/timers.ts';
import { optional, required, requiredChoice, type Values } from '#core/options/option.ts';
import { activityById } from '#core/roadmap/lookups.ts';
import { MINUTES_A_DAY, roomOn } from '#core/rules/day-limit.ts';
import { asksFirst, loggedOf, ranFor } from '#core/rules/timer.ts';
import { formatMinutes } from '#core/time/format-time.ts';
import { type Minutes, minutes } from '#core/time/temporal.ts';
import { readFields } from './entries/entry-change.ts';
import { entryForm, refilled } from './entries/entry-form.ts';
import { ENTRY_OPTIONS } from './entries/entry-options.ts';
import { askOfTimer, noteWithout, withQuestion } from './entries/kept-as-note.ts';
import { discardRun, logRun, timerOf, UNCHANGED } from './timer/timer-log.ts';

const { activity, item, note, time, date } = ENTRY_OPTIONS.hours;
const when = { action: ['start', 'stop'] };

const OPTIONS = {
  action: requiredChoice(['start', 'stop', 'status', 'cancel'], 'What to do with it'),
  activity: optional('activity', activity.about, { when }),
  item: optional('item', item.about, { when }),
  note: optional('note', note.about, { when }),
};
type TimerValues = Values<typeof OPTIONS>;

export const timer = defineCommand({
  name: 'timer',
  about: 'A stopwatch: stop logs the time',
  use: 'every day',
  examples: ['start coding', 'stop', 'stop note:"Data loader works"', 'status', 'cancel'],
  options: OPTIONS,
  needs: 'member',
  unchanged: UNCHANGED,
  run(context, values) {
    switch (values.action) {
      case 'start':
        return start(context, values);
      case 'stop':
        return stop(context, values);
      case 'status':
        return status(context);
      case 'cancel':
        return cancel(context);
    }
  },
  actions: {
    log: (context, { args: [id, amount] }) =>
      context.writeOnce(async (tx) => {
        const running = await timerOf(tx, context, id);
        const length = amountOf(amount);
        if (running === undefined || length === undefined) return replacement(timerEnded());
        return logRun(tx, context, running, { ...running, minutes: length });
      }),
    another: async (context, { args: [id, amount] }) => {
      const running = await timerOf(context.read, context, id);
      const length = amountOf(amount);
      if (running === undefined || length === undefined) return answer(timerEnded());
      return { kind: 'form', form: anotherTime(running, length) };
    },
    stop: async (context, { args: [id] }) => {
      const running = await timerOf(context.read, context, id);
      if (running === undefined) return turnedPage(context, timerEnded());
      const room = roomOn(await context.read.totals.minutesOn(context.member.id, running.date));
      return turnedPage(context, askBeforeLogging(running, room, context));
    },
    cancel: (context, { args: [id] }) =>
      context.writeOnce(async (tx) => {
        const running = await timerOf(tx, context, id);
        return running === undefined
          ? turnedPage(context, timerEnded())
          : discardRun(tx, context, running);
      }),
    set: (context, { args }) => setActivity(context, args),
    save: (context, pressed) => context.writeOnce((tx) => logAnother(tx, context, pressed)),
  },
});

function start(context: MemberContext, values: TimerValues): Promise<Outcome> {
  const { member, account, now, today } = context;
  return context.writeOnce(async (tx) => {
    const wanted: Timer = {
      member: member.id,
      account: account.id,
      startedAt: now,
      date: today,
      ...saidOf(values),
    };
    if (await tx.timers.start(wanted)) {
      return answer(withQuestion(startedTimer(wanted, context), askOf(wanted, context)));
    }
    const running = await tx.timers.ofMember(member.id);
    if (running === undefined) throw new Error('a timer that is not there keeps one from starting');
    return answer(runningTimer('A timer is running already', running, context));
  });
}

/** What is said at stop counts instead of what was said at start. */
function stop(context: MemberContext, values: TimerValues): Promise<Outcome> {
  const { member, now } = context;
  return context.writeOnce(async (tx) => {
    const started = await tx.timers.ofMember(member.id);
    if (started === undefined) return answer(noTimer(UNCHANGED));
    const said = saidOf(values);
    const running: Timer = { ...started, ...said };
    const ran = ranFor(running, now);
    const room = roomOn(await tx.totals.minutesOn(member.id, running.date));
    if (!asksFirst(ran, room)) {
      return logRun(tx, context, running, { ...running, minutes: loggedOf(ran) });
    }
    if (Object.keys(said).length > 0) {
      await tx.timers.end(member.id);
      await tx.timers.start(running);
    }
    return answer(withQuestion(askBeforeLogging(running, room, context), askOf(running, context)));
  });
}

/** What is asked of a note that was not called one. */
function askOf(timer: Timer, context: MemberContext) {
  return context.leftForNote && askOfTimer(timer, context);
}

/** What was kept as a note becomes the activity of the timer, if that still runs. */
function setActivity(
  context: MemberContext,
  [id, value = '', words, stamp]: readonly string[],
): Promise<Outcome> {
  const { member, roadmap, now } = context;
  return context.writeOnce(async (tx) => {
    const running = await timerOf(tx, context, id);
    const activity = activityById(roadmap, value);
    if (running === undefined || activity === undefined) {
      return turnedPage(context, endedBeforeSet());
    }
    const { note: before, ...same } = running;
    const without = noteWithout(before, words, stamp);
    const note = without === undefined ? before : without;
    const meant: Timer = { ...same, activity: activity.id, ...(note && { note }) };
    await tx.timers.end(member.id);
    await tx.timers.start(meant);
    const room = roomOn(await tx.totals.minutesOn(member.id, meant.date));
    return turnedPage(
      context,
      asksFirst(ranFor(meant, now), room)
        ? askBeforeLogging(meant, room, context)
        : runningTimer('Running', meant, context),
    );
  });
}

function endedBeforeSet() {
  return message(
    text('That timer has ended already. Nothing was changed.'),
    quiet(rich`${typed('history')} shows what it logged, with Edit.`),
  );
}

async function status(context: MemberContext): Promise<Outcome> {
  const running = await context.read.timers.ofMember(context.member.id);
  return answer(running === undefined ? noTimer() : runningTimer('Running', running, context));
}

function cancel(context: MemberContext): Promise<Outcome> {
  return context.writeOnce(async (tx) => {
    const running = await tx.timers.ofMember(context.member.id);
    return running === undefined ? answer(noTimer()) : discardRun(tx, context, running);
  });
}

function anotherTime(running: Timer, amount: Minutes) {
  const texts = {
    time: formatMinutes(amount),
    activity: running.activity ?? '',
    item: running.item ?? '',
    date: running.date.toString(),
    note: running.note ?? '',
  };
  const submit = press('timer.save', running.startedAt.epochMilliseconds);
  return entryForm('hours', texts, submit, 'Log another time');
}

async function logAnother(
  tx: Transaction,
  context: MemberContext,
  { args: [id = ''], values }: Pressed,
): Promise<Outcome> {
  const running = await timerOf(tx, context, id);
  if (running === undefined) return answer(timerEnded());
  const options = {
    ...ENTRY_OPTIONS.hours,
    time: required('time', time.about),
    date: required('date', date.about),
  };
  const read = readFields(options, { written: values }, context);
  const tried =
    read.kind === 'unread'
      ? unreadableInputs(read.unread, { unchanged: UNCHANGED })
      : await logRun(tx, context, running, {
          ...saidOf(read.values),
          minutes: read.values.time,
          date: read.values.date,
        });
  const amount = minutes(Math.min(loggedOf(ranFor(running, context.now)), MINUTES_A_DAY));
  return reopening(tried, refilled(anotherTime(running, amount), values), 'Log another time');
}

type Read = Pick<TimerValues, 'activity' | 'item' | 'note'>;

/** What was said of the work, as it is stored; what was not said is absent. */
function saidOf({ activity, item, note }: Read): Pick<Timer, 'activity' | 'item' | 'note'> {
  return {
    ...(activity && { activity: activity.id }),
    ...(item && { item: item.id }),
    ...(note !== undefined && { note }),
  };
}

/** Minutes as a button carries them; a button's id can be made up. */
function amountOf(arg: string | undefined): Minutes | undefined {
  const amount = Number(arg);
  const whole = Number.isInteger(amount) && amount >= 1 && amount <= MINUTES_A_DAY;
  return whole ? minutes(amount) : undefined;
}
