// In a channel that is left alone nothing is posted; what an admin asks for again goes out all the same.
import { type Composed, type Composer, notDue } from '../compose.ts';
import { placeWithChannel } from '../places.ts';
import { type Quiet, quietIn, WHY_QUIET } from '../quiet.ts';

/** A composer that is given how quiet the group is. */
type QuietComposer = (
  post: Parameters<Composer>[0],
  composing: Parameters<Composer>[1],
  quiet: Quiet,
) => Promise<Composed>;

export function unlessQuiet(compose: QuietComposer): Composer {
  return async (post, composing) => {
    const { facts, again = false } = composing;
    const { target } = post;
    const place = target.kind === 'place' && (await placeWithChannel(facts, target.place));
    const quiet = place ? await quietIn(facts, place, composing.now) : 'no';
    if (again || quiet === 'no' || quiet === 'asks') return compose(post, composing, quiet);
    return notDue(WHY_QUIET[quiet]);
  };
}
