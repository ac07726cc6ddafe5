// Announcements that are not known to be in their channel, as admins read them: each with a Send again button.
import type { Context } from '#core/command/command.ts';
import { nameOf } from '#core/members/names.ts';
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import { actions, type Block, button, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Announcement } from '#core/model/announcements.ts';
import type { Group } from '#core/model/groups.ts';
import type { Reads } from '#core/model/store.ts';
import { itemTitle } from '#core/roadmap/lookups.ts';
import { placeName, WHY_REFUSED, whenText } from './post-words.ts';

/** As long as somebody may still miss them. */
const TOLD_FOR = { hours: 14 * 24 };
/** What fits a phone, of those that may be there and of those that are not. */
const SHOWN = 3;

type Line = { readonly announcement: Announcement; readonly words: Rich };

export async function announcementBlocks(
  read: Reads,
  context: Context,
  group: Group,
): Promise<readonly Block[]> {
  const all = await read.announcements.unposted(group.id, context.now.subtract(TOLD_FOR));
  const lines: Line[] = [];
  for (const announcement of all) {
    const words = await announcementLine(read, context, group, announcement);
    if (words !== undefined) lines.push({ announcement, words });
  }
  const [perhaps, missing] = [true, false].map((uncertain) =>
    lines.filter(({ announcement: { state } }) => (state === 'uncertain') === uncertain),
  );
  const caution = 'Look there first: if one did arrive, sending it again makes two.';
  return [
    ...listed(rich`${bold('May not have been announced')} · ${caution}`, perhaps),
    ...listed(bold('Not announced'), missing),
  ];
}

/** "Tue 3 Mar 10:00 · Ana: Dockerized application · Slack"; nothing where it is not to be seen (any more). */
export async function announcementLine(
  read: Reads,
  { now, roadmapOf }: Context,
  group: Group,
  announcement: Announcement,
): Promise<Rich | undefined> {
  if (announcement.state === 'skipped' && announcement.why === 'left') return undefined;
  const entry = await read.entries.byId(announcement.entry);
  if (entry?.kind !== 'completion' || entry.undoneAt !== undefined) return undefined;
  const [by] = await read.members.profiles([entry.member]);
  if (by === undefined || by.member.visibility === 'hidden') return undefined;
  const places = await read.places.ofGroup(group.id);
  const place = places.find(
    ({ surface, workspaceId }) =>
      surface === announcement.surface && workspaceId === announcement.workspaceId,
  );
  if (place === undefined) return undefined;
  return joined(
    ' · ',
    whenText(announcement.dueAt, group.timeZone, now),
    rich`${nameOf(by)}: ${itemTitle(await roadmapOf(group), entry.item)}`,
    places.length > 1 ? placeName(place, places) : undefined,
    whyMissing(announcement),
  );
}

function whyMissing(announcement: Announcement): string | undefined {
  if (announcement.state === 'skipped') return 'not accepted within 12 h';
  if (announcement.state !== 'refused') return undefined;
  return WHY_REFUSED[announcement.why] ?? announcement.why;
}

function listed(heading: Rich, lines: readonly Line[] = []): readonly Block[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  return [
    text(heading),
    ...lines.slice(0, SHOWN).flatMap(({ announcement: { id }, words }) => {
      const again = actions(button('Send again', press('setup.announce-again', id)));
      return again === undefined ? [text(words)] : [text(words), again];
    }),
    ...(more > 0 ? [quiet(`and ${more} more`)] : []),
  ];
}
