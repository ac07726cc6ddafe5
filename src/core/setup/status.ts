// /setup status: where the group posts, and when.
import { answer, type Context, type Outcome } from '../command/command.ts';
import { bold, rich, command as typed } from '../message/inline.ts';
import { list, message, text } from '../message/message.ts';
import type { Place } from '../model/group.ts';
import { PLATFORMS } from '../views/platform-names.ts';
import { channelInline, groupFields, noGroup, scheduleText } from './answers.ts';

export async function setupStatus(context: Context): Promise<Outcome> {
  const { group, read } = context;
  if (group === undefined) return noGroup();
  const [places, count] = await Promise.all([read.places(group.id), read.countMembers(group.id)]);
  return answer(
    message(
      text(bold(group.name)),
      groupFields(group, context),
      list([
        rich`Weekly nudge: ${scheduleText(group)}`,
        `Members: ${count.all}`,
        ...places.map((place) => placeLine(place)),
      ]),
    ),
  );
}

function placeLine(place: Place) {
  const platform = PLATFORMS[place.surface];
  return place.channelId === undefined
    ? rich`${platform} (${place.name}): no channel is set, so nothing is posted there. Set one with ${typed('setup channel')}.`
    : rich`${platform} (${place.name}): posts in ${channelInline(place, place.channelId)}`;
}
