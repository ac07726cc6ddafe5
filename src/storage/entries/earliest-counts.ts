// Which of several completions of one item counts, where two accounts of one person have completed it: the earliest.
import type { MemberId } from '#core/model/ids.ts';
import { and, asc, eq, isNull, sql } from '../driver/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import type { EntryRow } from './rows.ts';

export type CompletionsOfItem = {
  /** The member's completions of an item that are not undone, the one that should count first. */
  ofItem(member: MemberId, item: string): Promise<readonly EntryRow[]>;
  /** Lets the earliest count (by date, then recording) and sets the others aside. */
  letEarliestCount(member: MemberId, item: string): Promise<void>;
};

export function completionsOfItem({ db, tables, prepare }: Engine): CompletionsOfItem {
  const { entries } = tables;
  const notUndone = prepare('completions_of_item', ['member', 'item'], ({ member, item }) =>
    db
      .select()
      .from(entries)
      .where(
        and(
          eq(entries.memberId, member),
          sql`${entries.kind} = 'completion'`,
          eq(entries.item, item),
          isNull(entries.undoneAt),
        ),
      )
      .orderBy(asc(entries.date), asc(entries.recordedAt), asc(entries.id)),
  );
  const setAside = prepare('completion_set_aside', ['id'], ({ id }) =>
    db.update(entries).set({ setAside: true }).where(eq(entries.id, id)),
  );
  const count = prepare('completion_count', ['id'], ({ id }) =>
    db.update(entries).set({ setAside: false }).where(eq(entries.id, id)),
  );
  const ofItem = (member: MemberId, item: string) => notUndone({ member, item });

  return {
    ofItem,
    async letEarliestCount(member, item) {
      const [first, ...others] = await ofItem(member, item);
      // The others make room before the first counts: an index allows one.
      for (const { id, setAside: aside } of others) if (!aside) await setAside({ id });
      if (first?.setAside) await count({ id: first.id });
    },
  };
}
