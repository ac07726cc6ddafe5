// A terminal as a surface, as small as one can be: people type lines, and read lines. CONTRIBUTING, "Add a surface".
import type { Desk, RunningSurface } from '#core/command/surface.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import { askOf } from './receive/ask.ts';
import { showAnswer } from './send/answer.ts';
import { createPosting } from './send/posting.ts';

export type TerminalOptions = {
  /** The key of its line in the record of platforms. */
  readonly id: SurfaceId;
  /** Asked for at each use: the desk needs the surfaces first. */
  readonly desk: () => Desk;
  readonly print: (line: string) => void;
};

export type TerminalSurface = RunningSurface & {
  /** Somebody types a line; fulfils when its answer is printed. */
  type(person: string, line: string): Promise<void>;
};

export function createTerminalSurface({ id, desk, print }: TerminalOptions): TerminalSurface {
  let stopped = false;
  return {
    id,
    async type(person, line) {
      const answer = await desk().answer(askOf(id, person, line));
      showAnswer({ id, print }, person, answer);
    },
    ...createPosting({ id, print }),
    health: () => (stopped ? { ok: false, why: 'the terminal is closed' } : { ok: true }),
    async stop() {
      stopped = true;
    },
  };
}
