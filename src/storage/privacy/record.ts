// All that is stored about a person, put together for an export.
import type { AccountId, LinkId, PersonId } from '#core/model/ids.ts';
import type { PersonRecord, PrivacyReads } from '#core/model/privacy.ts';
import { accountOf } from '../accounts/queries.ts';
import { codeOf } from '../codes/queries.ts';
import { asc, desc, eq, inArray } from '../driver/drizzle.ts';
import { instant } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { required } from '../engine/rows.ts';
import { groupOf } from '../groups/queries.ts';
import { uploadOf } from '../roadmaps/queries.ts';
import { personRows } from './person-rows.ts';
import { membershipRecords } from './record-membership.ts';

export function readRecords(engine: Engine): Pick<PrivacyReads, 'recordOf'> {
  const rows = personRows(engine);
  const membershipOf = membershipRecords(engine);
  return {
    async recordOf(person) {
      const accounts = await rows.accounts(person);
      const own = accounts.map(({ id }) => id);
      const known = await knownSince(engine, own);
      const memberships = [];
      for (const member of await rows.members(person)) memberships.push(await membershipOf(member));
      return {
        person,
        accounts: accounts.map((row) => ({
          ...accountOf(row),
          knownSince: instant(required(known.get(row.id) ?? null, 'created_at')),
        })),
        links: await linkRecords(engine, person, own),
        memberships,
        groupsSetUp: await groupsSetUp(engine, own),
        roadmapsUploaded: await roadmapsUploaded(engine, own),
        verificationsGiven: await verificationsGiven(engine, own),
        ...(await shortLived(engine, own)),
      };
    },
  };
}

/** When each account was seen first: every account begins as a person of its own. */
async function knownSince({ db, tables, once }: Engine, own: readonly AccountId[]) {
  const { accounts, linkAccounts, links, people } = tables;
  const now = db
    .select({ account: accounts.id, at: people.createdAt })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(inArray(accounts.id, [...own]));
  // The first link that brought an account took it from the person that it began as; the last of a map counts.
  const before = db
    .select({ account: linkAccounts.accountId, at: people.createdAt })
    .from(linkAccounts)
    .innerJoin(links, eq(links.id, linkAccounts.linkId))
    .innerJoin(people, eq(people.id, links.joinedId))
    .where(inArray(linkAccounts.accountId, [...own]))
    .orderBy(desc(links.id));
  return new Map(
    [...(await once('known_since', now)), ...(await once('known_before', before))].map(
      ({ account, at }) => [account, at] as const,
    ),
  );
}

async function linkRecords(
  engine: Engine,
  person: PersonId,
  own: readonly AccountId[],
): Promise<PersonRecord['links']> {
  const { db, once } = engine;
  const { linkAccounts } = engine.tables;
  const rows = personRows(engine);
  const links = await rows.links(await rows.persons(person, own), own);
  const accountsOf = async (link: LinkId) => {
    const brought = db
      .select({ id: linkAccounts.accountId })
      .from(linkAccounts)
      .where(eq(linkAccounts.linkId, link))
      .orderBy(asc(linkAccounts.accountId));
    return (await once('link_brought', brought)).map(({ id }) => id);
  };
  const records = [];
  for (const { id, keptId, at, partedAt } of links) {
    records.push({
      id,
      person: partedAt === null ? person : keptId,
      accounts: await accountsOf(id),
      at: instant(at),
      ...(partedAt !== null && { partedAt: instant(partedAt) }),
    });
  }
  return records;
}

async function groupsSetUp({ db, tables, once }: Engine, own: readonly AccountId[]) {
  const { groups } = tables;
  const setUp = db
    .select()
    .from(groups)
    .where(inArray(groups.setUpBy, [...own]))
    .orderBy(asc(groups.id));
  return (await once('person_groups', setUp)).map(groupOf);
}

async function roadmapsUploaded({ db, tables, once }: Engine, own: readonly AccountId[]) {
  const { roadmapUploads } = tables;
  const uploaded = db
    .select()
    .from(roadmapUploads)
    .where(inArray(roadmapUploads.accountId, [...own]))
    .orderBy(asc(roadmapUploads.id));
  return (await once('person_roadmaps', uploaded)).map(uploadOf);
}

async function verificationsGiven({ db, tables, once }: Engine, own: readonly AccountId[]) {
  const { entries, verifications } = tables;
  const given = db
    .select({
      entry: verifications.entryId,
      group: entries.groupId,
      item: entries.item,
      at: verifications.at,
    })
    .from(verifications)
    .innerJoin(entries, eq(entries.id, verifications.entryId))
    .where(inArray(verifications.accountId, [...own]))
    .orderBy(asc(verifications.id));
  return (await once('verifications_given', given)).map(({ item, at, ...row }) => ({
    ...row,
    item: required(item, 'item'),
    at: instant(at),
  }));
}

/** What is stored for minutes or days: unfinished commands, answers given, codes. */
async function shortLived(
  { db, tables, once }: Engine,
  own: readonly AccountId[],
): Promise<Pick<PersonRecord, 'drafts' | 'answers' | 'codes' | 'codeTries'>> {
  const { codes, codeTries, drafts, interactions } = tables;
  const ids = [...own];
  const asked = db.select().from(drafts).where(inArray(drafts.accountId, ids));
  const given = db.select().from(interactions).where(inArray(interactions.accountId, ids));
  const made = db.select().from(codes).where(inArray(codes.accountId, ids));
  const tries = db.select().from(codeTries).where(inArray(codeTries.accountId, ids));
  return {
    drafts: (await once('person_drafts', asked)).map(({ command, values, at }) => ({
      command,
      values,
      at: instant(at),
    })),
    answers: (await once('person_answers', given)).map(({ key, answer, at }) => ({
      key,
      at: instant(at),
      ...(answer !== null && { answer }),
    })),
    codes: (await once('person_codes', made)).map(codeOf),
    codeTries: (await once('person_code_tries', tries)).map(({ at }) => instant(at)),
  };
}
