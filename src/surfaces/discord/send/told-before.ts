// Keeps what a member was told of an entry true: once something else is told of it, what told of it before says the
// same. Discord lets an answer that one person sees be edited by the token of its interaction, for fifteen minutes;
// the tokens are held in memory alone.
import { type REST, Routes, SnowflakeUtil } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Answer } from '#core/command/answer.ts';
import type { Log } from '#core/model/log.ts';
import { loggable } from '../connect/failure.ts';
import type { Target } from './target.ts';
import { wireMessage } from './wire-message.ts';

export type ToldBefore = {
  /** After an answer was shown: brings what told of its entry before up to date, and remembers the answer. */
  follow(target: Target, answer: Answer): Promise<void>;
};

type Told = { readonly entry: number; readonly target: Target };

/** Answers remembered at once; the oldest are no longer brought up to date. */
const MOST_REMEMBERED = 5_000;
/** A token lives for fifteen minutes; one that lapses on the way would be refused. */
const TOKEN_MILLISECONDS = 14 * 60_000;

export function createToldBefore(rest: REST, log: Log): ToldBefore {
  /** By the interaction that a message first answered: a button pressed on it gives it a newer token. */
  const told = new LRUCache<string, Told>({ max: MOST_REMEMBERED });

  async function rewrite(answered: string, { target }: Told, wire: object): Promise<void> {
    try {
      const route = Routes.webhookMessage(target.applicationId, target.token);
      await rest.patch(route, { ...wire, auth: false });
    } catch (error) {
      told.delete(answered);
      log.info(loggable(error), 'an earlier answer was not brought up to date');
    }
  }

  return {
    async follow(target, answer) {
      if (answer.kind !== 'message') return;
      const { tells, message, audience, replaces } = answer;
      const inPlace = replaces && target.onMessage;
      const shownIn = inPlace ? target.answered : target.interactionId;
      if (inPlace) told.delete(shownIn);
      if (tells === undefined) return;
      const { entry, alone = message } = tells;
      const now = timeOf(target);
      const before = [...told].filter(([, each]) => each.entry === entry);
      for (const [answered, each] of before) {
        const lapsed = now - timeOf(each.target) > TOKEN_MILLISECONDS;
        if (lapsed) told.delete(answered);
        else await rewrite(answered, each, wireMessage(alone, each.target.guildId));
      }
      // What shows more than the entry is not brought up to date with it.
      if (audience === 'asker' && tells.alone === undefined) told.set(shownIn, { entry, target });
    },
  };
}

/** When an interaction came, by its id. */
function timeOf({ interactionId }: Target): number {
  return SnowflakeUtil.timestampFrom(interactionId);
}
