// /setup part: takes a place out of its group. People and their records stay with the group.
import { answer, type Outcome, replacement } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { actions, button, list, message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Group } from '#core/model/groups.ts';
import type { Place } from '#core/model/places.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import type { Reads } from '#core/model/store.ts';
import { noGroup } from './answers.ts';

/** How long the question can be answered. */
const CONFIRM_WITHIN = { minutes: 10 };

export async function setupPart({ group, now, place, read }: Context): Promise<Outcome> {
  if (group === undefined || place === undefined) return noGroup();
  const others = await othersThan(read, place);
  const [first] = others;
  if (first === undefined) return onlyPlace(group);
  const [made] = await read.places.ofGroup(group.id);
  const until = Math.floor(now.add(CONFIRM_WITHIN).epochMilliseconds / 1000);
  return answer(
    message(
      text(rich`Take ${bold(place.name)} out of ${bold(group.name)}?`),
      list(
        [
          'Nothing more is posted here, and commands here are no longer for the group.',
          rich`Members and all that they have logged stay with the group, in ${nameOf(first)}${others.length > 1 ? ' and elsewhere' : ''}.`,
          made?.id === place.id
            ? rich`The group was made here: ${nameOf(first)}, which joined next, takes that part.`
            : undefined,
          'This place can be set up anew, or joined to a group again.',
        ].filter((line) => line !== undefined),
      ),
      actions(button('Part this place', press('setup.part', place.id, until), 'danger')),
      quiet('The button works for 10 minutes.'),
    ),
  );
}

/** Pressed: the button says which place it was shown for, and until when it works. */
export function partPlace(context: Context, [id, until]: readonly string[]): Promise<Outcome> {
  return context.writeOnce(async (tx) => {
    const { group, now, place } = context;
    if (group === undefined || place === undefined) return noGroup();
    if (String(place.id) !== id || !(now.epochMilliseconds <= Number(until) * 1000)) {
      return answer(
        message(
          text(
            rich`That question has expired. Nothing was changed. Ask again: ${typed('setup part')}.`,
          ),
        ),
      );
    }
    if ((await othersThan(tx, place)).length === 0) return onlyPlace(group);
    await tx.places.remove(place.id);
    // Whoever was given a code here could join this place again by themselves.
    await tx.codes.withdrawOf(group.id);
    return replacement(
      message(
        text(rich`${bold(place.name)} is no longer a place of ${bold(group.name)}.`),
        list([
          rich`Set up a group of its own: ${typed('setup group')}`,
          rich`Join a group: ${typed('setup link')} with a code that its admin has been given`,
        ]),
      ),
    );
  });
}

async function othersThan({ places }: Pick<Reads, 'places'>, { id, group }: Place) {
  return (await places.ofGroup(group)).filter((each) => each.id !== id);
}

function nameOf({ name, surface }: Place): string {
  return `${PLATFORMS[surface].name} (${name})`;
}

function onlyPlace({ name }: Group): Outcome {
  return answer(
    message(
      text(rich`This is the only place of ${bold(name)}, so it stays. Nothing was changed.`),
      quiet(
        rich`Join another server or workspace first: ${typed('setup link')}. Correct the group: ${typed('setup group')}.`,
      ),
    ),
  );
}
