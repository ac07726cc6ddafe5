// The desk: every ask of every surface comes here and leaves as an answer. It answers the same
// interaction once, follows up what was announced, and turns what goes wrong into an apology.
import { randomBytes } from 'node:crypto';
import type { Effect } from '../command/command.ts';
import { apology, apologyMessage } from '../command/refusals.ts';
import type { Answer, Ask, Desk } from '../command/surface.ts';
import { createPresenceKeeper } from '../members/presence.ts';
import type { SurfaceId } from '../model/ids.ts';
import { suggestionsFor } from '../options/suggest.ts';
import { createAnnouncer } from './announcer.ts';
import { dispatch } from './dispatch.ts';
import { homeOf } from './home.ts';
import { knownAnswer } from './once.ts';
import type { DeskServices } from './services.ts';
import { findWhere, withCleanNames } from './where.ts';

export type RunningDesk = Desk & {
  /** Posts what a stop left unposted, and does what it left of deletions. */
  resume(): Promise<void>;
  /** Takes the names of deleted people out of announcements that could not be edited so far. */
  unname(): Promise<void>;
  /** Fulfils when all that is in hand is done: answers and what follows them. */
  settled(): Promise<void>;
};

/** How many secret answers are held at once; older ones are answered by what is stored for them. */
const MOST_SECRETS = 500;

export function createDesk(services: DeskServices): RunningDesk {
  const announcer = createAnnouncer(services);
  const presence = createPresenceKeeper(services);
  const inHand = new Map<string, Promise<Answer>>();
  const following = new Set<Promise<void>>();

  /** Answers that may not be stored, for a redelivery that comes while this process runs. */
  const secret = new Map<string, Answer>();

  function follow(effects: readonly Effect[]): void {
    for (const effect of effects) {
      const work = carryOut(effect)
        .catch((error: unknown) =>
          services.log.error({ err: error, effect: effect.kind }, 'what follows an answer failed'),
        )
        .finally(() => following.delete(work));
      following.add(work);
    }
  }

  function carryOut(effect: Effect): Promise<void> {
    switch (effect.kind) {
      case 'announce':
        return announcer.announce(effect.entry);
      case 'unname':
        return announcer.unname();
      case 'scrub':
        return services.store.scrub();
      case 'look':
        return presence.look(effect.group);
    }
  }

  function keepSecret(key: string, answer: Answer): void {
    secret.set(key, answer);
    const [oldest] = secret.keys();
    if (secret.size > MOST_SECRETS && oldest !== undefined) secret.delete(oldest);
  }

  async function answerOnce(ask: Ask, key: string): Promise<Answer> {
    try {
      const { answer: known, ...where } = await services.store.read.asks.locate(ask, key);
      if (known !== undefined) return secret.get(key) ?? knownAnswer(known);
      const { effects = [], stored, ...answer } = await dispatch(services, ask, key, where);
      if (stored !== undefined) keepSecret(key, answer);
      follow(effects);
      return answer;
    } catch (error) {
      return apology(failed(error, ask.surface));
    }
  }

  /** Logs what went wrong; the reference by which the host finds it. */
  function failed(error: unknown, surface: SurfaceId): string {
    const reference = randomBytes(4).toString('hex');
    services.log.error({ err: error, reference, surface }, 'an ask failed');
    return reference;
  }

  return {
    answer(ask) {
      const key = `${ask.surface}:${ask.id}`;
      const running = inHand.get(key);
      if (running !== undefined) return running;
      const work = answerOnce(withCleanNames(ask), key).finally(() => inHand.delete(key));
      inHand.set(key, work);
      return work;
    },

    async suggest(ask) {
      try {
        return await suggestionsFor(services, ask, await findWhere(services.store.read.asks, ask));
      } catch (error) {
        services.log.error({ err: error, surface: ask.surface }, 'suggesting failed');
        return [];
      }
    },

    async home(ask) {
      try {
        return await homeOf(services, ask);
      } catch (error) {
        return apologyMessage(failed(error, ask.surface));
      }
    },

    resume: () => announcer.resume(),
    unname: () => announcer.unname(),

    async settled() {
      while (inHand.size > 0 || following.size > 0) {
        await Promise.all([...inHand.values(), ...following]);
      }
    },
  };
}
