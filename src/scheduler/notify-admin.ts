// Tells the admin who last ran `setup`, once for each failure, that a channel takes no posts any more.

import type { PostOutcome } from '#core/command/surface.ts';
import { bold, type Inline, rich, command as typed } from '#core/message/inline.ts';
import { type Message, message, quiet, text } from '#core/message/message.ts';
import type { Group } from '#core/model/groups.ts';
import type { Place, StoppedPlace } from '#core/model/places.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import { whatToDo } from '#core/posts/refused-channel.ts';
import { toAdmin } from './life/destinations.ts';
import type { SchedulerParts } from './life/scheduler-parts.ts';

const LATER_MINUTES = 15;

/** Tells of every stop that has not been told. What may have arrived is not told again; `setup status` shows it. */
export async function notifyOfStops(parts: SchedulerParts): Promise<void> {
  for (const place of await parts.store.read.places.stopsToReport(parts.clock.now())) {
    await notifyOf(place, parts);
  }
}

async function notifyOf(place: StoppedPlace, parts: SchedulerParts): Promise<void> {
  const { store, clock, log } = parts;
  const { id, stop } = place;
  const group = await store.read.groups.byId(place.group);
  // Claimed before it is sent: told at most once, whatever happens meanwhile.
  if (!(await store.run((tx) => tx.places.claimReport(id)))) return;
  if (group === undefined) return;
  const admin = await toAdmin(store.read, group, parts.surface);
  const nonce = `s${id}-${stop.at.epochMilliseconds.toString(36)}`;
  const told = await admin
    ?.send(stoppedMessage(group, place, stop.why), nonce)
    .catch((error: unknown): PostOutcome => {
      log.error({ err: error }, 'a surface failed while an admin was told');
      return { kind: 'unknown', code: 'thrown' };
    });
  log.warn({ place: id, why: stop.why, told: told?.kind }, 'the schedule of a place stopped');
  if (told?.kind !== 'unavailable') return;
  const later = clock.now().add({ minutes: LATER_MINUTES });
  await store.run((tx) => tx.places.reportLater(id, later));
}

/** What happened, and what to do about it. */
function stoppedMessage(group: Group, place: Place, why: string): Message {
  return message(
    text(
      rich`I can't post in ${channelOf(place)} of ${bold(place.name)} (${PLATFORMS[place.surface].name}) any more, so the posts of ${bold(group.name)} have stopped there.`,
    ),
    text(rich`${whatToDo(why)} Then run ${typed('setup channel')} there.`),
    quiet(rich`Posts elsewhere go on. ${typed('setup status')} shows where things stand.`),
  );
}

function channelOf({ surface, workspaceId, channelId }: Place): Inline {
  if (channelId === undefined) return { kind: 'text', text: 'the channel' };
  return { kind: 'channel', surface, workspaceId, channelId };
}
