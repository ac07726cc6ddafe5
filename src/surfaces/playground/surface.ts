// The playground as a surface: a chat in memory, seen and used through the web page that comes with it.
import type { Hono } from 'hono';
import type { Command } from '#core/command/command.ts';
import type { Desk, RunningSurface } from '#core/command/surface.ts';
import type { Group } from '#core/model/groups.ts';
import type { Store } from '#core/model/store.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { createChat } from './chat/chat.ts';
import { knownPeople } from './chat/known-people.ts';
import type { MovableClock } from './clock/movable-clock.ts';
import { askOf } from './receive/ask.ts';
import { createGate } from './receive/gate.ts';
import type { FreshStart } from './receive/requests.ts';
import { playgroundRoutes } from './receive/routes.ts';
import { createLiving } from './sample/living.ts';
import { createPosting } from './send/posting.ts';

export type PlaygroundOptions = {
  /** Asked for at each use: the desk needs the surfaces first, and a fresh start makes a new one. */
  readonly desk: () => Desk;
  readonly store: () => Store;
  readonly commands: readonly Command[];
  readonly clock: MovableClock;
  readonly roadmapOf: (group: Group) => Promise<Roadmap>;
  /** Does what is due now and what follows the answers given, and fulfils when it is done. */
  readonly due: () => Promise<void>;
  /** Empties the playground's own database, and fills it with the sample where asked to. */
  readonly reset: (kind: FreshStart) => Promise<void>;
};

/** Its routes hold the page at `/` and all that the page needs. */
export type PlaygroundSurface = RunningSurface & { readonly routes: Hono };

/** Opens the chat with the people whom the store knows. */
export async function createPlaygroundSurface(
  options: PlaygroundOptions,
): Promise<PlaygroundSurface> {
  const { clock, store, reset } = options;
  const chat = createChat(clock);
  const gate = createGate();
  const living = createLiving({
    ...options,
    chat,
    ask: (actor, input) => options.desk().answer(askOf(actor, input)),
  });
  const stopping = new AbortController();
  const stopped = stopping.signal;
  const { forget, ...posting } = createPosting(chat, stopped);
  const letIn = async () => chat.restart(await knownPeople(store().read));
  const restart = (kind: FreshStart) =>
    gate.alone(async () => {
      // What begins anew begins now, wherever the clock was moved to.
      clock.reset();
      await reset(kind);
      forget();
      living.forget();
      await letIn();
    });
  clock.onMove(() => chat.tell({ kind: 'clock' }));
  await letIn();

  return {
    id: 'playground',
    routes: playgroundRoutes({ ...options, chat, gate, living, restart }, stopped),
    ...posting,
    health: () => (stopped.aborted ? { ok: false, why: 'the playground stopped' } : { ok: true }),
    async stop() {
      stopping.abort();
      await gate.settled();
    },
  };
}
