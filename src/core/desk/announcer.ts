// Posts announcements and keeps them true. Each is claimed in the database before it is sent:
// what may or may not have arrived is never sent again.

import type { Surface } from '../command/surface.ts';
import { announcementOf, isBeforeStart, removedAnnouncement } from '../entries/announcement.ts';
import type { Message } from '../message/message.ts';
import type { Announcement } from '../model/announcements.ts';
import type { EntryId } from '../model/ids.ts';
import { SURFACE_IDS } from '../model/platforms.ts';
import type { Removal } from '../model/privacy.ts';
import type { Transaction } from '../model/store.ts';
import type { DeskServices } from './services.ts';

export type Announcer = {
  /** Posts what is not posted yet of an entry's announcements, and brings the posted ones up to date. */
  announce(entry: EntryId): Promise<void>;
  /**
   * Says "removed" in place of announcements whose entries are deleted, and takes deleted people's names off those of
   * others. What the platform does not take now stays stored, for the next time.
   */
  unname(): Promise<void>;
  /** After a start: posts what was never begun; a sending whose outcome is unknown is marked so; then as `unname`. */
  resume(): Promise<void>;
};

type Parts = Pick<DeskServices, 'store' | 'surface' | 'roadmaps' | 'log'>;

export function createAnnouncer(parts: Parts): Announcer {
  const { store, log } = parts;
  const inTurn = createTurns();
  /** What waits for its turn, by turn. */
  const waiting = new Map<string, Promise<void>>();

  async function reconcile(id: EntryId, surface: Surface): Promise<void> {
    const entry = await store.read.entries.byId(id);
    if (entry?.kind !== 'completion') return;
    const member = await store.read.members.byId(entry.member);
    const group = member && (await store.read.groups.byId(member.group));
    if (member === undefined || group === undefined) return;
    const roadmap = await parts.roadmaps.roadmapOf(group, store.read);
    // Before the message: one that becomes stale after it was made would pass for brought up to date.
    const announcements = (await store.read.announcements.ofEntry(id)).filter(
      (each) => each.surface === surface.id,
    );
    if (announcements.length === 0) return;
    const message = await announcementOf(store.read, roadmap, entry);
    const shown = member.visibility !== 'hidden' && !isBeforeStart(entry, member);
    const stands = entry.undoneAt === undefined && shown;
    await Promise.all(
      announcements.map(async (announcement) => {
        if (announcement.state === 'pending' && stands) {
          await send(surface, announcement, message);
        } else if (announcement.state === 'sent') {
          await refresh(surface, announcement, message);
        }
      }),
    );
  }

  async function send(surface: Surface, announcement: Announcement, message: Message) {
    const claimed = await store.run((tx) =>
      tx.announcements.move(announcement.id, 'pending', 'sending'),
    );
    if (!claimed) return;
    const outcome = await surface.post(announcement, message, `announcement-${announcement.id}`);
    const [state, messageId] =
      outcome.kind === 'sent'
        ? (['sent', outcome.messageId] as const)
        : outcome.kind === 'unavailable'
          ? (['pending', undefined] as const)
          : outcome.kind === 'refused'
            ? (['refused', undefined] as const)
            : (['uncertain', undefined] as const);
    if (outcome.kind !== 'sent') {
      const { kind, code } = outcome;
      log.warn(
        { announcement: announcement.id, outcome: kind, code },
        'an announcement was not posted',
      );
    }
    const orphan = await store.run(async (tx) => {
      const { id, entry, surface, workspaceId, channelId } = announcement;
      if (state === 'sent') await goOn(tx, announcement);
      const kept = await tx.announcements.move(id, 'sending', state, messageId);
      if (kept || messageId === undefined) return undefined;
      // Another process that started meanwhile took it for lost.
      if (await tx.announcements.move(id, 'uncertain', 'sent', messageId)) return undefined;
      // Deleted while it was being sent: nothing else knows of the message any more.
      return tx.privacy.addRemoval({ entry, surface, workspaceId, channelId, messageId });
    });
    if (orphan !== undefined) await takeDown(orphan);
  }

  async function refresh(surface: Surface, announcement: Announcement, message: Message) {
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

  async function takeDown({ id, messageId, ...removal }: Removal): Promise<void> {
    const surface = parts.surface(removal.surface);
    if (surface === undefined) return;
    const outcome = await surface.edit(removal, messageId, removedAnnouncement());
    if (outcome.kind === 'unavailable') {
      log.warn({ removal: id, code: outcome.code }, 'an announcement was not removed yet');
      return;
    }
    await store.run((tx) => tx.privacy.endRemoval(id));
  }

  async function unname(): Promise<void> {
    const removals = await store.read.privacy.removals();
    const stale = new Set((await store.read.announcements.stale()).map(({ entry }) => entry));
    await Promise.all([
      ...removals.map((removal) =>
        inTurn(`${removal.surface}:${removal.entry}`, () => takeDown(removal)),
      ),
      ...[...stale].map(announce),
    ]);
  }

  /** Each platform by itself: one that is slow, or takes no more for the moment, holds up no other. */
  async function announce(id: EntryId): Promise<void> {
    const running = SURFACE_IDS.flatMap((surface) => parts.surface(surface) ?? []);
    await Promise.all(running.map((surface) => announceOn(surface, id)));
  }

  /** What is asked while it waits for its turn is one work: it goes by what is stored when it begins. */
  function announceOn(surface: Surface, id: EntryId): Promise<void> {
    const turn = `${surface.id}:${id}`;
    const known = waiting.get(turn);
    if (known !== undefined) return known;
    const work = inTurn(turn, () => {
      waiting.delete(turn);
      return reconcile(id, surface);
    });
    waiting.set(turn, work);
    return work;
  }

  return {
    announce,
    unname,
    async resume() {
      for (const { id } of await store.read.announcements.inState('sending')) {
        await store.run((tx) => tx.announcements.move(id, 'sending', 'uncertain'));
      }
      for (const { entry } of await store.read.announcements.inState('pending'))
        await announce(entry);
      await unname();
    },
  };
}

/** A channel that takes an announcement is repaired: what was stopped there goes on. */
async function goOn(tx: Transaction, { surface, workspaceId, channelId }: Announcement) {
  const place = await tx.places.byWorkspace({ surface, workspaceId });
  if (place?.channelId === channelId) await tx.places.resume(place.id);
}

/** Work under one name is done one after the other: edits of one message follow one another, the newest state last. */
function createTurns() {
  const latest = new Map<string, Promise<void>>();
  return (turn: string, task: () => Promise<void>): Promise<void> => {
    const work = (latest.get(turn) ?? Promise.resolve()).then(task);
    const settled = work
      .catch(() => undefined)
      .then(() => {
        if (latest.get(turn) === settled) latest.delete(turn);
      });
    latest.set(turn, settled);
    return work;
  };
}
