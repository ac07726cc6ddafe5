// Time that passes in the playground: on its way to a later moment the clock stops where something is due, so that
// what Cairn posts in between comes on time, as if one had waited for it.
import type { Reads, Store } from '#core/model/store.ts';
import { type Instant, Temporal } from '#core/time/temporal.ts';
import { WORKSPACE } from '../chat/channels.ts';
import type { Deed } from '../sample/life.ts';
import type { Living } from '../sample/living.ts';
import type { MovableClock } from './movable-clock.ts';

export type Passing = {
  readonly clock: MovableClock;
  readonly store: () => Store;
  /** Does what is due now and what follows the answers given, and fulfils when it is done. */
  readonly due: () => Promise<void>;
  readonly living: Pick<Living, 'deedsUntil' | 'carryOut'>;
};

/** Half a year and more of a group. */
const MOST_STOPS = 200;
/** Logging of some three weeks; each takes some milliseconds. */
const MOST_LOGGED = 100;

/**
 * Moves the clock to a moment, the past included, and fulfils when all that is due by then is done. What is farther
 * away than the stops reach is leapt to: the rule for an outage decides on what is late by then, and nobody waits.
 */
export async function passTo(passing: Passing, until: Instant): Promise<void> {
  const { clock, store, due, living } = passing;
  const deeds = thinned(await living.deedsUntil(until));
  for (let stops = 0; ; stops += 1) {
    // First: what was changed just now may change what is due next.
    await due();
    const next = await nextDue(store().read, clock.now());
    const isLast = next === undefined || Temporal.Instant.compare(next, until) >= 0;
    await live(passing, deeds, isLast ? until : next);
    clock.moveTo(isLast || stops === MOST_STOPS ? until : next);
    if (isLast) return due();
    if (stops === MOST_STOPS) break;
  }
  void due();
}

/** On the way to a far moment people log less often, evenly, so that nobody waits for it. */
function thinned(deeds: readonly Deed[]): Deed[] {
  const logged = deeds.filter(({ kind }) => kind === 'hours').length;
  const every = Math.ceil(logged / MOST_LOGGED);
  let hours = 0;
  return deeds.filter(({ kind }) => {
    if (kind !== 'hours') return true;
    hours += 1;
    return hours % every === 0;
  });
}

/** The sample's people do what they do on the way, each thing at its own moment. */
async function live({ clock, due, living }: Passing, deeds: Deed[], until: Instant): Promise<void> {
  for (let [deed] = deeds; deed !== undefined; [deed] = deeds) {
    if (Temporal.Instant.compare(deed.at, until) > 0) return;
    deeds.shift();
    if (Temporal.Instant.compare(deed.at, clock.now()) > 0) clock.moveTo(deed.at);
    await living.carryOut(deed);
    // What is announced of it is said at that moment, too.
    if (deed.kind !== 'hours') await due();
  }
}

/** When the next post of the playground's group is due, after `now`. */
async function nextDue(read: Reads, now: Instant): Promise<Instant | undefined> {
  const place = await read.places.byWorkspace({
    surface: 'playground',
    workspaceId: WORKSPACE.workspaceId,
  });
  if (place === undefined) return undefined;
  const members = await read.members.inGroup(place.group);
  const open = await Promise.all([
    read.posts.openOfGroup(place.group),
    ...members.map(({ id }) => read.posts.openOfMember(id)),
  ]);
  return open
    .flat()
    .map(({ dueAt }) => dueAt)
    .filter((dueAt) => Temporal.Instant.compare(dueAt, now) > 0)
    .toSorted(Temporal.Instant.compare)[0];
}
