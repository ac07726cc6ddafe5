// Columns that are null for some kinds of a row and never for others; the database's checks see to that.

/** Throws when a value that the row's kind requires is missing: the file was changed by something else. */
export function present<T>(value: T | null, column: string): T {
  if (value === null) throw new Error(`A row lacks its ${column}, which its kind requires.`);
  return value;
}
