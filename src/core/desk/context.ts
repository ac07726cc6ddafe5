// What a command is given: who asks, as Cairn knows them now, where, and when.

import type { Ask } from '../command/ask.ts';
import type { AnyContext, Context } from '../command/command.ts';
import type { AskReads, Located, Where } from '../model/asks.ts';
import type { Transaction } from '../model/store.ts';
import { dateFor, MIDNIGHT } from '../time/personal-day.ts';
import type { Attempt } from './attempt.ts';
import { writeOnce } from './once.ts';
import type { DeskServices } from './services.ts';
import { assertStanding } from './standing.ts';

/** `lookUp` finds out again what `where` says, inside a unit of work. */
export async function contextOf(
  services: DeskServices,
  ask: Ask,
  { key, onStored, post, overtaken }: Attempt,
  where: Where,
  lookUp: (asks: AskReads) => Promise<Located>,
): Promise<AnyContext> {
  const { account, place, group, member } = where;
  const { clock, commands, roadmaps, store } = services;
  const now = clock.now();
  const standing =
    <T>(work: (tx: Transaction) => Promise<T>) =>
    async (tx: Transaction): Promise<T> => {
      assertStanding(where, await lookUp(tx.asks));
      return work(tx);
    };
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
    ...(overtaken && { overtaken }),
    async writeOnce(work) {
      const interaction = { key, account: account?.id, at: now };
      const outcome = await writeOnce(store, interaction, standing(work));
      onStored();
      return outcome;
    },
    async write(work) {
      const given = await store.run(standing(work));
      onStored();
      return given;
    },
    rehearse: (work) => store.rehearse(standing(work)),
    manages: async ({ surface, workspaceId }, userId) =>
      (await services.surface(surface)?.manages?.(workspaceId, userId)) ?? false,
    post,
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
