// Whose entry a button or a form is about: only who logged it can change it.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import { entryLine } from '#core/entries/entry-line.ts';
import { rich } from '#core/message/inline.ts';
import { message, text } from '#core/message/message.ts';
import type { Entry } from '#core/model/entries.ts';
import { entryId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Reads } from '#core/model/store.ts';
import type { Found } from '#core/text/found.ts';
import { restoreEntryOffer } from './restoring.ts';

export type OwnEntry = Found<Entry, { outcome: Outcome }>;

/** The entry that an id names, undone or not, if it is the member's own. */
export async function ownEntry(
  read: Pick<Reads, 'entries'>,
  member: Member | undefined,
  id: string | undefined,
): Promise<OwnEntry> {
  const known = entryId(id);
  const entry = known === undefined ? undefined : await read.entries.byId(known);
  if (entry === undefined) return refused('That entry is no longer there. Nothing was changed.');
  if (entry.member === member?.id) return { ok: true, value: entry };
  return refused('An entry is changed by whoever logged it. Nothing was changed.');
}

function refused(words: string): OwnEntry {
  return { ok: false, outcome: answer(message(text(words))) };
}

/** The answer to who wants to change an entry that is undone. */
export async function isUndone(
  read: Reads,
  context: Pick<MemberContext, 'member' | 'roadmap' | 'today'>,
  entry: Entry,
): Promise<Outcome> {
  const line = entryLine(entry, context.roadmap, context.today);
  return answer(
    message(
      text(rich`Undone already: ${line}. Nothing was changed.`),
      await restoreEntryOffer(read, context, entry),
    ),
  );
}
