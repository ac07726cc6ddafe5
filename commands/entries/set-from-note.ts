// What was kept as a note becomes the value that it was meant for.
import { answer, type Outcome, turnedPage } from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import { message, text } from '#core/message/message.ts';
import type { Entry, EntryChange } from '#core/model/entries.ts';
import { readPastDate } from '#core/reading/read-date.ts';
import { activityById } from '#core/roadmap/lookups.ts';
import { entryAnswer } from './entry-answer.ts';
import { correct, overfull } from './entry-edit.ts';
import { isUndone, ownEntry } from './entry-owner.ts';
import { askOfEntry, noteWithout } from './kept-as-note.ts';

/** Pressed again, or when the entry says so already, it changes nothing. */
export function setFromNote(context: MemberContext, args: readonly string[]): Promise<Outcome> {
  const [id, option, value = '', words, stamp] = args;
  const { member, today } = context;
  return context.writeOnce(async (tx) => {
    const own = await ownEntry(tx, member, id);
    if (!own.ok) return own.outcome;
    const entry = own.value;
    if (entry.undoneAt !== undefined) return isUndone(tx, context, entry);
    const change = changeBy(entry, option, value, context);
    if (change === undefined) return notOffered();
    const note = noteWithout(entry.note, words, stamp);
    const whole = { ...change, ...(note !== undefined && { note }) };
    if (Object.keys(whole).length === 0) {
      return turnedPage(context, await entryAnswer(tx, context, entry, { said: 'Unchanged' }));
    }
    const full = await overfull(tx, context, entry, whole);
    if (full !== undefined) return full;
    // What is left of the note may be meant for something, too.
    return correct(tx, context, entry, whole, {
      asks: (now) => askOfEntry(now, context, { dated: !now.date.equals(today) }),
    });
  });
}

/** What is set; nothing where it is so already. Undefined where the entry cannot have it. */
function changeBy(
  entry: Entry,
  option: string | undefined,
  value: string,
  { roadmap, today }: MemberContext,
): EntryChange | undefined {
  if (option === 'activity' && entry.kind === 'hours') {
    const activity = activityById(roadmap, value);
    if (activity === undefined) return undefined;
    return activity.id === entry.activity ? {} : { activity: activity.id };
  }
  if (option !== 'date') return undefined;
  const date = readPastDate(value, today);
  if (!date.ok) return undefined;
  return date.value.equals(entry.date) ? {} : { date: date.value };
}

function notOffered(): Outcome {
  return answer(message(text('That is no longer offered. Nothing was changed.')));
}
