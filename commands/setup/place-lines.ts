// The places of a group as admins read them: where posts go, and what keeps them from it.
import { joined, type Rich, rich, command as typed } from '#core/message/inline.ts';
import type { Group } from '#core/model/groups.ts';
import type { Stop } from '#core/model/places.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import type { GroupFacts } from '#core/posts/facts.ts';
import { type Quiet, quietIn } from '#core/posts/quiet.ts';
import { whatToDo } from '#core/posts/refused-channel.ts';
import type { Instant } from '#core/time/temporal.ts';
import { channelInline } from './answers.ts';
import { WHY_REFUSED, whenText } from './post-words.ts';

/** A line for each place of a group. */
export async function placeLines(facts: GroupFacts, now: Instant): Promise<readonly Rich[]> {
  return Promise.all((await facts.places()).map((place) => placeLine(facts, place, now)));
}

async function placeLine(facts: GroupFacts, place: GroupPlace, now: Instant): Promise<Rich> {
  const name = `${PLATFORMS[place.surface].name} (${place.name})`;
  if (place.channelId === undefined) {
    return rich`${name}: no channel is set, so nothing is posted there. Set one with ${typed('setup channel')}.`;
  }
  const channel = channelInline(place, place.channelId);
  const { stop } = place;
  if (stop === undefined) {
    const quiet = await quietIn(facts, place, now);
    return joined('. ', rich`${name}: posts in ${channel}`, QUIET_WORDS[quiet]);
  }
  return rich`${name}: ${channel} has taken no posts since ${since(stop, facts.group, now)}: ${WHY_REFUSED[stop.why] ?? stop.why}. ${whatToDo(stop.why)} Then run ${typed('setup channel')} there.`;
}

type GroupPlace = Awaited<ReturnType<GroupFacts['places']>>[number];

/** What a quiet group's channel gets. */
const QUIET_WORDS: Readonly<Record<Quiet, string | undefined>> = {
  no: undefined,
  asks: 'Three quiet weeks: the next nudge is a question to the group',
  silent:
    'The group is quiet and was asked: nothing more is posted there until somebody records something',
  hushed: 'Somebody pressed Stop nudges: nothing is posted there until somebody records something',
  resting: 'Nothing is planned for anybody: nothing is posted there until somebody’s plan goes on',
};

function since({ at }: Stop, { timeZone }: Group, now: Instant): string {
  return whenText(at, timeZone, now);
}
