// Rows of a whole group, parted by member.
import type { MemberId } from '#core/model/ids.ts';

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
