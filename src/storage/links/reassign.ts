// Puts memberships, entries and timers where they belong after accounts have changed persons.
//
// A membership is of the person whose account joined. Of several in one group the one of the earliest joining goes on;
// the others, with their goals, plans, reviews (drafts of them too) and self-assessments, lie still (merged_into) until
// their account is another person's again. Entries and the timer are with the membership that goes on.
import type { AccountId, GroupId, MemberId, PersonId } from '#core/model/ids.ts';
import { asc, eq } from '../driver/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { entryMoves, type Misplaced, timerMoves } from './misplaced.ts';

export function reassigning(engine: Engine): (person: PersonId) => Promise<void> {
  const entries = entryMoves(engine);
  const timers = timerMoves(engine);
  const copy = copyMembership(engine);

  return async (person) => {
    const active = await chooseMemberships(engine, person);

    /** Who logged as a member by somebody else's joining keeps, once parted, a membership of their own. */
    async function homeOf({ account, group, member }: Misplaced): Promise<MemberId> {
      const home = active.get(group) ?? (await copy(member, account, person));
      active.set(group, home);
      return home;
    }

    for (const left of await entries.find(person)) {
      await entries.move(left, await homeOf(left));
    }
    for (const left of await timers.find(person)) {
      await timers.move(left, await homeOf(left));
    }
  };
}

type Active = Map<GroupId, MemberId>;

/** Decides which of a person's memberships go on, by group. */
async function chooseMemberships({ db, tables, once }: Engine, person: PersonId): Promise<Active> {
  const { accounts, members } = tables;
  const own = db
    .select({ id: members.id, group: members.groupId })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(accounts.personId, person))
    .orderBy(asc(members.joinedAt), asc(members.id));
  const active: Active = new Map();
  const set = (id: MemberId, mergedInto: MemberId | null) =>
    once(
      'member_merge',
      db.update(members).set({ personId: person, mergedInto }).where(eq(members.id, id)),
    );
  for (const { id, group } of await once('memberships_to_choose', own)) {
    const first = active.get(group);
    if (first === undefined) active.set(group, id);
    // Before the one that goes on comes back: an index allows one.
    else await set(id, first);
  }
  for (const id of active.values()) await set(id, null);
  return active;
}

/** Copies the settings and the goals; plan, reviews and self-assessments stay with the original. */
function copyMembership({ db, tables, once }: Engine) {
  const { goals, members } = tables;
  return async (member: MemberId, account: AccountId, person: PersonId): Promise<MemberId> => {
    const original = db.select().from(members).where(eq(members.id, member));
    const { id, mergedInto, ...settings } = oneRow(await once('membership_to_copy', original));
    const values = { ...settings, accountId: account, personId: person };
    const copy = oneRow(
      await once('membership_copy', db.insert(members).values(values).returning()),
    );
    const held = await once('goals_to_copy', db.select().from(goals).where(eq(goals.memberId, id)));
    const rows = held.map((goal) => ({ ...goal, memberId: copy.id }));
    await once('goals_copy', db.insert(goals).values(rows));
    return copy.id;
  };
}
