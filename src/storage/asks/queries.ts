// Where asks belong: who asks, in which place and group, as which member, and whether it was answered before.
import type { AskReads } from '#core/model/asks.ts';
import { accountOf } from '../accounts/queries.ts';
import { and, asc, eq, isNull, sql } from '../driver/drizzle.ts';
import type { Engine, Placeholders } from '../engine/engine.ts';
import { groupOf } from '../groups/queries.ts';
import { memberOf } from '../members/queries.ts';
import { placeOf } from '../places/rows.ts';

export function askReads(engine: Engine): AskReads {
  const locate = locating(engine);
  const groupsOf = groupsOfPerson(engine);
  return {
    async locate({ surface, asker, place }, key) {
      const { workspaceId, userId } = asker;
      const from = { surface, workspaceId, userId, place: place?.workspaceId ?? null };
      const [row] = await locate({ ...from, key: key ?? null });
      return {
        ...(row?.account && { account: accountOf(row.account) }),
        ...(row?.place && { place: placeOf(row.place) }),
        ...(row?.group && { group: groupOf(row.group) }),
        ...(row?.member && { member: memberOf(row.member) }),
        ...(row?.interaction && { answer: row.interaction.answer }),
      };
    },
    groupsOf: async (person) =>
      (await groupsOf({ person })).map(({ group, member }) => ({
        group: groupOf(group),
        member: memberOf(member),
      })),
  };
}

const ASKED = ['surface', 'workspaceId', 'userId', 'place', 'key'] as const;

/** As a row of its own: compared with columns, bound values would have SQLite plan the joins anew each time. */
function asked({ surface, workspaceId, userId, place, key }: Placeholders<(typeof ASKED)[number]>) {
  return sql`(select ${surface} as surface, ${workspaceId} as workspace, ${userId} as user_id, ${place} as place, ${key} as key) asked`;
}

/** One row, whatever is known. */
function locating({ db, tables, prepare }: Engine) {
  const { accounts, groups, interactions, members, places } = tables;
  return prepare('ask_locate', ASKED, (values) =>
    db
      .select({
        account: accounts,
        place: places,
        group: groups,
        member: members,
        interaction: { key: interactions.key, answer: interactions.answer },
      })
      .from(asked(values))
      .leftJoin(
        accounts,
        and(
          eq(accounts.surface, sql`asked.surface`),
          eq(accounts.workspaceId, sql`asked.workspace`),
          eq(accounts.userId, sql`asked.user_id`),
        ),
      )
      .leftJoin(
        places,
        and(eq(places.surface, sql`asked.surface`), eq(places.workspaceId, sql`asked.place`)),
      )
      .leftJoin(groups, eq(groups.id, places.groupId))
      .leftJoin(
        members,
        and(
          eq(members.groupId, groups.id),
          eq(members.personId, accounts.personId),
          isNull(members.mergedInto),
        ),
      )
      .leftJoin(interactions, eq(interactions.key, sql`asked.key`)),
  );
}

function groupsOfPerson({ db, tables, prepare }: Engine) {
  const { groups, members } = tables;
  return prepare('ask_groups', ['person'], ({ person }) =>
    db
      .select({ group: groups, member: members })
      .from(members)
      .innerJoin(groups, eq(groups.id, members.groupId))
      .where(and(eq(members.personId, person), isNull(members.leftAt), isNull(members.mergedInto)))
      .orderBy(asc(members.id)),
  );
}
