// What is announced of an entry on one platform: posted where it is due, edited where it is. Each post is taken in the
// database before it is sent: what may have arrived is sent again only where the platform refuses a repeat.
import type { PostOutcome, Surface } from '../command/surface.ts';
import { announcementOf, isBeforeStart } from '../entries/announcement.ts';
import { presenceIn } from '../members/presence.ts';
import type { Message } from '../message/message.ts';
import type { Announcement } from '../model/announcements.ts';
import type { CompletionEntry } from '../model/entries.ts';
import type { AnnouncementId, EntryId } from '../model/ids.ts';
import type { Profile } from '../model/members.ts';
import type { Transaction } from '../model/store.ts';
import { latenessOf } from '../rules/schedule-late.ts';
import {
  isRepeatable,
  LATER_MINUTES,
  pauseSeconds,
  REPEAT_SECONDS,
  SENDING_SECONDS,
} from '../rules/sending.ts';
import type { Instant } from '../time/temporal.ts';
import type { DeskServices } from './services.ts';
import { takeDown } from './take-down.ts';

export type AnnouncingServices = Pick<
  DeskServices,
  'store' | 'surface' | 'roadmaps' | 'log' | 'clock'
>;

/** What it takes to announce on one platform. */
type Announcing = AnnouncingServices & {
  readonly on: Surface;
  /** What this process is sending: it goes on holding that. */
  readonly inHand: Set<AnnouncementId>;
};

/** An entry with all that decides whether and how it is announced. */
type Told = {
  readonly entry: CompletionEntry;
  readonly by: Profile;
  readonly message: Message;
};

export async function bringUpToDate(announcing: Announcing, id: EntryId): Promise<void> {
  const { store, on } = announcing;
  // Before the message: one that becomes stale after it was made would pass for brought up to date.
  const announcements = (await store.read.announcements.ofEntry(id)).filter(
    ({ surface }) => surface === on.id,
  );
  if (announcements.length === 0) return;
  const told = await toTell(announcing, id);
  if (told === undefined) return;
  await Promise.all(
    announcements.map(async (announcement) => {
      if (announcement.state === 'sent') await edit(announcing, announcement, told.message);
      else if ('nextAt' in announcement) await takeUp(announcing, announcement, told);
    }),
  );
}

async function toTell(
  { store: { read }, roadmaps }: AnnouncingServices,
  id: EntryId,
): Promise<Told | undefined> {
  const entry = await read.entries.byId(id);
  if (entry?.kind !== 'completion') return undefined;
  const [by] = await read.members.profiles([entry.member]);
  const group = by && (await read.groups.byId(by.member.group));
  if (by === undefined || group === undefined) return undefined;
  const message = await announcementOf(read, await roadmaps.roadmapOf(group, read), entry);
  return { entry, by, message };
}

type Open = Extract<Announcement, { nextAt: Instant }>;

/** Does what is due about one that is not done; what is not due stays as it is. */
async function takeUp(announcing: Announcing, announcement: Open, told: Told): Promise<void> {
  const { store, clock, inHand } = announcing;
  const { id, state } = announcement;
  const now = clock.now();
  if (inHand.has(id) || !isDue(announcement, now)) return;
  const stop = await whyNot(announcing, announcement, told, now);
  if (stop !== undefined) {
    await store.run((tx) => stop(tx));
    return;
  }
  const until = now.add({ seconds: SENDING_SECONDS });
  if (!(await store.run((tx) => tx.announcements.take(id, now, until)))) return;
  const sendingAt = state === 'sending' ? announcement.sendingAt : now;
  const sending = { ...announcement, state: 'sending', sendingAt, nextAt: until } as const;
  inHand.add(id);
  try {
    await post(announcing, sending, told.message, state === 'sending');
  } finally {
    inHand.delete(id);
  }
}

/** Its time has come; or its sender has not been heard of, or was begun by a clock that has gone back since. */
function isDue(announcement: Open, now: Instant): boolean {
  if (now.epochMilliseconds >= announcement.nextAt.epochMilliseconds) return true;
  if (announcement.state !== 'sending') return false;
  return announcement.sendingAt.epochMilliseconds > now.epochMilliseconds;
}

/** What to store in place of sending it now; nothing when it is to be sent. */
async function whyNot(
  announcing: Announcing,
  announcement: Open,
  told: Told,
  now: Instant,
): Promise<((tx: Transaction) => Promise<unknown>) | undefined> {
  const { id, surface, again, dueAt } = announcement;
  if (announcement.state === 'sending') {
    // Nothing but the same once more: what has changed since, an edit brings.
    if (isRepeatable(surface, announcement.sendingAt, now)) return undefined;
    return (tx) => tx.announcements.end(id, 'sending', { state: 'uncertain', at: now });
  }
  const skip = (why: 'too-late' | 'left') => (tx: Transaction) =>
    tx.announcements.end(id, 'pending', { state: 'skipped', at: now, why });
  if (!again && latenessOf('announcement', dueAt, now) === 'too-late') return skip('too-late');
  if (!(await stands(announcing, announcement, told))) {
    const later = now.add({ minutes: LATER_MINUTES });
    return (tx) => tx.announcements.postpone(id, 'pending', later);
  }
  if (await hasLeft(announcing, announcement, told.by)) return skip('left');
  return undefined;
}

/** Whether it is to be seen in that place now; what is undone may be restored. */
async function stands(
  { store }: AnnouncingServices,
  { group, surface, workspaceId }: Announcement,
  { entry, by: { member } }: Told,
): Promise<boolean> {
  if (entry.undoneAt !== undefined || member.visibility === 'hidden') return false;
  if (isBeforeStart(entry, member)) return false;
  const place = await store.read.places.byWorkspace({ surface, workspaceId });
  return place?.group === group;
}

/**
 * Whoever was not met in the place when they logged it may have been removed from it. Where the platform does not say,
 * what was found out before holds: nobody is gone by an outage.
 */
async function hasLeft(
  { surface }: AnnouncingServices,
  announcement: Announcement,
  by: Profile,
): Promise<boolean> {
  if (!announcement.asksPresence) return false;
  const presence = await presenceIn(by, announcement, surface);
  if (presence === undefined || presence === 'unknown') return by.member.leftAt !== undefined;
  return presence === 'gone';
}

type Sending = Extract<Announcement, { state: 'sending' }>;

/** `repeated`: an earlier attempt may have arrived. */
async function post(
  announcing: Announcing,
  announcement: Sending,
  message: Message,
  repeated: boolean,
): Promise<void> {
  const { store, log, on } = announcing;
  const { id } = announcement;
  const outcome = await on
    .post(announcement, message, `announcement-${id}`)
    .catch((error: unknown): PostOutcome => {
      log.error({ err: error, announcement: id }, 'a surface failed while announcing');
      return { kind: 'unknown', code: 'thrown' };
    });
  if (outcome.kind === 'sent')
    return arrived(announcing, announcement, outcome.messageId, repeated);
  const { kind, code } = outcome;
  log.warn({ announcement: id, outcome: kind, code }, 'an announcement was not posted');
  await store.run((tx) =>
    noteOutcome(tx, announcement, outcome, { repeated, now: announcing.clock.now() }),
  );
}

/** Stores that one was not posted, or may have been, and what comes next. */
function noteOutcome(
  tx: Transaction,
  { id, surface, sendingAt, tries }: Sending,
  outcome: Exclude<PostOutcome, { kind: 'sent' }>,
  { repeated, now }: { readonly repeated: boolean; readonly now: Instant },
): Promise<boolean> {
  const { announcements } = tx;
  // Whatever else a repeat meets, the first attempt may have arrived.
  if (outcome.kind === 'unknown' || repeated) {
    if (!isRepeatable(surface, sendingAt, now)) {
      return announcements.end(id, 'sending', { state: 'uncertain', at: now });
    }
    return announcements.postpone(id, 'sending', now.add({ seconds: REPEAT_SECONDS }));
  }
  if (outcome.kind === 'unavailable') {
    return announcements.retry(id, now.add({ seconds: pauseSeconds(tries, outcome.seconds) }));
  }
  return announcements.end(id, 'sending', { state: 'refused', at: now, why: outcome.because });
}

/** Its message is known: it is kept, or removed where the announcement is deleted meanwhile. */
async function arrived(
  announcing: Announcing,
  announcement: Sending,
  messageId: string,
  repeated: boolean,
): Promise<void> {
  const { store, clock } = announcing;
  const { id, entry, surface, workspaceId, channelId } = announcement;
  const orphan = await store.run(async (tx) => {
    await repair(tx, announcement);
    if (await tx.announcements.found(id, messageId, clock.now())) return undefined;
    // Nothing else knows of the message any more.
    return tx.privacy.addRemoval({ entry, surface, workspaceId, channelId, messageId });
  });
  if (orphan !== undefined) return takeDown(announcing, orphan);
  // The platform keeps what came first, which may say what was true before.
  if (repeated) await bringUpToDate(announcing, entry);
}

/** A channel that takes an announcement is repaired: what was stopped there goes on. */
async function repair(tx: Transaction, { surface, workspaceId, channelId }: Announcement) {
  const place = await tx.places.byWorkspace({ surface, workspaceId });
  if (place?.channelId === channelId) await tx.places.resume(place.id);
}

async function edit(
  { store, log, on }: Announcing,
  announcement: Extract<Announcement, { state: 'sent' }>,
  message: Message,
): Promise<void> {
  const { id, messageId, stale } = announcement;
  const outcome = await on.edit(announcement, messageId, message);
  if (outcome.kind !== 'edited') {
    log.warn({ announcement: id, outcome: outcome.kind }, 'an announcement was not edited');
  }
  if (stale && outcome.kind !== 'unavailable') {
    await store.run((tx) => tx.announcements.markUpToDate(id));
  }
}
