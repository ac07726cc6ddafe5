// Failures that a test switches on: each strikes the next requests that match.

export interface FaultTarget {
  readonly method?: string;
  /** Matches the path below the version, such as `/channels/1/messages`. */
  readonly path?: RegExp;
  /** How many requests it strikes; one when it is not said. */
  readonly times?: number;
}

/** `before`: nothing was taken; `after`: it was, and the answer still is an error. */
export type When = 'before' | 'after';

export type Strike =
  | { readonly kind: 'status'; readonly status: number; readonly when: When }
  | { readonly kind: 'hang'; readonly when: When }
  | { readonly kind: 'cut'; readonly when: When }
  | { readonly kind: 'limit'; readonly when: 'before'; readonly retryAfter: number };

interface Armed {
  readonly target: FaultTarget;
  readonly strike: Strike;
  left: number;
}

/** The switches. A test arms them; the server asks for what strikes a request. */
export class Faults {
  readonly #armed: Armed[] = [];

  /** Answers with a 5xx. discord.js repeats such a request up to three times. */
  answer(status: number, when: When, target: FaultTarget = {}): void {
    this.#arm({ kind: 'status', status, when }, target);
  }

  /** Never answers; the connection stays open until the client gives up. */
  hang(when: When, target: FaultTarget = {}): void {
    this.#arm({ kind: 'hang', when }, target);
  }

  /** Cuts the connection instead of answering. */
  cut(when: When, target: FaultTarget = {}): void {
    this.#arm({ kind: 'cut', when }, target);
  }

  /** Answers 429 with a wait of so many seconds. */
  limit(retryAfter: number, target: FaultTarget = {}): void {
    this.#arm({ kind: 'limit', when: 'before', retryAfter }, target);
  }

  /** Switches everything off. */
  clear(): void {
    this.#armed.length = 0;
  }

  /** What strikes this request; each strike is used up by it. */
  strike(method: string, path: string): Strike | undefined {
    const armed = this.#armed.find(
      ({ target, left }) =>
        left > 0 &&
        (target.method === undefined || target.method === method) &&
        (target.path === undefined || target.path.test(path)),
    );
    if (armed === undefined) return undefined;
    armed.left -= 1;
    return armed.strike;
  }

  #arm(strike: Strike, target: FaultTarget): void {
    this.#armed.push({ strike, target, left: target.times ?? 1 });
  }
}
