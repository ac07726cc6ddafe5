// The one row that a statement gives back.

/** Throws where there is none: a bug of the caller, who knows that there is one. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('A statement that gives back one row gave none.');
  return row;
}
