// What a store throws, by whom it concerns: the person who hosts, the command that broke a rule, or a bug.
import { HostError } from './host-error.ts';

export type StoreErrorCode =
  | 'not-writable'
  | 'not-a-database'
  | 'damaged'
  | 'disk-full'
  | 'busy'
  | 'newer-database'
  | 'changed-migration'
  | 'failed-migration'
  | 'unsupported-url';

/** The database cannot be used as it is. The message names the file or the variable, and says what to do. */
export class StoreError extends HostError {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * A write would have broken a rule of uniqueness: a second completion of an item, a second membership, a
 * second place for one workspace. Check in the same unit of work first; after this error the unit must reject too.
 */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** A bug of the caller: the store is closed, or a unit of work was started in another or used after its end. */
export class StoreMisuse extends Error {
  override readonly name = 'StoreMisuse';
  readonly code: 'closed' | 'nested-unit' | 'outside-unit';

  constructor(code: StoreMisuse['code'], message: string) {
    super(message);
    this.code = code;
  }
}
