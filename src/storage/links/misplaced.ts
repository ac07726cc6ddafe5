// Entries and timers that are with another membership than the one that goes on for their account's person.
import type { AccountId, GroupId, MemberId, PersonId } from '#core/model/ids.ts';
import { settling } from '../completions/earliest-counts.ts';
import { and, asc, eq, isNotNull, isNull, ne, or, sql } from '../drizzle.ts';
import type { Engine } from '../engine.ts';

/** What one account left with a membership that is another person's now, or lies still. */
export type Stray = {
  readonly account: AccountId;
  readonly group: GroupId;
  readonly member: MemberId;
};

type Moves = {
  astray(person: PersonId): Promise<readonly Stray[]>;
  move(stray: Stray, home: MemberId): Promise<void>;
};

export function entryMoves(engine: Engine): Moves {
  const { db, once } = engine;
  const { accounts, entries, members } = engine.tables;
  const { settle } = settling(engine);
  return {
    astray: (person) =>
      once(
        'entries_astray',
        db
          .selectDistinct({
            account: entries.accountId,
            group: entries.groupId,
            member: entries.memberId,
          })
          .from(accounts)
          .innerJoin(entries, eq(entries.accountId, accounts.id))
          .innerJoin(members, eq(members.id, entries.memberId))
          .where(isAstray(engine, person))
          .orderBy(asc(entries.accountId), asc(entries.groupId), asc(entries.memberId)),
      ),
    async move({ account, member }, home) {
      const theirs = and(eq(entries.accountId, account), eq(entries.memberId, member));
      const standing = and(theirs, sql`${entries.kind} = 'completion'`, isNull(entries.undoneAt));
      // Set aside at first, since one of the item may count where they go; then it is decided anew on both sides.
      const completions = db
        .update(entries)
        .set({ memberId: home, setAside: true })
        .where(standing)
        .returning({ item: entries.item });
      const moved = await once('completions_move', completions);
      await once('entries_move', db.update(entries).set({ memberId: home }).where(theirs));
      for (const item of new Set(moved.map((row) => row.item))) {
        if (item === null) continue;
        await settle(home, item);
        await settle(member, item);
      }
    },
  };
}

export function timerMoves(engine: Engine): Moves {
  const { db, once } = engine;
  const { accounts, members, timers } = engine.tables;
  return {
    astray: (person) =>
      once(
        'timers_astray',
        db
          .select({ account: timers.accountId, group: members.groupId, member: timers.memberId })
          .from(accounts)
          .innerJoin(timers, eq(timers.accountId, accounts.id))
          .innerJoin(members, eq(members.id, timers.memberId))
          .where(isAstray(engine, person)),
      ),
    async move({ account, member }, home) {
      const theirs = and(eq(timers.accountId, account), eq(timers.memberId, member));
      await once('timer_move', db.update(timers).set({ memberId: home }).where(theirs));
    },
  };
}

function isAstray({ tables: { accounts, members } }: Engine, person: PersonId) {
  return and(
    eq(accounts.personId, person),
    or(ne(members.personId, person), isNotNull(members.mergedInto)),
  );
}
