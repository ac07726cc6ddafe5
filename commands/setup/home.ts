// What is the group's is changed where the group was made; a place that joined it later changes its own channel alone.
import { type Outcome, refusal } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, joined, rich, command as typed } from '#core/message/inline.ts';
import { message, quiet, text } from '#core/message/message.ts';
import type { Place } from '#core/model/places.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import type { Reads } from '#core/model/store.ts';

/** The place where a group was made, or which has taken its part: of those that belong to it the first to have joined. */
export async function homeOf({ places }: Pick<Reads, 'places'>, here: Place): Promise<Place> {
  const [first = here] = await places.ofGroup(here.group);
  return first;
}

/** The refusal of a change of what is the group's in a place that joined it, unless the asker manages both. */
export async function notHere(context: Context): Promise<Outcome | undefined> {
  const { group, place } = context;
  if (group === undefined || place === undefined) return undefined;
  const home = await homeOf(context.read, place);
  if (home.id === place.id || (await managesToo(context, home))) return undefined;
  return refusal(
    message(
      text(
        rich`This place has joined ${bold(group.name)}, which was made on ${PLATFORMS[home.surface].name} (${home.name}). What is the group’s is changed there, or by whoever manages that place too. Nothing was changed.`,
      ),
      quiet(
        joined(
          ' ',
          rich`Here: ${typed('setup channel')}, ${typed('setup status')}, ${typed('setup preview')}.`,
          rich`To leave the group: ${typed('setup part')}.`,
        ),
      ),
    ),
  );
}

/** By any of the asker's accounts; not where a platform does not say. */
async function managesToo({ account, read, manages }: Context, home: Place): Promise<boolean> {
  const accounts = account === undefined ? [] : await read.accounts.ofPerson(account.person);
  for (const { surface, workspaceId, userId } of accounts) {
    const there = surface === home.surface && ['', home.workspaceId].includes(workspaceId);
    if (there && (await manages(home, userId))) return true;
  }
  return false;
}
