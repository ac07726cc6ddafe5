// Members, with the names and accounts that boards and answers show.

import type { Account } from '#core/model/accounts.ts';
import type { AccountId, MemberId } from '#core/model/ids.ts';
import type { Member, MemberReads, MemberWrites, Profile } from '#core/model/members.ts';
import { accountOf, lastUsedAccount } from '../accounts/queries.ts';
import { and, asc, desc, eq, inArray, isNull, sql } from '../driver/drizzle.ts';
import { dateText, instant, millis, plainDate } from '../engine/columns.ts';
import type { Engine, Tables } from '../engine/engine.ts';
import { prepareList } from '../engine/in-list.ts';
import { oneRow } from '../engine/rows.ts';
import { together } from '../engine/together.ts';
import { goalWrites } from '../goals/queries.ts';

export function memberReads(engine: Engine): MemberReads {
  return together(findMembers(engine), listMembers(engine), readProfiles(engine));
}

/** Not one in whose place another goes on while two persons are linked. */
function isActive(members: Tables['members']) {
  return isNull(members.mergedInto);
}

/** Those who have not left and start when the cohort does. */
export function followsCohort(members: Tables['members']) {
  return and(eq(members.followsCohort, true), isNull(members.leftAt), isActive(members));
}

function findMembers(engine: Engine): Pick<MemberReads, 'byGroupAndPerson' | 'byId'> {
  const { members } = engine.tables;
  const { db } = engine;
  const active = isActive(members);
  const byPerson = engine.prepare('member', ['group', 'person'], ({ group, person }) =>
    db
      .select()
      .from(members)
      .where(and(eq(members.groupId, group), eq(members.personId, person), active)),
  );
  const byId = engine.prepare('member_by_id', ['id'], ({ id }) =>
    db
      .select()
      .from(members)
      .where(and(eq(members.id, id), active)),
  );
  return {
    byGroupAndPerson: async (group, person) => (await byPerson({ group, person })).map(memberOf)[0],
    byId: async (id) => (await byId({ id })).map(memberOf)[0],
  };
}

function listMembers(engine: Engine): Pick<MemberReads, 'ofPerson' | 'inGroup' | 'count'> {
  const { members } = engine.tables;
  const { db } = engine;
  const active = isActive(members);
  const memberships = engine.prepare('memberships', ['person'], ({ person }) =>
    db
      .select()
      .from(members)
      .where(and(eq(members.personId, person), isNull(members.leftAt), active))
      .orderBy(asc(members.id)),
  );
  const ofGroup = engine.prepare('members', ['group'], ({ group }) =>
    db
      .select()
      .from(members)
      .where(and(eq(members.groupId, group), isNull(members.leftAt), active))
      .orderBy(asc(members.id)),
  );
  const count = engine.prepare('members_count', ['group'], ({ group }) =>
    db
      .select({
        all: sql`count(*)`.mapWith(Number),
        listed:
          sql`coalesce(sum(case when ${members.visibility} <> 'hidden' then 1 else 0 end), 0)`.mapWith(
            Number,
          ),
      })
      .from(members)
      .where(and(eq(members.groupId, group), isNull(members.leftAt), active)),
  );
  return {
    ofPerson: async (person) => (await memberships({ person })).map(memberOf),
    inGroup: async (group) => (await ofGroup({ group })).map(memberOf),
    count: async (group) => oneRow(await count({ group })),
  };
}

function readProfiles(engine: Engine): Pick<MemberReads, 'profiles'> {
  const { accounts, members } = engine.tables;
  // A person's accounts come last used first: the first one gives the name.
  const byMember = prepareList(engine, 'profiles', (ids) =>
    engine.db
      .select({ member: members, account: accounts })
      .from(members)
      .innerJoin(accounts, eq(accounts.personId, members.personId))
      .where(and(inArray(members.id, ids), isNull(members.mergedInto)))
      .orderBy(asc(members.id), desc(accounts.lastUsedAt), desc(accounts.id)),
  );
  return {
    async profiles(ids) {
      const found = new Map<MemberId, Omit<Profile, 'accounts'> & { accounts: Account[] }>();
      for (const { member, account } of await byMember(ids)) {
        const known = found.get(member.id);
        if (known) known.accounts.push(accountOf(account));
        else {
          const profile = { member: memberOf(member), name: account.name };
          found.set(member.id, { ...profile, accounts: [accountOf(account)] });
        }
      }
      return [...found.values()];
    },
  };
}

export function memberWrites(engine: Engine): MemberWrites {
  const { members } = engine.tables;
  const { db } = engine;
  const { set: setGoal } = goalWrites(engine);
  const accountOf = lastUsedAccount(engine);
  return {
    async add(member, goal) {
      const values = valuesOf(member, await accountOf(member.person));
      const insert = db.insert(members).values(values).returning();
      const added = memberOf(oneRow(await engine.once('member_insert', insert)));
      await setGoal(added.id, goal);
      return added;
    },
    async update(id, { start, leftAt, ...same }) {
      const change = {
        ...same,
        ...(start && { start: dateText(start) }),
        ...(leftAt !== undefined && { leftAt: leftAt && millis(leftAt) }),
      };
      if (Object.keys(change).length === 0) return;
      await engine.once('member_update', db.update(members).set(change).where(eq(members.id, id)));
    },
    async moveCohort(group, start) {
      const followers = and(eq(members.groupId, group), eq(members.followsCohort, true));
      await engine.once(
        'cohort_move',
        db
          .update(members)
          .set({ start: dateText(start) })
          .where(followers),
      );
    },
  };
}

function valuesOf(member: Parameters<MemberWrites['add']>[0], accountId: AccountId) {
  return {
    groupId: member.group,
    personId: member.person,
    accountId,
    start: dateText(member.start),
    followsCohort: member.followsCohort,
    timeZone: member.timeZone,
    visibility: member.visibility,
    nudge: member.nudge,
    joinedAt: millis(member.joinedAt),
  };
}

export function memberOf(row: Tables['members']['$inferSelect']): Member {
  return {
    id: row.id,
    group: row.groupId,
    person: row.personId,
    start: plainDate(row.start),
    followsCohort: row.followsCohort,
    timeZone: row.timeZone,
    dayEnds: row.dayEnds,
    visibility: row.visibility,
    nudge: row.nudge,
    joinedAt: instant(row.joinedAt),
    ...(row.leftAt !== null && { leftAt: instant(row.leftAt) }),
  };
}
