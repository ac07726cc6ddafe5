// Deleting a person: what they logged, wrote and gave. Others keep what was counted for them, without a name.

import type { AccountId, LinkId, MemberId, PersonId } from '#core/model/ids.ts';
import type { DeletedPerson, PrivacyWrites } from '#core/model/privacy.ts';
import { and, asc, eq, inArray, isNotNull, sql } from '../driver/drizzle.ts';
import { millis } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { oneRow } from '../engine/rows.ts';
import { personRows } from './person-rows.ts';

export function deletePersons(engine: Engine): Pick<PrivacyWrites, 'deletePerson'> {
  const rows = personRows(engine);
  return {
    async deletePerson(person, at) {
      const accounts = (await rows.accounts(person)).map(({ id }) => id);
      const members = (await rows.members(person)).map(({ id }) => id);
      const persons = await rows.persons(person, accounts);
      const links = (await rows.links(persons, accounts)).map(({ id }) => id);
      const { announcements, perhapsAnnounced } = await planRemovals(engine, members);

      await markAnnouncements(engine, accounts);
      await keepVerifications(engine, accounts);
      await removeNames(engine, accounts);
      const entries = await deleteEntries(engine, members);
      await deleteMemberships(engine, members);
      await deleteShortLived(engine, accounts);
      await deletePeople(engine, { accounts, links, persons });
      const due = engine.db.insert(engine.tables.dueScrubs).values({ at: millis(at) });
      await engine.once('scrub_plan', due);
      return {
        entries,
        memberships: members.length,
        accounts: accounts.length,
        announcements,
        perhapsAnnounced,
      };
    },
  };
}

/** Notes down the messages that the platforms still show; how many there are, and of how many that is not known. */
async function planRemovals(
  { db, tables, once }: Engine,
  members: readonly MemberId[],
): Promise<Pick<DeletedPerson, 'announcements' | 'perhapsAnnounced'>> {
  const { announcements, entries, removals } = tables;
  const rows = await once(
    'person_announcements',
    db
      .select({ announcement: announcements })
      .from(entries)
      .innerJoin(announcements, eq(announcements.entryId, entries.id))
      .where(inArray(entries.memberId, [...members]))
      .orderBy(asc(announcements.id)),
  );
  const posted = rows.flatMap(({ announcement }) => {
    const { entryId, surface, workspaceId, channelId, messageId } = announcement;
    return messageId === null ? [] : [{ entryId, surface, workspaceId, channelId, messageId }];
  });
  for (const values of posted) await once('removal_plan', db.insert(removals).values(values));
  const perhaps = rows.filter(({ announcement: { state } }) => PERHAPS.has(state));
  return { announcements: posted.length, perhapsAnnounced: perhaps.length };
}

/** Handed to a platform, and not known to be there. */
const PERHAPS: ReadonlySet<string> = new Set(['sending', 'uncertain']);

/** Announcements of others that name the person as a verifier. */
async function markAnnouncements(
  { db, tables, once }: Engine,
  accounts: readonly AccountId[],
): Promise<void> {
  const { announcements, verifications } = tables;
  const verified = db
    .select({ id: verifications.entryId })
    .from(verifications)
    .where(inArray(verifications.accountId, [...accounts]));
  const posted = and(isNotNull(announcements.messageId), inArray(announcements.entryId, verified));
  const mark = db.update(announcements).set({ stale: true }).where(posted);
  await once('announcements_mark', mark);
}

/** One for each completion stays without a name, of however many accounts it was given. */
async function keepVerifications(
  { db, tables, once }: Engine,
  accounts: readonly AccountId[],
): Promise<void> {
  const { verifications } = tables;
  const given = inArray(verifications.accountId, [...accounts]);
  const rows = await once(
    'person_verifications',
    db
      .select({ id: verifications.id, entry: verifications.entryId })
      .from(verifications)
      .where(given)
      .orderBy(asc(verifications.id)),
  );
  const kept = new Set<number>();
  for (const group of Map.groupBy(rows, ({ entry }) => entry).values()) {
    for (const { id } of group.slice(0, 1)) kept.add(id);
  }
  const more = rows.map(({ id }) => id).filter((id) => !kept.has(id));
  for (const id of more) {
    await once('verification_drop', db.delete(verifications).where(eq(verifications.id, id)));
  }
  await once(
    'verifications_unname',
    db.update(verifications).set({ accountId: null }).where(given),
  );
}

/** Who set a group up, who changed whose entry, who was answered. */
async function removeNames(
  { db, tables, once }: Engine,
  accounts: readonly AccountId[],
): Promise<void> {
  const { entries, entryChanges, groups, interactions } = tables;
  const own = [...accounts];
  await once(
    'groups_unname',
    db.update(groups).set({ setUpBy: null }).where(inArray(groups.setUpBy, own)),
  );
  // While linked, one account may have changed the other's entry. Its history stays the other's.
  const owner = sql`(select ${entries.accountId} from ${entries} where ${entries.id} = ${entryChanges.entryId})`;
  await once(
    'entry_changes_unname',
    db.update(entryChanges).set({ accountId: owner }).where(inArray(entryChanges.accountId, own)),
  );
  // The keys stay: an interaction that is delivered again still changes nothing.
  await once(
    'interactions_unname',
    db
      .update(interactions)
      .set({ accountId: null, answer: null })
      .where(inArray(interactions.accountId, own)),
  );
}

async function deleteEntries(
  { db, tables, once }: Engine,
  members: readonly MemberId[],
): Promise<number> {
  const { announcements, entries, entryChanges, verifications } = tables;
  const theirs = inArray(entries.memberId, [...members]);
  const ids = db.select({ id: entries.id }).from(entries).where(theirs);
  const count = db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(entries)
    .where(theirs);
  const { count: deleted } = oneRow(await once('person_entries', count));
  for (const table of [announcements, entryChanges, verifications]) {
    await once('entry_parts_delete', db.delete(table).where(inArray(table.entryId, ids)));
  }
  await once('entries_delete', db.delete(entries).where(theirs));
  return deleted;
}

async function deleteMemberships(
  { db, tables, once }: Engine,
  ids: readonly MemberId[],
): Promise<void> {
  const { formerPauses, goals, members, planChanges, timers } = tables;
  const { reviewDrafts, reviews, reviewSteps, reviewVersions, skillAssessments } = tables;
  const own = [...ids];
  const changes = db
    .select({ id: planChanges.id })
    .from(planChanges)
    .where(inArray(planChanges.memberId, own));
  const pauses = inArray(formerPauses.planChangeId, changes);
  await once('former_pauses_delete', db.delete(formerPauses).where(pauses));
  const parts = [
    goals,
    planChanges,
    timers,
    reviews,
    reviewVersions,
    reviewDrafts,
    reviewSteps,
    skillAssessments,
  ];
  for (const table of parts) {
    await once('member_parts_delete', db.delete(table).where(inArray(table.memberId, own)));
  }
  // Those that lie still refer to those that go on.
  const still = and(inArray(members.id, own), isNotNull(members.mergedInto));
  await once('members_still_delete', db.delete(members).where(still));
  await once('members_delete', db.delete(members).where(inArray(members.id, own)));
}

async function deleteShortLived(
  { db, tables, once }: Engine,
  accounts: readonly AccountId[],
): Promise<void> {
  for (const table of [tables.codes, tables.codeTries, tables.drafts]) {
    const own = inArray(table.accountId, [...accounts]);
    await once('account_parts_delete', db.delete(table).where(own));
  }
}

type Identities = {
  readonly accounts: readonly AccountId[];
  readonly links: readonly LinkId[];
  readonly persons: readonly PersonId[];
};

async function deletePeople({ db, tables, once }: Engine, own: Identities): Promise<void> {
  const { accounts, linkAccounts, linkNotices, links, people } = tables;
  const ids = [...own.links];
  await once('link_notices_delete', db.delete(linkNotices).where(inArray(linkNotices.linkId, ids)));
  await once(
    'link_accounts_delete',
    db.delete(linkAccounts).where(inArray(linkAccounts.linkId, ids)),
  );
  await once('links_delete', db.delete(links).where(inArray(links.id, ids)));
  await once('accounts_delete', db.delete(accounts).where(inArray(accounts.id, [...own.accounts])));
  await once('people_delete', db.delete(people).where(inArray(people.id, [...own.persons])));
}
