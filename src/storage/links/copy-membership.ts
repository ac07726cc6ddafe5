// A membership of one's own for who was a member by somebody else's joining while the two were linked.
import type { AccountId, MemberId, PersonId } from '#core/model/ids.ts';
import { eq } from '../engine/drizzle.ts';
import type { Engine } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';

/** Copies the settings and the goals; plan, reviews and self-assessments stay with the original. */
export function copyMembership({ db, tables, once }: Engine) {
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
