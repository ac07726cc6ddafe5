// Members with the names and accounts that boards and answers show.
import type { MemberId } from '#core/model/ids.ts';
import type { MemberReads, Profile } from '#core/model/members.ts';
import { accountOf } from '../accounts/queries.ts';
import { and, asc, desc, eq, inArray, isNull } from '../drizzle.ts';
import type { Engine } from '../engine.ts';
import { prepareList } from '../in-list.ts';
import { memberOf } from './queries.ts';

export function profileReads(engine: Engine): Pick<MemberReads, 'profiles'> {
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

type Account = Profile['accounts'][number];
