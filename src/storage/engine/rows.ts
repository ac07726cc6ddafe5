// What becomes of rows: the one that there is, a column that is never null, a list for each member.
import type { MemberId } from '#core/model/ids.ts';

/** Throws where there is none: a bug of the caller, who knows that there is one. */
export function oneRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('A statement that gives back one row gave none.');
  return row;
}

/**
 * A column that is null for some kinds of a row and never for this one: the database's checks see to that. Throws when it
 * is: the file was changed by something else.
 */
export function required<T>(value: T | null, column: string): T {
  if (value === null) throw new Error(`A row lacks its ${column}, which its kind requires.`);
  return value;
}

/** Each member's list in the order of the rows; members without any are left out. */
export function listsByMember<Row extends { readonly member: MemberId }, T>(
  rows: readonly Row[],
  of: (row: Row) => T,
): ReadonlyMap<MemberId, readonly T[]> {
  const lists = new Map<MemberId, T[]>();
  for (const row of rows) {
    const list = lists.get(row.member);
    if (list) list.push(of(row));
    else lists.set(row.member, [of(row)]);
  }
  return lists;
}
