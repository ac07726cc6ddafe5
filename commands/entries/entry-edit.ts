// Correcting an entry: the form, and what becomes of it when it is submitted.

import {
  type Effect,
  type Outcome,
  refusal,
  reopening,
  replacement,
  telling,
} from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import { unreadableInputs } from '#core/command/refusals.ts';
import { bold, rich } from '#core/message/inline.ts';
import { type Block, type Message, message, quiet, text } from '#core/message/message.ts';
import { type Entry, type EntryChange, verificationsOf } from '#core/model/entries.ts';
import type { Reads, Transaction } from '#core/model/store.ts';
import { roomOn } from '#core/rules/day-limit.ts';
import { counted } from '#core/text/counted.ts';
import { formatDate } from '#core/time/format-date.ts';
import { formatMinutes } from '#core/time/format-time.ts';
import { minutes } from '#core/time/temporal.ts';
import { announceCorrection } from './announcing.ts';
import { entryAnswer } from './entry-answer.ts';
import { readChange } from './entry-change.ts';
import { editForm, entryTexts, refilled, stampOf } from './entry-form.ts';
import { isUndone, ownEntry } from './entry-owner.ts';
import { fullDay } from './full-day.ts';
import type { NoteQuestion } from './kept-as-note.ts';

const UNCHANGED = 'Nothing was changed.';

/** What a submitted form says: of which entry, as it stood when it was opened, and from which page. */
type Submitted = {
  readonly id: string | undefined;
  readonly stamp: string | undefined;
  readonly page: readonly string[];
  readonly values: Readonly<Record<string, string>>;
};

/** What is shown below the entry, as it stands after the change: the page that it was opened from. */
type Rest = (read: Reads) => Promise<readonly Block[]>;
const nothing: Rest = async () => [];

/** What the answer to a correction shows beside it. */
type Beside = {
  readonly rest?: Rest;
  readonly asks?: (entry: Entry) => NoteQuestion | undefined;
};

/** Opens the form of the member's own entry, filled with what it says now; `page` is carried along. */
export async function openEdit(
  context: MemberContext,
  id: string | undefined,
  page: readonly string[] = [],
): Promise<Outcome> {
  const { read, member, roadmap } = context;
  const own = await ownEntry(read, member, id);
  if (!own.ok) return own.outcome;
  if (own.value.undoneAt !== undefined) return isUndone(read, context, own.value);
  return { kind: 'form', form: editForm(own.value, roadmap, page) };
}

/**
 * Stores what a submitted form changes. `stamp` marks what the form was filled with: where the entry says
 * something else by now, the form is refused rather than what is newer overwritten.
 */
export function saveEdit(
  context: MemberContext,
  { id, stamp, page, values }: Submitted,
  rest: Rest,
): Promise<Outcome> {
  const { member, roadmap } = context;
  return context.writeOnce(async (tx) => {
    const own = await ownEntry(tx, member, id);
    if (!own.ok) return own.outcome;
    const entry = own.value;
    if (entry.undoneAt !== undefined) return isUndone(tx, context, entry);
    const reading = readChange(entry, values, context);
    if (reading.kind === 'none') {
      return inPlace(tx, await entryAnswer(tx, context, entry, { said: 'As it was' }), entry, rest);
    }
    const again = (refused: Outcome) =>
      reopening(refused, refilled(editForm(entry, roadmap, page), values), 'Edit');
    if (stamp !== stampOf(entryTexts(entry, roadmap))) return changedSince(tx, context, entry);
    if (reading.kind === 'unread') {
      return again(unreadableInputs(reading.unread, { unchanged: UNCHANGED }));
    }
    const full = await overfull(tx, context, entry, reading.change);
    return full === undefined ? correct(tx, context, entry, reading.change, { rest }) : again(full);
  });
}

/** Stores a correction of a member's own entry, says what it took along, and asks what the caller has to ask. */
export async function correct(
  tx: Transaction,
  context: MemberContext,
  before: Entry,
  change: EntryChange,
  { rest = nothing, asks = () => undefined }: Beside = {},
): Promise<Outcome> {
  const { account, now } = context;
  const entry = await tx.entries.edit(before.id, change, account.id, now);
  const shown = await entryAnswer(tx, context, entry, {
    said: 'Changed',
    hints: hintsOf(before, entry),
    question: asks(entry),
  });
  const announced = change.date !== undefined || change.evidence !== undefined;
  const effects = announced ? await announceCorrection(tx, context, entry) : [];
  return inPlace(tx, shown, entry, rest, effects);
}

/** In place of what told of the entry before, which is untrue now. */
async function inPlace(
  tx: Transaction,
  alone: Message,
  entry: Entry,
  rest: Rest,
  effects: readonly Effect[] = [],
): Promise<Outcome> {
  const more = await rest(tx);
  const shown = replacement(message(...alone.blocks, ...more), ...effects);
  return telling(shown, entry.id, more.length > 0 ? alone : undefined);
}

/** What a correction of a completion took along. */
function hintsOf(before: Entry, entry: Entry): readonly Block[] {
  if (before.kind !== 'completion' || entry.kind !== 'completion') return [];
  const cleared = verificationsOf(before) - verificationsOf(entry);
  if (cleared <= 0) return [];
  const lost = `Its link is ${entry.evidence === undefined ? 'gone' : 'another one'}: ${counted(cleared, 'verification')} of the former one no longer ${cleared === 1 ? 'counts' : 'count'}.`;
  return [quiet(lost)];
}

/** The day's limit, the entry's own minutes left out. A day that linking has overfilled may always be made less. */
export async function overfull(
  tx: Transaction,
  { member, today }: MemberContext,
  entry: Entry,
  change: EntryChange,
): Promise<Outcome | undefined> {
  if (entry.kind !== 'hours') return undefined;
  const { date = entry.date, minutes: amount = entry.minutes } = change;
  const stays = date.equals(entry.date);
  if (stays && amount <= entry.minutes) return undefined;
  const logged = await tx.totals.minutesOn(member.id, date);
  const room = roomOn(minutes(logged - (stays ? entry.minutes : 0)));
  if (amount <= room) return undefined;
  if (!stays) return fullDay(date, today, room, UNCHANGED);
  const most = rich`${formatDate(date, today)} has room for ${bold(formatMinutes(room))} in this entry`;
  return refusal(message(text(rich`${most}: a date holds at most 24 h. ${UNCHANGED}`)), 'time');
}

async function changedSince(
  tx: Transaction,
  context: MemberContext,
  entry: Entry,
): Promise<Outcome> {
  const { blocks } = await entryAnswer(tx, context, entry, { said: 'It is now' });
  return refusal(
    message(
      text('This entry has been changed since you opened the form. Your form changed nothing.'),
      ...blocks,
    ),
  );
}
