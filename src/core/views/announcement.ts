// The announcement of a completed deliverable, as it stands now: who laid which stone, who looked at it.
import { bold, type Inline, link, type Rich, rich } from '../message/inline.ts';
import { actions, button, type Message, message, quiet, text } from '../message/message.ts';
import { press } from '../message/press.ts';
import type { CompletionEntry } from '../model/entry.ts';
import type { GroupId, PersonId } from '../model/ids.ts';
import type { Reads } from '../ports/store.ts';
import { itemById, quarterOf } from '../roadmap/lookups.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { shownAddress } from './entry-line.ts';
import { nameOf } from './names.ts';

const NAMES_SHOWN = 5;

/** How a completion is announced now: standing, undone, verified by whom. */
export async function announcementOf(
  read: Reads,
  roadmap: Roadmap,
  entry: CompletionEntry,
): Promise<Message> {
  const [profile] = await read.profiles([entry.member]);
  if (profile?.member.visibility === 'hidden') return hiddenAnnouncement();
  const who = profile === undefined ? 'a member' : nameOf(profile);
  const title = itemById(roadmap, entry.item)?.title ?? entry.item;
  if (entry.undoneAt !== undefined) {
    return message(text(rich`${bold(who)} took this stone back: ${bold(title)}`));
  }
  const place = await quarterPlace(read, roadmap, entry);
  const verifiers =
    profile === undefined ? [] : await verifierNames(read, profile.member.group, entry.verifiedBy);
  return message(
    text(rich`🪨 ${bold(who)} laid a stone: ${bold(title)}${place}`),
    entry.evidence === undefined
      ? undefined
      : text(link(entry.evidence, shownAddress(entry.evidence))),
    verifiers.length === 0 ? undefined : quiet(rich`✓ ${verifiers}`),
    actions(button('Verify', press('done.verify', entry.id))),
  );
}

/** In place of an announcement whose entry is deleted. */
export function removedAnnouncement(): Message {
  return message(text('This announcement was removed.'));
}

/** In place of an announcement whose member has become hidden; it comes back when they do. */
function hiddenAnnouncement(): Message {
  return message(text('This stone is not shown at present.'));
}

/** " · Quarter 1, 2 of 4": counted up to this completion, so that it does not change under the reader. */
async function quarterPlace(
  read: Reads,
  roadmap: Roadmap,
  entry: CompletionEntry,
): Promise<string> {
  const number = itemById(roadmap, entry.item)?.quarter;
  const quarter = number === undefined ? undefined : quarterOf(roadmap, number);
  if (quarter === undefined) return '';
  const done = new Set(
    (await read.completions(entry.member))
      .filter(({ id }) => id <= entry.id)
      .map(({ item }) => item),
  );
  const counted = quarter.deliverables.filter(({ id, optional }) => !optional || done.has(id));
  const count = counted.filter(({ id }) => done.has(id)).length;
  return ` · Quarter ${quarter.number}, ${count} of ${counted.length}`;
}

async function verifierNames(
  read: Reads,
  group: GroupId,
  persons: readonly PersonId[],
): Promise<readonly Inline[]> {
  const names = await Promise.all(
    persons.slice(0, NAMES_SHOWN).map(async (person): Promise<Rich> => {
      const member = await read.member(group, person);
      const [profile] = member === undefined ? [] : await read.profiles([member.id]);
      return profile === undefined ? 'a member' : nameOf(profile);
    }),
  );
  const more = persons.length - names.length;
  return rich`${names.flatMap((name, index) => (index === 0 ? [name] : [', ', name]))}${more > 0 ? ` and ${more} more` : ''}`;
}
