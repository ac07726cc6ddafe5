// What a command is given: who asks, as Cairn knows them now, where, and when.
import type { Context, GroupContext } from '../command/command.ts';
import type { Ask } from '../command/surface.ts';
import { dateIn } from '../time/temporal.ts';
import type { DeskParts } from './desk-parts.ts';
import { rememberedAnswer, rememberedText } from './remembered.ts';
import type { Where } from './where.ts';

/** `key` names the interaction for ever. */
export async function contextOf(
  parts: DeskParts,
  ask: Ask,
  key: string,
  where: Where,
): Promise<Context> {
  const now = parts.clock.now();
  const { roadmaps, store } = parts;
  const context: Context = {
    ...where,
    ask,
    now,
    read: parts.store.read,
    commands: parts.commands,
    defaultRoadmap: roadmaps.shipped,
    roadmaps,
    roadmapOf: (group) => roadmaps.roadmapOf(group, store.read),
    writeOnce: (work) =>
      parts.store.run(async (tx) => {
        const known = await tx.answers.given(key);
        if (known !== undefined) return rememberedAnswer(known);
        const outcome = await work(tx);
        await tx.answers.keep(key, where.account?.id, rememberedText(outcome), now);
        return outcome;
      }),
    write: (work) => parts.store.run(work),
    async post(channel, message) {
      const surface = parts.surface(ask.surface);
      if (surface === undefined) return { kind: 'unavailable', code: 'not-running' };
      return surface.post(channel, message, ask.id.slice(-25));
    },
  };
  if (where.group === undefined) return context;
  const zone = where.member?.timeZone ?? where.group.timeZone;
  const inGroup: GroupContext = {
    ...context,
    group: where.group,
    roadmap: await roadmaps.roadmapOf(where.group, store.read),
    zone,
    today: dateIn(zone, now),
  };
  return inGroup;
}

/** Who asks in a place of the group is there again, whatever was found out before. */
export async function refreshed(parts: DeskParts, ask: Ask, where: Where): Promise<Where> {
  const named = await freshName(parts, ask, where);
  const { member, place } = named;
  if (place === undefined || member?.leftAt === undefined) return named;
  await parts.store.run((tx) => tx.members.update(member.id, { leftAt: null }));
  const { leftAt: _gone, ...back } = member;
  return { ...named, member: back };
}

async function freshName(parts: DeskParts, ask: Ask, where: Where): Promise<Where> {
  const { account } = where;
  if (account === undefined || account.name === ask.asker.name) return where;
  const now = parts.clock.now();
  const renamed = await parts.store.run((tx) =>
    tx.accounts.findOrAdd(account, ask.asker.name, now),
  );
  return { ...where, account: renamed };
}
