// One try at an interaction: by what was looked up for it, or by what holds since somebody else was faster.
import type { Ask } from '../command/ask.ts';
import type { Context } from '../command/command.ts';
import type { Where } from '../model/asks.ts';
import type { DeskServices } from './services.ts';

/** An interaction: `key` names it for ever, `onStored` hears that a unit of work of it is stored. */
export type Handling = { readonly key: string; readonly onStored: () => void };

export type Attempt = Handling & {
  /** What the first try went by, where that had changed before its unit of work. */
  readonly overtaken?: Where;
  readonly post: Context['post'];
};

/** Thrown where what a try goes by has changed: nothing of it is stored, and the next one goes by what holds now. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
  readonly before: Where;

  constructor(before: Where) {
    super('What an interaction goes by had changed before its unit of work.');
    this.before = before;
  }
}

const MOST_TRIES = 5;

/** Does what an interaction asks for by what holds; again where that has changed before anything was stored. */
export async function attempted<T>(
  services: Pick<DeskServices, 'surface'>,
  ask: Ask,
  handling: Handling,
  work: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const post = postingOnce(services, ask);
  let first: Where | undefined;
  for (let tries = 1; ; tries += 1) {
    try {
      return await work({ ...handling, post, ...(first && { overtaken: first }) });
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === MOST_TRIES) throw error;
      first ??= error.before;
    }
  }
}

/** A further try posts nothing that an earlier one has posted. */
function postingOnce({ surface }: Pick<DeskServices, 'surface'>, ask: Ask): Context['post'] {
  const posted = new Map<string, ReturnType<Context['post']>>();
  return (channel, message) => {
    const known = posted.get(channel.channelId);
    if (known !== undefined) return known;
    const running = surface(ask.surface);
    const outcome =
      running === undefined
        ? Promise.resolve({ kind: 'unavailable', code: 'not-running' } as const)
        : running.post(channel, message, ask.id.slice(-25), 'first');
    posted.set(channel.channelId, outcome);
    return outcome;
  };
}
