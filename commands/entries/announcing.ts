// Where and whether a completion is announced, when it is recorded and when it is corrected.
import type { Effect } from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import type { Channel } from '#core/command/surface.ts';
import { isBeforeStart } from '#core/entries/announcement.ts';
import type { CompletionEntry, Entry } from '#core/model/entries.ts';
import type { Reads, Transaction } from '#core/model/store.ts';
import { itemById } from '#core/roadmap/lookups.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';

type AnnouncedIn = Channel & { readonly surface: MemberContext['ask']['surface'] };

/** Notes down the announcements of a completion that is to be announced, and gives what has to follow. */
export async function announceCompletion(
  tx: Transaction,
  context: MemberContext,
  entry: CompletionEntry,
): Promise<readonly Effect[]> {
  const channels = await channelsOf(tx, context, entry);
  const { group, now } = context;
  for (const channel of channels) {
    const asksPresence = !wasMetIn(context, channel);
    const announcement = { entry: entry.id, group: group.id, ...channel, asksPresence };
    await tx.announcements.add(announcement, now);
  }
  return channels.length > 0 ? [{ kind: 'announce', entry: entry.id }] : [];
}

/**
 * Whether who logs it is met in a place by that. On Discord a person has one account in all servers, of which nobody
 * says in which they were ever: met in one of the group's, they are in it.
 */
function wasMetIn({ ask, account }: MemberContext, { surface, workspaceId }: AnnouncedIn): boolean {
  if (ask.direct || ask.surface !== surface) return false;
  return account.workspaceId === '' || ask.place?.workspaceId === workspaceId;
}

/** After a correction: what is announced follows, and what was dated before the start may be announced now. */
export async function announceCorrection(
  tx: Transaction,
  context: MemberContext,
  entry: Entry,
): Promise<readonly Effect[]> {
  if (entry.kind !== 'completion') return [];
  const known = await tx.announcements.ofEntry(entry.id);
  if (known.length === 0) return announceCompletion(tx, context, entry);
  return [{ kind: 'announce', entry: entry.id }];
}

/** The channel of each of the group's places; where none is set, where it was typed (design section 5). */
async function channelsOf(
  tx: Transaction,
  { ask, group, member }: MemberContext,
  entry: CompletionEntry,
): Promise<readonly AnnouncedIn[]> {
  if (entry.itemKind !== 'deliverable' || member.visibility === 'hidden') return [];
  if (isBeforeStart(entry, member)) return [];
  const places = await tx.places.ofGroup(group.id);
  return places.flatMap(({ surface, workspaceId, channelId }) => {
    const here = surface === ask.surface && workspaceId === ask.place?.workspaceId && !ask.direct;
    const channel = channelId ?? (here ? ask.channelId : undefined);
    return channel === undefined ? [] : [{ surface, workspaceId, channelId: channel }];
  });
}

/**
 * What has to follow when an entry is undone or restored: its announcement says so, and those of the later
 * stones of its quarter count anew.
 */
export async function announcedAnew(
  read: Pick<Reads, 'completions'>,
  roadmap: Roadmap,
  entry: Entry,
): Promise<readonly Effect[]> {
  if (entry.kind !== 'completion' || entry.itemKind !== 'deliverable') return [];
  const quarter = itemById(roadmap, entry.item)?.quarter;
  const later = (await read.completions.ofMember(entry.member)).filter(
    ({ id, item, itemKind }) =>
      id > entry.id &&
      itemKind === 'deliverable' &&
      quarter !== undefined &&
      itemById(roadmap, item)?.quarter === quarter,
  );
  return [entry, ...later].map(({ id }) => ({ kind: 'announce', entry: id }));
}
