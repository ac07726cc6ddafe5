// What a command is given: who asks, as Cairn knows them now, where, and when.

import type { Ask } from '../command/ask.ts';
import type { AnyContext, Context } from '../command/command.ts';
import type { AskReads, Located, Where } from '../model/asks.ts';
import type { Store, Transaction } from '../model/store.ts';
import { dateFor, MIDNIGHT } from '../time/personal-day.ts';
import type { Instant } from '../time/temporal.ts';
import type { Attempt } from './attempt.ts';
import { writeOnce } from './once.ts';
import type { DeskServices } from './services.ts';
import { assertStanding } from './standing.ts';

/** `lookUp` finds out again what `where` says, inside a unit of work. */
export async function contextOf(
  services: DeskServices,
  ask: Ask,
  attempt: Attempt,
  where: Where,
  lookUp: LookUp,
): Promise<AnyContext> {
  const { account, place, group, member } = where;
  const { clock, commands, roadmaps, store } = services;
  const now = clock.now();
  const { post, overtaken } = attempt;
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
    ...unitsOf(store, attempt, { where, lookUp, now }),
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

type LookUp = (asks: AskReads) => Promise<Located>;

/** A command's ways to a unit of work: each begins by finding that all stands as it was looked up. */
function unitsOf(
  store: Store,
  { key, onStored }: Attempt,
  { where, lookUp, now }: { readonly where: Where; readonly lookUp: LookUp; readonly now: Instant },
): Pick<Context, 'writeOnce' | 'write' | 'rehearse'> {
  const standing =
    <T>(work: (tx: Transaction) => Promise<T>) =>
    async (tx: Transaction): Promise<T> => {
      assertStanding(where, await lookUp(tx.asks));
      return work(tx);
    };
  return {
    async writeOnce(work) {
      const interaction = { key, account: where.account?.id, at: now };
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
  };
}
