// What is stored of a group, as far as its posts ask for it: each thing is read when it is first asked for, and once.
import type { Group } from '../model/groups.ts';
import type { MemberId } from '../model/ids.ts';
import type { Reads } from '../model/store.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';

/** As things stood when each was read: to be made anew after anything that takes time, and inside a unit of work. */
export type GroupFacts = ReturnType<typeof factsOf>;

/** `read` is for what concerns one member or one occurrence alone. */
export function factsOf(read: Reads, group: Group, roadmap: Roadmap) {
  const { id } = group;
  return {
    read,
    group,
    roadmap,
    places: once(() => read.places.ofGroup(id)),
    /** Posts of places and the admin that are not done. */
    openPosts: once(() => read.posts.openOfGroup(id)),
    /** Whoever has left, too. */
    member: onceEach((member: MemberId) => read.members.byId(member)),
    /** All who have not left; the same goes for what is known of each member. */
    members: once(() => read.members.inGroup(id)),
    /** When each of them, and of those who have left, last did anything. */
    activity: once(() => read.activity.inGroup(id)),
    goals: once(() => read.goals.inGroup(id)),
    planChanges: once(() => read.plans.changesInGroup(id)),
    weeks: once(() => read.totals.weeksInGroup(id)),
    /** The date of each member's latest entry. */
    lastDates: once(() => read.entries.latestDates(id)),
    /** The deliverables that each member has completed. */
    stones: once(() => read.completions.deliverablesInGroup(id)),
  };
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}

/** What was loaded for a key is not loaded again. */
export function onceEach<K, T>(load: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const loaded = new Map<K, Promise<T>>();
  return (key) => {
    const known = loaded.get(key) ?? load(key);
    loaded.set(key, known);
    return known;
  };
}
