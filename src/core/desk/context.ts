// What a command is given: who asks, as Cairn knows them now, where, and when.

import type { Ask } from '../command/ask.ts';
import type { AnyContext, Context } from '../command/command.ts';
import type { Where } from '../model/asks.ts';
import { dateFor, MIDNIGHT } from '../time/personal-day.ts';
import { writeOnce } from './once.ts';
import type { DeskServices } from './services.ts';

/** An interaction: `key` names it for ever, `onStored` hears that a unit of work of it is stored. */
export type Handling = { readonly key: string; readonly onStored: () => void };

export async function contextOf(
  services: DeskServices,
  ask: Ask,
  { key, onStored }: Handling,
  where: Where,
): Promise<AnyContext> {
  const { account, place, group, member } = where;
  const { clock, commands, roadmaps, store } = services;
  const now = clock.now();
  const context: Context = {
    ...(account && { account }),
    ...(place && { place }),
    ask,
    now,
    read: store.read,
    commands,
    defaultRoadmap: roadmaps.shipped,
    roadmaps,
    roadmapOf: (each) => roadmaps.roadmapOf(each, store.read),
    async writeOnce(work) {
      const outcome = await writeOnce(store, { key, account: account?.id, at: now }, work);
      onStored();
      return outcome;
    },
    async write(work) {
      const given = await store.run(work);
      onStored();
      return given;
    },
    post: async (channel, message) =>
      (await services.surface(ask.surface)?.post(channel, message, ask.id.slice(-25), 'first')) ?? {
        kind: 'unavailable',
        code: 'not-running',
      },
  };
  if (group === undefined) return context;
  const days = member ?? { timeZone: group.timeZone, dayEnds: MIDNIGHT };
  return {
    ...context,
    group,
    ...(member && { member }),
    roadmap: await roadmaps.roadmapOf(group, store.read),
    zone: days.timeZone,
    today: dateFor(days, now),
  };
}
