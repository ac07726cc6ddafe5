// Keeps announcements true: each platform by itself, and of one entry one thing after another.
import { createKeyedQueue } from '#async/keyed-queue.ts';
import type { Surface } from '../command/surface.ts';
import type { AnnouncementId, EntryId } from '../model/ids.ts';
import { SURFACE_IDS } from '../model/platforms.ts';
import { SENDING_SECONDS } from '../rules/sending.ts';
import { type AnnouncingServices, bringUpToDate } from './announce.ts';
import { takeDown } from './take-down.ts';

export type Announcer = {
  /** Posts what is not posted yet of an entry's announcements, and brings the posted ones up to date. */
  announce(entry: EntryId): Promise<void>;
  /**
   * Says "removed" in place of announcements whose entries are deleted, and takes deleted people's names off those of
   * others. What the platform does not take now stays stored, for the next time.
   */
  unname(): Promise<void>;
  /** Goes on with announcements that are due: those that a platform did not take so far, and those that are lost. */
  announceDue(): Promise<void>;
  /** After a start: as `announceDue`, then as `unname`. */
  resume(): Promise<void>;
};

/** On a platform at once; the others' turn comes with the next tick. */
const AT_ONCE = 64;

export function createAnnouncer(services: AnnouncingServices): Announcer {
  const { store, surface, clock } = services;
  const inHand = new Set<AnnouncementId>();
  /** By platform and entry: edits of one message follow one another, the newest state last. */
  const queue = createKeyedQueue();

  /**
   * A platform that is slow, or takes no more for the moment, holds up no other. What is asked while an entry waits for
   * its turn is one work: it goes by what is stored when it begins.
   */
  async function announce(entry: EntryId): Promise<void> {
    await Promise.all(running().map((on) => announceOn(on, entry)));
  }

  const running = () => SURFACE_IDS.flatMap((id) => surface(id) ?? []);

  const announceOn = (on: Surface, entry: EntryId) =>
    queue.runLatest(`${on.id}:${entry}`, () => bringUpToDate({ ...services, on, inHand }, entry));

  async function unname(): Promise<void> {
    const removals = await store.read.privacy.removals();
    const stale = new Set((await store.read.announcements.stale()).map(({ entry }) => entry));
    await Promise.all([
      ...removals.map((removal) =>
        queue.run(`${removal.surface}:${removal.entry}`, () => takeDown(services, removal)),
      ),
      ...[...stale].map(announce),
    ]);
  }

  async function announceDue(): Promise<void> {
    const now = clock.now();
    if (inHand.size > 0) {
      const until = now.add({ seconds: SENDING_SECONDS });
      await store.run((tx) => tx.announcements.hold([...inHand], until));
    }
    await Promise.all(
      running().map(async (on) => {
        const due = await store.read.announcements.due(on.id, now, AT_ONCE);
        const entries = new Set(due.filter(({ id }) => !inHand.has(id)).map(({ entry }) => entry));
        await Promise.all([...entries].map((entry) => announceOn(on, entry)));
      }),
    );
  }

  async function resume(): Promise<void> {
    await announceDue();
    await unname();
  }

  return { announce, unname, announceDue, resume };
}
