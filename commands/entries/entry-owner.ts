// Whose entry a button or a form is about: only who logged it can change it.
import { answer, type Outcome } from '#core/command/answer.ts';
import { entryLine } from '#core/entries/entry-line.ts';
import { rich } from '#core/message/inline.ts';
import { actions, button, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Entry } from '#core/model/entries.ts';
import { entryId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Reads } from '#core/model/store.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import type { Found } from '#core/text/found.ts';
import type { PlainDate } from '#core/time/temporal.ts';

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
export function isUndone(entry: Entry, roadmap: Roadmap, today: PlainDate): Outcome {
  return answer(
    message(
      text(rich`Undone already: ${entryLine(entry, roadmap, today)}. Nothing was changed.`),
      actions(button('Restore', press('undo.restore', entry.id))),
    ),
  );
}
