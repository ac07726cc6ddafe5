// The one row that a statement with `returning` gives back.

/** Throws where there is none: an insert that fails throws by itself, so that would be a bug of the caller. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('A statement that gives back what it wrote gave nothing.');
  return row;
}
