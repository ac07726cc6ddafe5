// The places of a group as admins read them: where posts go, and what keeps them from it.
import { type Rich, rich, command as typed } from '#core/message/inline.ts';
import type { Group } from '#core/model/groups.ts';
import type { Stop } from '#core/model/places.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import type { GroupFacts } from '#core/posts/facts.ts';
import { whatToDo } from '#core/posts/refused-channel.ts';
import type { Instant } from '#core/time/temporal.ts';
import { channelInline } from './answers.ts';
import { WHY_REFUSED, whenText } from './post-words.ts';

/** A line for each place of a group. */
export async function placeLines(facts: GroupFacts, now: Instant): Promise<readonly Rich[]> {
  const { group } = facts;
  return (await facts.places()).map((place) => {
    const name = `${PLATFORMS[place.surface].name} (${place.name})`;
    if (place.channelId === undefined) {
      return rich`${name}: no channel is set, so nothing is posted there. Set one with ${typed('setup channel')}.`;
    }
    const channel = channelInline(place, place.channelId);
    const { stop } = place;
    if (stop === undefined) return rich`${name}: posts in ${channel}`;
    return rich`${name}: ${channel} takes no posts since ${since(stop, group, now)}: ${WHY_REFUSED[stop.why] ?? stop.why}. ${whatToDo(stop.why)} Then run ${typed('setup channel')} there.`;
  });
}

function since({ at }: Stop, { timeZone }: Group, now: Instant): string {
  return whenText(at, timeZone, now);
}
