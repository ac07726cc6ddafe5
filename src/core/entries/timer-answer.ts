// What is said of a running timer, and the buttons that end it.
import { bold, type Inline, joined, type Rich, rich } from '../message/inline.ts';
import {
  actions,
  type Block,
  button,
  type Message,
  message,
  quiet,
  quote,
  text,
} from '../message/message.ts';
import { press } from '../message/press.ts';
import type { Timer } from '../model/timers.ts';
import { activityById, itemTitle } from '../roadmap/lookups.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { LONG_RUN, loggedOf, ranFor } from '../rules/timer.ts';
import { formatMinutes } from '../time/format-time.ts';
import type { Instant, Minutes, PlainDate, ZoneId } from '../time/temporal.ts';
import { minutes } from '../time/temporal.ts';
import { dayRoomText } from './day-room.ts';

type Seen = {
  readonly roadmap: Roadmap;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly zone: ZoneId;
};

const stopButton = () => button('Stop', press('timer', 'action=stop'), 'primary');
const cancelButton = () => button('Cancel', press('timer', 'action=cancel'));

/** The answer to `timer start`. It says that Cairn will write: a direct message out of the blue surprises. */
export function startedTimer(timer: Timer, seen: Seen): Message {
  const later = quiet(`If it still runs in ${LONG_RUN / 60} hours, I'll write to you.`);
  return runningTimer('Timer started', timer, seen, later);
}

/** "Running: **1 h 12 min** coding · Docker fundamentals · since 10:00", where `lead` is "Running". */
export function runningTimer(lead: string, timer: Timer, seen: Seen, hint?: Block): Message {
  const ran = ranFor(timer, seen.now);
  const time = ran === 0 ? undefined : bold(formatMinutes(ran));
  return message(
    text(
      joined(
        time === undefined ? ' · ' : ': ',
        lead,
        joined(
          ' · ',
          joined(' ', time, activityOf(timer, seen)),
          itemOf(timer, seen),
          since(timer, seen),
        ),
      ),
    ),
    timer.note === undefined ? undefined : quote(timer.note),
    ran > LONG_RUN
      ? quiet('That is more than 6 h. Stop shows what it would log before it logs anything.')
      : undefined,
    hint,
    actions(stopButton(), cancelButton()),
  );
}

/** What a direct message says of a run that is long, and its buttons, which are for this run alone. */
export function timerWarning(
  timer: Timer,
  room: Minutes,
  seen: Seen,
): { readonly facts: readonly (Block | undefined)[]; readonly buttons: Block | undefined } {
  const ran = loggedOf(ranFor(timer, seen.now));
  const most = Math.max(1, Math.min(ran, room));
  const id = timer.startedAt.epochMilliseconds;
  const work = joined(' · ', activityOf(timer, seen), itemOf(timer, seen));
  const lead = rich`Your timer has run for ${bold(formatMinutes(ran))} ${since(timer, seen)}`;
  return {
    facts: [
      text(joined(': ', lead, work)),
      timer.note === undefined ? undefined : quote(timer.note),
      text('Nothing was logged yet, and the timer runs on.'),
    ],
    buttons: actions(
      button('Stop', press('timer.stop', id), 'primary'),
      button('Log another time', press('timer.another', id, most)),
      button('Cancel', press('timer.cancel', id)),
    ),
  };
}

/** What a run would log, for the member to decide: it is long, or its date has no room for all of it. */
export function askBeforeLogging(timer: Timer, room: Minutes, seen: Seen): Message {
  const ran = loggedOf(ranFor(timer, seen.now));
  const most = minutes(Math.min(ran, room));
  const id = timer.startedAt.epochMilliseconds;
  return message(
    text(
      joined(
        ' · ',
        rich`The timer has run for ${joined(' ', bold(formatMinutes(ran)), activityOf(timer, seen))}`,
        itemOf(timer, seen),
        since(timer, seen),
      ),
    ),
    timer.note === undefined ? undefined : quote(timer.note),
    room < ran ? text(dayRoomText(timer.date, seen.today, room)) : undefined,
    text('Nothing was logged yet, and the timer runs on.'),
    actions(
      most > 0
        ? button(`Log ${formatMinutes(most)}`, press('timer.log', id, most), 'primary')
        : undefined,
      button('Log another time', press('timer.another', id, Math.max(1, most))),
      cancelButton(),
    ),
  );
}

export function noTimer(unchanged = ''): Message {
  return message(
    text(joined(' ', 'No timer is running.', unchanged)),
    actions(button('Start', press('timer', 'action=start')), button('Log hours', press('log'))),
  );
}

/** Where the timer that a button was about has ended meanwhile. */
export function timerEnded(): Message {
  return message(text('That timer has ended already. Nothing was logged.'));
}

function activityOf({ activity }: Timer, { roadmap }: Seen): string | undefined {
  return activity === undefined ? undefined : (activityById(roadmap, activity)?.id ?? activity);
}

function itemOf({ item }: Timer, { roadmap }: Seen): string | undefined {
  return item === undefined ? undefined : itemTitle(roadmap, item);
}

function since({ startedAt, date }: Timer, { zone, today }: Seen): Rich {
  const style = date.equals(today) ? 'time' : 'date-time';
  const at: Inline = { kind: 'instant', at: startedAt, zone, style };
  return rich`since ${at}`;
}
