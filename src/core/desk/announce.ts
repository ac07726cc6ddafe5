// What is announced of an entry on one platform: posted where it is not, edited where it is. Each post is claimed in
// the database before it is sent: what may or may not have arrived is never sent again.
import type { PostOutcome, Surface } from '../command/surface.ts';
import { announcementOf, isBeforeStart } from '../entries/announcement.ts';
import type { Message } from '../message/message.ts';
import type { Announcement } from '../model/announcements.ts';
import type { EntryId } from '../model/ids.ts';
import type { Transaction } from '../model/store.ts';
import type { DeskServices } from './services.ts';
import { takeDown } from './take-down.ts';

export type AnnouncingServices = Pick<DeskServices, 'store' | 'surface' | 'roadmaps' | 'log'>;

export async function bringUpToDate(
  services: AnnouncingServices,
  id: EntryId,
  surface: Surface,
): Promise<void> {
  const { read } = services.store;
  const entry = await read.entries.byId(id);
  if (entry?.kind !== 'completion') return;
  const member = await read.members.byId(entry.member);
  const group = member && (await read.groups.byId(member.group));
  if (member === undefined || group === undefined) return;
  const roadmap = await services.roadmaps.roadmapOf(group, read);
  // Before the message: one that becomes stale after it was made would pass for brought up to date.
  const announcements = (await read.announcements.ofEntry(id)).filter(
    (each) => each.surface === surface.id,
  );
  if (announcements.length === 0) return;
  const message = await announcementOf(read, roadmap, entry);
  const shown = member.visibility !== 'hidden' && !isBeforeStart(entry, member);
  const stands = entry.undoneAt === undefined && shown;
  await Promise.all(
    announcements.map(async (announcement) => {
      if (announcement.state === 'pending' && stands) {
        await post(services, surface, announcement, message);
      } else if (announcement.state === 'sent') {
        await edit(services, surface, announcement, message);
      }
    }),
  );
}

/** What an announcement is once the platform has said what became of it. */
const STATE_AFTER = {
  sent: 'sent',
  unavailable: 'pending',
  refused: 'refused',
  unknown: 'uncertain',
} as const satisfies Readonly<Record<PostOutcome['kind'], Announcement['state']>>;

async function post(
  services: AnnouncingServices,
  surface: Surface,
  announcement: Announcement,
  message: Message,
): Promise<void> {
  const { store, log } = services;
  const { id } = announcement;
  if (!(await store.run((tx) => tx.announcements.move(id, 'pending', 'sending')))) return;
  const outcome = await surface.post(announcement, message, `announcement-${id}`);
  if (outcome.kind !== 'sent') {
    const { kind, code } = outcome;
    log.warn({ announcement: id, outcome: kind, code }, 'an announcement was not posted');
  }
  const orphan = await store.run((tx) => settled(tx, announcement, outcome));
  if (orphan !== undefined) await takeDown(services, orphan);
}

/** Stores what became of a post; the removal of its message where the announcement is deleted meanwhile. */
async function settled(tx: Transaction, announcement: Announcement, outcome: PostOutcome) {
  const { id, entry, surface, workspaceId, channelId } = announcement;
  const state = STATE_AFTER[outcome.kind];
  if (outcome.kind !== 'sent') {
    await tx.announcements.move(id, 'sending', state);
    return undefined;
  }
  const { messageId } = outcome;
  await repair(tx, announcement);
  if (await tx.announcements.move(id, 'sending', state, messageId)) return undefined;
  // Another process that started meanwhile took it for lost.
  if (await tx.announcements.move(id, 'uncertain', state, messageId)) return undefined;
  // Deleted while it was being sent: nothing else knows of the message any more.
  return tx.privacy.addRemoval({ entry, surface, workspaceId, channelId, messageId });
}

/** A channel that takes an announcement is repaired: what was stopped there goes on. */
async function repair(tx: Transaction, { surface, workspaceId, channelId }: Announcement) {
  const place = await tx.places.byWorkspace({ surface, workspaceId });
  if (place?.channelId === channelId) await tx.places.resume(place.id);
}

async function edit(
  { store, log }: AnnouncingServices,
  surface: Surface,
  announcement: Announcement,
  message: Message,
): Promise<void> {
  const { id, messageId, stale } = announcement;
  if (messageId === undefined) return;
  const outcome = await surface.edit(announcement, messageId, message);
  if (outcome.kind !== 'edited') {
    log.warn({ announcement: id, outcome: outcome.kind }, 'an announcement was not edited');
  }
  if (stale && outcome.kind !== 'unavailable') {
    await store.run((tx) => tx.announcements.markUpToDate(id));
  }
}
