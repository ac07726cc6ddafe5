// The places of a group as admins read them: where posts go, and what keeps them from it.
import { type Rich, rich, command as typed } from '#core/message/inline.ts';
import type { Group } from '#core/model/groups.ts';
import type { StoppedPlace } from '#core/model/places.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import type { Reads } from '#core/model/store.ts';
import { whatToDo } from '#core/posts/refused-channel.ts';
import type { Instant } from '#core/time/temporal.ts';
import { channelInline } from './answers.ts';
import { WHY_REFUSED, whenText } from './post-words.ts';

/** A line for each place of a group. */
export async function placeLines(
  read: Reads,
  group: Group,
  now: Instant,
): Promise<readonly Rich[]> {
  const places = await read.places.ofGroup(group.id);
  const stopped = await read.places.stoppedOfGroup(group.id);
  return places.map((place) => {
    const stop = stopped.find((each) => each.place === place.id);
    const name = `${PLATFORMS[place.surface].name} (${place.name})`;
    if (place.channelId === undefined) {
      return rich`${name}: no channel is set, so nothing is posted there. Set one with ${typed('setup channel')}.`;
    }
    const channel = channelInline(place, place.channelId);
    if (stop === undefined) return rich`${name}: posts in ${channel}`;
    return rich`${name}: ${channel} takes no posts since ${since(stop, group, now)}: ${WHY_REFUSED[stop.why] ?? stop.why}. ${whatToDo(stop.why)} Then run ${typed('setup channel')} there.`;
  });
}

function since({ at }: StoppedPlace, { timeZone }: Group, now: Instant): string {
  return whenText(at, timeZone, now);
}
