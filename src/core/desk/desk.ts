// The desk: every ask of every surface comes here and leaves as an answer. The same interaction is answered once, what
// has to follow an answer follows it, and what goes wrong becomes an apology.
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { createSingleFlight } from '#async/single-flight.ts';
import type { Answer, Effect, Outcome } from '../command/answer.ts';
import type { Ask } from '../command/ask.ts';
import { apology, apologyMessage } from '../command/refusals.ts';
import type { Desk } from '../command/surface.ts';
import type { Log } from '../model/log.ts';
import type { Store } from '../model/store.ts';
import { type Announcer, createAnnouncer } from './announcer.ts';
import { attempted } from './attempt.ts';
import { dispatch } from './dispatch.ts';
import { followUps } from './follow-ups.ts';
import { hint } from './hint.ts';
import { homeOf } from './home.ts';
import { knownAnswer } from './once.ts';
import type { DeskServices } from './services.ts';
import { givenIn, suggestionsFor } from './suggest.ts';
import { tellLinked } from './tell-linked.ts';
import { withCleanNames } from './where.ts';

export type RunningDesk = Desk &
  Pick<Announcer, 'unname' | 'announceDue'> & {
    /** Goes on with what a stop left of announcements and deletions. */
    resume(): Promise<void>;
    /** Tells accounts of links of which they could not be told so far. */
    tell(): Promise<void>;
    /** Fulfils when all that is under way is done: answers and what follows them. */
    settled(): Promise<void>;
  };

/** How many answers with a secret are held at once; older ones are answered by what is stored for them. */
const MOST_WITH_SECRETS = 500;

export function createDesk(services: DeskServices): RunningDesk {
  const announcer = createAnnouncer(services);
  /** One after another: each goes by what is untold when it begins. */
  const telling = new PQueue({ concurrency: 1 });
  const tell = () => telling.add(() => tellLinked(services));
  /** Answers and what follows them. */
  const underWay = new PQueue();
  const answerTo = createAnswering(services, followUps(services, announcer, tell, underWay));
  const once = createSingleFlight<Answer>();

  return {
    answer(ask) {
      const key = `${ask.surface}:${ask.id}`;
      return once(key, () => underWay.add(() => answerTo(ask, key)));
    },
    ...asides(services, underWay),
    async resume() {
      await announcer.resume();
      await tell();
    },
    tell,
    unname: announcer.unname,
    announceDue: announcer.announceDue,
    settled: () => underWay.onIdle(),
  };
}

/** Answers one ask by its key; what has to follow an answer is begun. Never rejects. */
function createAnswering(
  services: DeskServices,
  follow: (effect: Effect) => void,
): (ask: Ask, key: string) => Promise<Answer> {
  const { store, log } = services;
  /** They may not be stored: for a redelivery that comes while this process runs. */
  const withSecrets = new LRUCache<string, Answer>({ max: MOST_WITH_SECRETS });

  function answered(outcome: Outcome, key: string, stands: boolean): Answer {
    const { effects = [], stored, ...shown } = outcome;
    const answer: Answer = stands ? { ...shown, stands } : shown;
    if (stored !== undefined) withSecrets.set(key, answer);
    effects.forEach(follow);
    return answer;
  }

  return async (asked, key) => {
    const ask = withCleanNames(asked);
    let stored = false;
    const onStored = () => {
      stored = true;
    };
    try {
      return await attempted(services, ask, { key, onStored }, async (attempt) => {
        const { answer: known, ...where } = await store.read.asks.locate(ask, key);
        if (known !== undefined)
          return { ...(withSecrets.get(key) ?? knownAnswer(known)), stands: true };
        return answered(await dispatch(services, ask, attempt, where), key, stored);
      });
    } catch (error) {
      const reference = failed(log, ask, error);
      return stored ? whatStands(store, key, reference) : apology(reference);
    }
  };
}

/** What is asked beside answers; none of it rejects. */
function asides(
  services: DeskServices,
  underWay: PQueue,
): Pick<Desk, 'suggest' | 'given' | 'home' | 'hint'> {
  const { log } = services;
  const elseNothing =
    <T>(what: string, nothing: T, { surface }: Pick<Ask, 'surface'>) =>
    (error: unknown): T => {
      log.error({ err: error, surface }, `${what} failed`);
      return nothing;
    };
  return {
    suggest: (ask) => suggestionsFor(services, ask).catch(elseNothing('suggesting', [], ask)),
    given: (ask) => givenIn(services, ask).catch(elseNothing('reading a line', {}, ask)),
    home: (ask) =>
      homeOf(services, ask).catch((error: unknown) => apologyMessage(failed(log, ask, error))),
    hint: (who) =>
      underWay.add(() => hint(services, who)).catch(elseNothing('a hint', undefined, who)),
  };
}

/**
 * The answer to what is stored though something went wrong after it: the one that was kept with it, else an apology
 * that asks nobody to do it again.
 */
async function whatStands({ read }: Store, key: string, reference: string): Promise<Answer> {
  const known = await read.answers.given(key).catch(() => undefined);
  if (known === undefined) return apology(reference, { stands: true });
  return { ...knownAnswer(known), stands: true };
}

/** Logs what went wrong; the reference by which the host finds it. */
function failed(log: Log, { surface }: Pick<Ask, 'surface'>, error: unknown): string {
  const reference = randomBytes(4).toString('hex');
  log.error({ err: error, reference, surface }, 'an ask failed');
  return reference;
}
