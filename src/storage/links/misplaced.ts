// Entries and timers that are with another membership than the one that goes on for their account's person.
import type { AccountId, GroupId, MemberId, PersonId } from '#core/model/ids.ts';
import { and, asc, eq, isNotNull, isNull, ne, or, sql } from '../driver/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import { completionsOfItem } from '../entries/earliest-counts.ts';

/** What one account left with a membership that is another person's now, or lies still. */
export type Misplaced = {
  readonly account: AccountId;
  readonly group: GroupId;
  readonly member: MemberId;
};

type Moves = {
  find(person: PersonId): Promise<readonly Misplaced[]>;
  move(from: Misplaced, home: MemberId): Promise<void>;
};

export function entryMoves(engine: Engine): Moves {
  const { db, once } = engine;
  const { accounts, entries, members } = engine.tables;
  const { letEarliestCount } = completionsOfItem(engine);
  return {
    find: (person) =>
      once(
        'entries_misplaced',
        db
          .selectDistinct({
            account: entries.accountId,
            group: entries.groupId,
            member: entries.memberId,
          })
          .from(accounts)
          .innerJoin(entries, eq(entries.accountId, accounts.id))
          .innerJoin(members, eq(members.id, entries.memberId))
          .where(isMisplaced(engine, person))
          .orderBy(asc(entries.accountId), asc(entries.groupId), asc(entries.memberId)),
      ),
    async move({ account, member }, home) {
      const theirs = and(eq(entries.accountId, account), eq(entries.memberId, member));
      const completed = and(theirs, sql`${entries.kind} = 'completion'`, isNull(entries.undoneAt));
      // Set aside at first, since one of the item may count where they go; then it is decided anew on both sides.
      const completions = db
        .update(entries)
        .set({ memberId: home, setAside: true })
        .where(completed)
        .returning({ item: entries.item });
      const moved = await once('completions_move', completions);
      await once('entries_move', db.update(entries).set({ memberId: home }).where(theirs));
      for (const item of new Set(moved.map((row) => row.item))) {
        if (item === null) continue;
        await letEarliestCount(home, item);
        await letEarliestCount(member, item);
      }
    },
  };
}

export function timerMoves(engine: Engine): Moves {
  const { db, once } = engine;
  const { accounts, members, timers } = engine.tables;
  return {
    find: (person) =>
      once(
        'timers_misplaced',
        db
          .select({ account: timers.accountId, group: members.groupId, member: timers.memberId })
          .from(accounts)
          .innerJoin(timers, eq(timers.accountId, accounts.id))
          .innerJoin(members, eq(members.id, timers.memberId))
          .where(isMisplaced(engine, person)),
      ),
    async move({ account, member }, home) {
      const theirs = and(eq(timers.accountId, account), eq(timers.memberId, member));
      await once('timer_move', db.update(timers).set({ memberId: home }).where(theirs));
    },
  };
}

function isMisplaced({ tables: { accounts, members } }: Engine, person: PersonId) {
  return and(
    eq(accounts.personId, person),
    or(ne(members.personId, person), isNotNull(members.mergedInto)),
  );
}
