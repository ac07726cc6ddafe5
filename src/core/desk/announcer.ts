// Keeps announcements true: each platform by itself, and of one entry one thing after another.
import { createKeyedQueue } from '#async/keyed-queue.ts';
import type { EntryId } from '../model/ids.ts';
import { SURFACE_IDS } from '../model/platforms.ts';
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
  /** After a start: posts what was never begun; a sending whose outcome is unknown is marked so; then as `unname`. */
  resume(): Promise<void>;
};

export function createAnnouncer(services: AnnouncingServices): Announcer {
  const { store, surface } = services;
  /** By platform and entry: edits of one message follow one another, the newest state last. */
  const queue = createKeyedQueue();

  /**
   * A platform that is slow, or takes no more for the moment, holds up no other. What is asked while an entry waits for
   * its turn is one work: it goes by what is stored when it begins.
   */
  async function announce(entry: EntryId): Promise<void> {
    const running = SURFACE_IDS.flatMap((id) => surface(id) ?? []);
    await Promise.all(
      running.map((each) =>
        queue.runLatest(`${each.id}:${entry}`, () => bringUpToDate(services, entry, each)),
      ),
    );
  }

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

  async function resume(): Promise<void> {
    const { announcements } = store.read;
    for (const { id } of await announcements.inState('sending')) {
      await store.run((tx) => tx.announcements.move(id, 'sending', 'uncertain'));
    }
    for (const { entry } of await announcements.inState('pending')) await announce(entry);
    await unname();
  }

  return { announce, unname, resume };
}
