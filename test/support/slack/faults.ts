// Troubles that a test switches on: Slack failing before or after it did what was asked.
type FaultKind =
  /** 5xx, and nothing was done. */
  | 'error-before'
  /** 5xx, although it was done: the message stands. */
  | 'error-after'
  /** No answer ever; nothing was done. */
  | 'hang'
  /** No answer ever, although it was done. */
  | 'hang-after'
  /** The connection is cut; nothing was done. */
  | 'drop'
  /** The connection is cut, although it was done. */
  | 'drop-after';

export type Fault = {
  /** A Web API method, `response_url`, `upload`, or `*` for all. */
  method: string;
  /** A trouble of transport, one of Slack's error codes, such as `internal_error`, or a 429 and for how many seconds. */
  kind: FaultKind | { error: string } | { limitedFor: number };
  /** The HTTP status of an `error-…` fault: 503 if not given. */
  status?: number;
  /** How many calls it meets: 1 if not given. */
  times?: number;
};

export type Faults = {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that meets a call to this method; counts it. */
  take(method: string): Fault | undefined;
};

export const createFaults = (): Faults => {
  let active: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      active.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      active = [];
    },
    take: (method) => {
      const entry = active.find(
        ({ fault, left }) => left > 0 && (fault.method === '*' || fault.method === method),
      );
      if (!entry) return undefined;
      entry.left -= 1;
      return entry.fault;
    },
  };
};
