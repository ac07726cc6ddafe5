// Units of work: one at a time on one connection, all or nothing, and nothing of one leaks out of it.
import { AsyncLocalStorage } from 'node:async_hooks';
import PQueue from 'p-queue';
import { StoreMisuse } from '#core/model/store-error.ts';

/** What a unit of work needs of a connection. `begin` rolls back what an earlier unit may have left open. */
export type UnitConnection = {
  begin(): Promise<void>;
  commit(): Promise<void>;
  /** Does nothing when no transaction is open. */
  rollback(): Promise<void>;
};

export type Units = {
  /** Waits for the units before it, then runs the work in a transaction. Rejects with what the work threw. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** The same, and rolls back what the work has done. */
  rehearse<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for the units before it, then runs what needs the connection outside any transaction. */
  between<T>(work: () => Promise<T>): Promise<T>;
  /** Throws unless called from within a unit that is still open. */
  assertInside(): void;
  /** Refuses further units, and fulfils when those under way have ended. */
  close(): Promise<void>;
};

/** Whether the unit that it goes with is still open. */
type Mark = { open: boolean };

/**
 * A unit's work is an async function, so another could slip in between its statements: hence the queue. And a promise
 * that the work forgot to await would write after the commit, or into the next unit: hence the open mark, which goes
 * with the work through all that it starts.
 */
export function createUnits(connection: UnitConnection): Units {
  const current = new AsyncLocalStorage<Mark>();
  const queue = new PQueue({ concurrency: 1 });
  let closed = false;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw new StoreMisuse('closed', 'The database is closed.');
    if (current.getStore()?.open) {
      throw new StoreMisuse(
        'nested-unit',
        'A unit of work was started inside another and would wait for it for ever; use the transaction at hand.',
      );
    }
    return queue.add(work);
  }

  return {
    run: (work) => inTurn(() => runUnit(connection, current, work, 'commit')),
    rehearse: (work) => inTurn(() => runUnit(connection, current, work, 'rollback')),
    between: inTurn,
    assertInside() {
      if (current.getStore()?.open) return;
      throw new StoreMisuse(
        'outside-unit',
        'A transaction was used after its unit of work had ended; await everything inside it.',
      );
    },
    async close() {
      closed = true;
      await queue.onIdle();
    },
  };
}

async function runUnit<T>(
  connection: UnitConnection,
  current: AsyncLocalStorage<Mark>,
  work: () => Promise<T>,
  end: 'commit' | 'rollback',
): Promise<T> {
  await connection.begin();
  const mark = { open: true };
  try {
    const result = await current.run(mark, work);
    mark.open = false;
    await connection[end]();
    return result;
  } catch (error) {
    mark.open = false;
    await connection.rollback();
    throw error;
  }
}
