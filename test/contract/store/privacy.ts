// What the contract says of the record of a person, and of deleting one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry, NewEntry } from '#core/model/entries.ts';
import type { EntryId } from '#core/model/ids.ts';
import type { Store, Transaction } from '#core/model/store.ts';
import { minutes } from '#core/time/temporal.ts';
import { at, CAST, dream, live, living, newVillage, type Village } from './lives.ts';
import {
  addMember,
  date,
  done,
  hours,
  instant,
  NOW,
  newGroup,
  type OpenStore,
  openScene,
  type Scene,
  shown,
  user,
} from './scene.ts';

const LATER = instant('2026-03-11T09:00:00Z');
const CHANNEL = { surface: 'discord', workspaceId: 'S1', channelId: 'C1' } as const;

export function privacyContract(open: OpenStore): void {
  test('the record of a person has all that is stored, in all groups', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const full = await store.run(async (tx) => {
      const other = await tx.groups.add(newGroup(ana.account.id));
      const left = await addMember(tx, other.id, ana.account);
      await tx.members.update(left.id, { leftAt: LATER });
      const logged = await tx.entries.add(hours(ana, '2026-03-03', 60, { note: 'a note' }), NOW);
      await tx.entries.edit(logged.id, { note: 'better' }, ana.account.id, LATER);
      const undone = await tx.entries.add(done(ana, '2026-03-03', 'dvc'), NOW);
      await tx.entries.setUndone(undone.id, true, ana.account.id, LATER);
      const bens = await tx.entries.add(done(ben, '2026-03-03', 'mlflow'), NOW);
      await tx.completions.toggleVerification(bens.id, ana.account.person, LATER);
      await tx.drafts.add(ana.account.id, { command: 'log', values: { time: '1h' } }, NOW);
      await tx.answers.keep('discord:1', ana.account.id, '{"a":1}', NOW);
      await tx.codes.addTry(ana.account.id, NOW);
      return { other, left, logged, undone, bens };
    });
    const record = shown(await store.read.privacy.recordOf(ana.account.person));
    expect(record).toMatchObject({
      person: ana.account.person,
      accounts: [{ ...ana.account, knownSince: String(NOW) }],
      links: [],
      memberships: [
        {
          member: shown(ana.member),
          group: shown(group),
          goals: [{ from: '2026-03-02', hours: 15 }],
          entries: [
            { entry: { note: 'better' }, former: [{ what: 'edit', entry: { note: 'a note' } }] },
            { entry: { undoneAt: String(LATER) }, former: [{ what: 'undo' }] },
          ],
        },
        { member: { id: full.left.id, leftAt: String(LATER) }, group: { id: full.other.id } },
      ],
      verificationsGiven: [
        { entry: full.bens.id, group: group.id, item: 'mlflow', at: String(LATER) },
      ],
      drafts: [{ command: 'log', values: { time: '1h' } }],
      answers: [{ key: 'discord:1', answer: '{"a":1}' }],
      codeTries: [String(NOW)],
      groupsSetUp: [{ id: group.id }, { id: full.other.id }],
    });
  });

  test('a linked account is known since it was seen first, not since it was linked', async () => {
    const { store, ana } = await openScene(open);
    const late = await store.run((tx) => tx.accounts.findOrAdd(user('late'), 'Late', LATER));
    const link = await store.run((tx) => tx.links.link(late.person, ana.account.person, LATER));
    const known = async () =>
      (await store.read.privacy.recordOf(late.person)).accounts.map(({ knownSince }) =>
        String(knownSince),
      );
    expect(await known()).toEqual([String(NOW), String(LATER)]);
    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect(await known()).toEqual([String(LATER)]);
  });

  test('a deleted person is gone, and comes back as somebody new', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await fillIn(store, ana);
    const deleted = await remove(store, ana.account.person);
    expect(deleted).toMatchObject({ entries: 2, memberships: 1, accounts: 1 });
    expect(await store.read.accounts.byUser(user('ana'))).toBeUndefined();
    expect(await store.read.members.byId(ana.member.id)).toBeUndefined();
    expect((await store.read.members.inGroup(group.id)).map(({ id }) => id)).toEqual([
      ben.member.id,
    ]);
    expect(await store.read.totals.inGroup(group.id, {})).toEqual([]);
    expect((await store.read.privacy.recordOf(ana.account.person)).memberships).toEqual([]);
    const again = await store.run((tx) => tx.accounts.findOrAdd(user('ana'), 'Ana', LATER));
    expect(again.person).not.toBe(ana.account.person);
    expect(again.id).not.toBe(ana.account.id);
  });

  test('announcements that stand in channels are to be removed until it is said that they are', async () => {
    const { store, ana } = await openScene(open);
    const entry = await store.run(async (tx) => {
      const { id } = await tx.entries.add(done(ana, '2026-03-03', 'mlflow'), NOW);
      await announce(tx, ana, id, 'M1');
      await announcing(tx, ana, id, 'C2');
      const { id: lost } = await announcing(tx, ana, id, 'C3');
      await tx.announcements.take(lost, NOW, LATER);
      return id;
    });
    expect(await store.read.privacy.removals()).toEqual([]);
    expect(await remove(store, ana.account.person)).toMatchObject({
      announcements: 1,
      perhapsAnnounced: 1,
    });
    expect(await store.read.announcements.ofEntry(entry)).toEqual([]);
    const late = { ...CHANNEL, entry, messageId: 'M2' };
    await store.run((tx) => tx.privacy.addRemoval(late));
    const [first, ...more] = await store.read.privacy.removals();
    expect(first).toEqual({ id: first?.id, ...CHANNEL, entry, messageId: 'M1' });
    expect(more).toMatchObject([late]);
    await store.run(async (tx) => first && (await tx.privacy.endRemoval(first.id)));
    expect(await store.read.privacy.removals()).toMatchObject([late]);
  });

  test('announcements of others that name the deleted person are stale until they are fresh', async () => {
    const { store, ana, ben } = await openScene(open);
    const entry = await store.run(async (tx) => {
      const { id } = await tx.entries.add(done(ben, '2026-03-03', 'mlflow'), NOW);
      const other = await tx.entries.add(done(ben, '2026-03-03', 'docker'), NOW);
      await announce(tx, ben, id, 'M1');
      await announce(tx, ben, other.id, 'M2');
      await tx.completions.toggleVerification(id, ana.account.person, NOW);
      return id;
    });
    expect(await store.read.announcements.stale()).toEqual([]);
    expect(await remove(store, ana.account.person)).toMatchObject({ announcements: 0 });
    const [stale, ...more] = await store.read.announcements.stale();
    expect(stale).toMatchObject({ entry, messageId: 'M1', stale: true });
    expect(more).toEqual([]);
    await store.run(async (tx) => stale && (await tx.announcements.markUpToDate(stale.id)));
    expect(await store.read.announcements.stale()).toEqual([]);
    expect(await store.read.announcements.ofEntry(entry)).toMatchObject([{ state: 'sent' }]);
  });

  test('after a deletion a scrub is due until it was done', async () => {
    const { store, ana, ben } = await openScene(open);
    expect(await store.read.privacy.scrubDue()).toBe(false);
    await remove(store, ana.account.person);
    await remove(store, ben.account.person);
    expect(await store.read.privacy.scrubDue()).toBe(true);
    await store.scrub();
    expect(await store.read.privacy.scrubDue()).toBe(false);
  });

  test('a verification counts on without a name, once for a person of two accounts', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const { id } = await add(store, done(ben, '2026-03-03', 'mlflow'));
    const second = await store.run((tx) => tx.accounts.findOrAdd(user('ana at work'), 'Ana', NOW));
    await store.run(async (tx) => {
      await tx.completions.toggleVerification(id, ana.account.person, NOW);
      await tx.completions.toggleVerification(id, second.person, NOW);
      await tx.links.link(ana.account.person, second.person, NOW);
    });
    const deleted = await remove(store, ana.account.person);
    expect(deleted.accounts).toBe(2);
    expect(await store.read.entries.byId(id)).toMatchObject({
      verifiedBy: [],
      namelessVerifications: 1,
    });
    expect(await store.read.totals.inGroup(group.id, {})).toMatchObject([{ verified: 1 }]);
  });

  test('a group goes on without the one who set it up, until another does', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await remove(store, ana.account.person);
    const { setUpBy, ...orphaned } = group;
    expect(shown(await store.read.groups.byId(group.id))).toEqual(shown(orphaned));
    await store.run((tx) => tx.groups.update(group.id, { setUpBy: ben.account.id }));
    expect(await store.read.groups.byId(group.id)).toMatchObject({ setUpBy: ben.account.id });
  });

  test('an interaction of a deleted person is known still, but its answer is not', async () => {
    const { store, ana } = await openScene(open);
    await store.run((tx) => tx.answers.keep('discord:1', ana.account.id, 'Ana’s answer', NOW));
    await store.run(async (tx) => {
      await tx.privacy.deletePerson(ana.account.person, LATER);
      // The one that deletes is remembered last, when its account has gone.
      expect(await tx.answers.keep('discord:2', ana.account.id, 'Deleted.', LATER)).toBe(true);
    });
    expect(await store.read.answers.given('discord:1')).toBeNull();
    expect(await store.read.answers.given('discord:2')).toBe('Deleted.');
  });

  test('both accounts of a linked person go, with the membership that lay still', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await fillIn(store, ana);
    await fillIn(store, ben);
    await store.run((tx) => tx.links.link(ben.account.person, ana.account.person, NOW));
    const deleted = await remove(store, ben.account.person);
    expect(deleted).toMatchObject({ entries: 4, memberships: 2, accounts: 2 });
    expect(await store.read.members.count(group.id)).toEqual({ all: 0, listed: 0 });
  });

  test('what a deleted person changed of another’s while linked stays the other’s', async () => {
    const { store, ana, ben } = await openScene(open);
    const { id } = await add(store, hours(ben, '2026-03-03', 60));
    await store.run(async (tx) => {
      const link = await tx.links.link(ana.account.person, ben.account.person, NOW);
      await tx.entries.edit(id, { minutes: minutes(30) }, ana.account.id, NOW);
      await tx.links.unlink(link.id, NOW);
      await tx.privacy.deletePerson(ana.account.person, NOW);
    });
    expect(await store.read.totals.minutesIn(ben.member.id, {})).toBe(30);
    expect(await store.read.entries.formerVersions(id)).toMatchObject([{ entry: { minutes: 60 } }]);
    expect((await store.read.privacy.recordOf(ben.account.person)).links).toEqual([]);
  });

  test('whoever is deleted, the boards and histories of the others stay as they are', async () => {
    const store = await open();
    const lives = fc.array(living, { maxLength: 25 });
    const property = fc.asyncProperty(lives, fc.boolean(), fc.nat(2), async (deeds, link, gone) => {
      const [before, after] = await dream(store, async (tx) => {
        const village = await newVillage(tx, 'v', [...CAST.keys()]);
        for (const deed of deeds) await live(tx, village, deed);
        const [one, two] = village.accounts;
        if (link && one && two) await tx.links.link(one.person, two.person, NOW);
        const account = at(village.accounts, gone);
        const person = (await tx.accounts.byId(account.id))?.person ?? account.person;
        const own = (await tx.accounts.ofPerson(person)).map(({ id }) => id);
        const others = village.accounts.filter(({ id }) => !own.includes(id));
        const first = await boardsOf(tx, village, others);
        await tx.privacy.deletePerson(person, NOW);
        return [first, await boardsOf(tx, village, others)];
      });
      expect(after).toEqual(before);
    });
    await fc.assert(property, { numRuns: 40 });
  });
}

/** What others see of themselves; verifications by number, since a name may go. */
async function boardsOf(tx: Transaction, village: Village, others: Village['accounts']) {
  const totals = await tx.totals.inGroup(village.group, {});
  const persons = [];
  for (const { id } of others) {
    const account = await tx.accounts.byId(id);
    const member = account && (await tx.members.byGroupAndPerson(village.group, account.person));
    if (account === undefined || member === undefined) throw new Error('unreachable');
    const history = await tx.entries.history(member.id, { offset: 0, limit: 100 });
    persons.push({
      account,
      member,
      totals: totals.find((total) => total.member === member.id),
      history: history.map((entry) => ({ ...entry, ...countedOf(entry) })),
    });
  }
  return shown(persons);
}

function countedOf(entry: Entry) {
  if (entry.kind !== 'completion') return {};
  const count = entry.verifiedBy.length + entry.namelessVerifications;
  return { verifiedBy: count, namelessVerifications: undefined };
}

/** A row of everything that hangs on a membership or an account. */
async function fillIn(store: Store, { account, member }: Scene['ana']): Promise<void> {
  await store.run(async (tx) => {
    const { id } = await tx.entries.add(hours({ account, member }, '2026-03-03', 60), NOW);
    await tx.entries.edit(id, { note: 'x' }, account.id, NOW);
    await tx.entries.add(done({ account, member }, '2026-03-03', `item${member.id}`), NOW);
    await tx.timers.start({
      member: member.id,
      account: account.id,
      startedAt: NOW,
      date: date('2026-03-10'),
    });
    const pause = { kind: 'pause', from: date('2026-03-09') } as const;
    const { id: change } = await tx.plans.addChange(member.id, pause, NOW);
    await tx.plans.endPause(change, date('2026-03-12'), NOW);
    await tx.reviews.save(member.id, 1, { a: 'x' }, NOW);
    await tx.reviews.save(member.id, 1, { a: 'y' }, NOW);
    await tx.reviews.toggleStep(member.id, 1, 'demo', NOW);
    await tx.skills.assess(member.id, 'mlops', 'Beginner', NOW);
    await tx.drafts.add(account.id, { command: 'log', values: {} }, NOW);
    const purpose = { kind: 'person' } as const;
    await tx.codes.add({ digest: account.userId, by: account.id, purpose, expiresAt: LATER }, NOW);
    await tx.codes.addTry(account.id, NOW);
  });
}

/** An announcement that stands in the channel. */
async function announce(
  tx: Transaction,
  by: Scene['ana'],
  entry: EntryId,
  messageId: string,
): Promise<void> {
  const { id } = await announcing(tx, by, entry, CHANNEL.channelId);
  await tx.announcements.found(id, messageId, NOW);
}

function announcing(tx: Transaction, { member }: Scene['ana'], entry: EntryId, channelId: string) {
  const { group } = member;
  return tx.announcements.add({ ...CHANNEL, channelId, group, entry, asksPresence: false }, NOW);
}

function remove(store: Store, person: Scene['ana']['account']['person']) {
  return store.run((tx) => tx.privacy.deletePerson(person, LATER));
}

function add(store: Store, entry: NewEntry): Promise<Entry> {
  return store.run((tx) => tx.entries.add(entry, NOW));
}
