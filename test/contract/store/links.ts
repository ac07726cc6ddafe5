// What the contract says of two persons made one, and parted again.
import { expect, test } from 'vitest';
import type { Entry, NewEntry } from '#core/model/entries.ts';
import type { Link } from '#core/model/links.ts';
import type { Store } from '#core/model/store.ts';
import { minutes } from '#core/time/temporal.ts';
import {
  addMember,
  type Cast,
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
  zone,
} from './scene.ts';

const EARLIER = instant('2026-03-09T09:00:00Z');
const LATER = instant('2026-03-11T09:00:00Z');
const ALL = { offset: 0, limit: 100 };

export function linksContract(open: OpenStore): void {
  test('two persons become one with both accounts, and are parted again', async () => {
    const { store, ana, ben } = await openScene(open);
    const link = await join(store, ana, ben);
    const person = ana.account.person;
    expect(shown(link)).toEqual(
      shown({ id: link.id, person, accounts: [ben.account.id], at: LATER }),
    );
    expect((await store.read.accounts.ofPerson(person)).map(({ id }) => id)).toEqual([
      ana.account.id,
      ben.account.id,
    ]);
    expect(await store.read.accounts.ofPerson(ben.account.person)).toEqual([]);
    expect(shown((await store.read.links.standing(person, LATER))[0])).toEqual(shown(link));
    expect((await store.read.links.standing(person, LATER.add({ seconds: 1 })))[0]).toBeUndefined();

    expect(await store.run((tx) => tx.links.unlink(link.id, LATER))).toBe(true);
    expect(await store.run((tx) => tx.links.unlink(link.id, LATER))).toBe(false);
    expect(await store.read.accounts.byId(ben.account.id)).toEqual(ben.account);
    expect((await store.read.links.standing(person, NOW))[0]).toBeUndefined();
    const { links } = await store.read.privacy.recordOf(ben.account.person);
    expect(shown(links)).toEqual(shown([{ ...link, partedAt: LATER }]));
  });

  test('the membership of the earlier joining stays, whoever is kept', async () => {
    const scene = await openScene(open);
    const { store, group, ana } = scene;
    const cara = await newMember(scene, 'cara', {
      joinedAt: EARLIER,
      timeZone: zone('Asia/Tokyo'),
    });
    const link = await join(store, ana, cara);
    const person = ana.account.person;
    const stays = { ...cara.member, person };
    expect(shown(await store.read.members.byGroupAndPerson(group.id, person))).toEqual(
      shown(stays),
    );
    expect(shown(await store.read.members.ofPerson(person))).toEqual(shown([stays]));
    expect(await store.read.members.byId(ana.member.id)).toBeUndefined();
    expect(await store.read.members.count(group.id)).toEqual({ all: 2, listed: 2 });
    expect(await store.read.members.inGroup(group.id)).toHaveLength(2);
    expect((await store.read.goals.inGroup(group.id)).has(ana.member.id)).toBe(false);

    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect(shown(await store.read.members.byGroupAndPerson(group.id, person))).toEqual(
      shown(ana.member),
    );
    expect(shown(await store.read.members.byId(cara.member.id))).toEqual(shown(cara.member));
    expect(await store.read.members.count(group.id)).toEqual({ all: 3, listed: 3 });
  });

  test('a profile shows the last used name, and both accounts', async () => {
    const { store, ana, ben } = await openScene(open);
    await store.run((tx) => tx.accounts.findOrAdd(user('ben'), 'Ana at work', LATER));
    await join(store, ana, ben);
    const [profile, ...more] = await store.read.members.profiles([ana.member.id, ben.member.id]);
    expect(more).toEqual([]);
    expect(profile).toMatchObject({ name: 'Ana at work', accounts: [{}, {}] });
  });

  test('hours are one person’s, also beyond a day, and each account’s again when parted', async () => {
    const { store, group, ana, ben } = await openScene(open);
    await add(store, hours(ana, '2026-03-03', 1000));
    await add(store, hours(ben, '2026-03-03', 900));
    const link = await join(store, ana, ben);
    expect(await store.read.totals.minutesOn(ana.member.id, date('2026-03-03'))).toBe(1900);
    expect(await store.read.totals.inGroup(group.id, {})).toHaveLength(1);
    // Logged on as one, from either account.
    await add(store, hours({ ...ben, member: ana.member }, '2026-03-04', 60));
    await add(store, hours(ana, '2026-03-04', 30));
    expect(shown(await store.read.totals.weeks(ana.member.id))).toEqual([
      { week: '2026-03-02', minutes: 1990 },
    ]);
    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect(await store.read.totals.minutesIn(ana.member.id, {})).toBe(1030);
    expect(await store.read.totals.minutesIn(ben.member.id, {})).toBe(960);
  });

  test('of two completions the earliest counts, and the other takes its place when it goes', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const late = await add(store, done(ana, '2026-03-05', 'mlflow'));
    const early = await add(store, done(ben, '2026-03-04', 'mlflow'));
    const link = await join(store, ana, ben);
    const { read } = store;
    const member = ana.member.id;
    const counts = async () => {
      const all = await read.completions.ofMember(member);
      const history = await read.entries.history(member, { ...ALL, kind: 'completion' });
      const [total] = await read.totals.inGroup(group.id, {});
      expect(history.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(total?.deliverables ?? 0).toBe(all.length);
      expect(
        await read.completions.deliverablesBetween(
          group.id,
          date('2026-03-01'),
          date('2026-04-01'),
        ),
      ).toHaveLength(all.length);
      expect((await read.completions.byItem(member, 'mlflow'))?.id).toBe(all[0]?.id);
      return all.map(({ id }) => id);
    };
    const undo = (entry: Entry, undone: boolean) =>
      store.run((tx) => tx.entries.setUndone(entry.id, undone, entry.account, LATER));

    expect(await counts()).toEqual([early.id]);
    await undo(early, true);
    expect(await counts()).toEqual([late.id]);
    await undo(early, false);
    expect(await counts()).toEqual([early.id]);
    // Corrected to a date after the other's.
    const moved = { date: date('2026-03-06') };
    await store.run((tx) => tx.entries.edit(early.id, moved, early.account, LATER));
    expect(await counts()).toEqual([late.id]);
    await undo(late, true);
    await undo(early, true);
    expect(await counts()).toEqual([]);
    await undo(early, false);
    await undo(late, false);
    expect(await counts()).toEqual([late.id]);

    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect((await read.completions.byItem(ana.member.id, 'mlflow'))?.id).toBe(late.id);
    expect((await read.completions.byItem(ben.member.id, 'mlflow'))?.id).toBe(early.id);
  });

  test('a completion that was set aside comes back when the two are parted', async () => {
    const { store, group, ana, ben } = await openScene(open);
    const late = await add(store, done(ana, '2026-03-05', 'mlflow'));
    const early = await add(store, done(ben, '2026-03-04', 'mlflow'));
    const link = await join(store, ana, ben);
    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    expect(memberships[0]?.entries).toMatchObject([
      { entry: { id: late.id }, setAside: true },
      { entry: { id: early.id } },
    ]);
    expect(await store.read.entries.byId(late.id)).not.toHaveProperty('undoneAt');
    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect((await store.read.completions.byItem(ana.member.id, 'mlflow'))?.id).toBe(late.id);
    expect((await store.read.completions.byItem(ben.member.id, 'mlflow'))?.id).toBe(early.id);
    expect(
      (await store.read.totals.inGroup(group.id, {})).map((total) => total.deliverables),
    ).toEqual([1, 1]);
  });

  test('on one date the completion recorded first counts', async () => {
    const { store, ana, ben } = await openScene(open);
    await store.run((tx) => tx.entries.add(done(ana, '2026-03-05', 'mlflow'), LATER));
    const first = await add(store, done(ben, '2026-03-05', 'mlflow'));
    await join(store, ana, ben);
    expect((await store.read.completions.byItem(ana.member.id, 'mlflow'))?.id).toBe(first.id);
  });

  test('an item that either has completed is completed', async () => {
    const { store, ana, ben } = await openScene(open);
    await add(store, done(ben, '2026-03-04', 'mlflow'));
    await join(store, ana, ben);
    await expect(add(store, done(ana, '2026-03-05', 'mlflow'))).rejects.toThrow();
  });

  test('verifications by oneself stop counting, and those by others count once a person', async () => {
    const scene = await openScene(open);
    const { store, group, ana, ben } = scene;
    const cara = await newMember(scene, 'cara');
    const dee = await newMember(scene, 'dee');
    const mutual = await add(store, done(ana, '2026-03-04', 'mlflow'));
    const both = await add(store, done(ana, '2026-03-04', 'dvc'));
    const verify = (entry: Entry, by: Cast) =>
      store.run((tx) => tx.completions.toggleVerification(entry.id, by.account.person, NOW));
    await verify(mutual, ben);
    await verify(both, cara);
    await verify(both, dee);
    const before = await verifiers(store, ana);
    const links = [await join(store, ana, ben), await join(store, cara, dee)];
    expect(await verifiers(store, ana)).toEqual({ mlflow: [], dvc: [cara.account.person] });
    expect((await store.read.totals.inGroup(group.id, {}))[0]).toMatchObject({ verified: 1 });
    for (const { id } of links) await store.run((tx) => tx.links.unlink(id, LATER));
    expect(await verifiers(store, ana)).toEqual(before);
    expect((await store.read.totals.inGroup(group.id, {}))[0]).toMatchObject({ verified: 2 });
  });

  test('a verification of both accounts is taken back whole', async () => {
    const scene = await openScene(open);
    const { store, ana, ben } = scene;
    const cara = await newMember(scene, 'cara');
    const { id } = await add(store, done(cara, '2026-03-04', 'mlflow'));
    const verify = (by: Cast) =>
      store.run((tx) => tx.completions.toggleVerification(id, by.account.person, NOW));
    await verify(ana);
    await verify(ben);
    await join(store, ana, ben);
    expect(await verify(ana)).toBe(false);
    expect(await verifiers(store, cara)).toEqual({ mlflow: [] });
  });

  test('goals, plan, reviews, drafts and assessments of the other membership lie still, unharmed', async () => {
    const { store, group, ana, ben } = await openScene(open);
    for (const { member } of [ana, ben]) {
      await store.run(async (tx) => {
        await tx.goals.set(member.id, { from: date('2026-03-09'), hours: Number(member.id) });
        await tx.plans.addChange(member.id, { kind: 'skip', item: `item${member.id}` }, NOW);
        await tx.reviews.save(member.id, 1, { a: `review ${member.id}` }, NOW);
        await tx.reviews.keepDraft(member.id, 2, { a: `draft ${member.id}` }, NOW);
        await tx.skills.assess(member.id, 'mlops', 'Beginner', NOW);
      });
    }
    const read = async ({ member }: Cast) =>
      shown([
        await store.read.goals.ofMember(member.id),
        await store.read.plans.changes(member.id),
        await store.read.reviews.ofMember(member.id),
        await store.read.reviews.draft(member.id, 2),
        await store.read.skills.ofMember(member.id),
      ]);
    const before = [await read(ana), await read(ben)];
    const link = await join(store, ana, ben);
    expect(await read(ana)).toEqual(before[0]);
    expect([...(await store.read.plans.changesInGroup(group.id)).keys()]).toEqual([ana.member.id]);
    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    expect(memberships.map(({ mergedInto }) => mergedInto)).toEqual([undefined, ana.member.id]);
    expect(shown(memberships[1]?.reviews)).toMatchObject([
      { answers: { a: `review ${ben.member.id}` } },
    ]);
    expect(shown(memberships[1]?.reviewDrafts)).toMatchObject([
      { answers: { a: `draft ${ben.member.id}` } },
    ]);
    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect([await read(ana), await read(ben)]).toEqual(before);
  });

  test('a membership in a group of only one follows the person, and goes back', async () => {
    const { store, ana, ben } = await openScene(open);
    const own = await store.run(async (tx) => {
      const { id } = await tx.groups.add(newGroup(ben.account.id));
      return addMember(tx, id, ben.account);
    });
    const link = await join(store, ana, ben);
    const followed = await store.read.members.byGroupAndPerson(own.group, ana.account.person);
    expect(shown(followed)).toEqual(shown({ ...own, person: ana.account.person }));
    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect(shown(await store.read.members.byGroupAndPerson(own.group, ben.account.person))).toEqual(
      shown(own),
    );
    expect(
      await store.read.members.byGroupAndPerson(own.group, ana.account.person),
    ).toBeUndefined();
  });

  test('who logged as a member by the other’s joining keeps a membership with it', async () => {
    const { store, ana, ben } = await openScene(open);
    const own = await store.run(async (tx) => {
      const { id } = await tx.groups.add(newGroup(ben.account.id));
      return addMember(tx, id, ben.account, { visibility: 'anonymous' });
    });
    const link = await join(store, ana, ben);
    await add(store, hours({ account: ana.account, member: own }, '2026-03-04', 60));
    const { id: last } = await add(store, hours({ ...ben, member: own }, '2026-03-04', 30));
    await store.run((tx) => tx.links.unlink(link.id, LATER));
    const made = await store.read.members.byGroupAndPerson(own.group, ana.account.person);
    expect(shown(made)).toEqual(shown({ ...own, id: made?.id, person: ana.account.person }));
    expect(made && (await store.read.totals.minutesIn(made.id, {}))).toBe(60);
    expect(made && (await store.read.goals.ofMember(made.id))).toHaveLength(1);
    expect((await store.read.entries.latest(own.id))?.id).toBe(last);
    expect(await store.read.totals.minutesIn(own.id, {})).toBe(30);

    // Linked again, the original goes on.
    await join(store, ana, ben);
    expect((await store.read.members.byGroupAndPerson(own.group, ana.account.person))?.id).toBe(
      own.id,
    );
    expect(await store.read.totals.minutesIn(own.id, {})).toBe(90);
  });

  test('a running timer goes with its account; of two the second waits for the first to end', async () => {
    const { store, ana, ben } = await openScene(open);
    const timerOf = ({ account, member }: Cast, note: string) => ({
      member: member.id,
      account: account.id,
      startedAt: NOW,
      date: date('2026-03-10'),
      note,
    });
    const note = async ({ member }: Cast) => (await store.read.timers.ofMember(member.id))?.note;
    await store.run((tx) => tx.timers.start(timerOf(ben, 'ben’s')));
    const first = await join(store, ana, ben);
    expect([await note(ana), await note(ben)]).toEqual(['ben’s', undefined]);
    await store.run((tx) => tx.links.unlink(first.id, LATER));
    expect([await note(ana), await note(ben)]).toEqual([undefined, 'ben’s']);

    await store.run((tx) => tx.timers.start(timerOf(ana, 'ana’s')));
    const second = await join(store, ana, ben);
    expect(await note(ana)).toBe('ana’s');
    await store.run((tx) => tx.links.unlink(second.id, LATER));
    expect([await note(ana), await note(ben)]).toEqual(['ana’s', 'ben’s']);

    const third = await join(store, ana, ben);
    expect(await store.run((tx) => tx.timers.start(timerOf(ana, 'a third')))).toBe(false);
    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    expect(memberships[0]).toMatchObject({ timer: {}, waitingTimers: [{ note: 'ben’s' }] });
    await store.run((tx) => tx.timers.end(ana.member.id));
    expect(await note(ana)).toBe('ben’s');
    await store.run((tx) => tx.links.unlink(third.id, LATER));
    expect([await note(ana), await note(ben)]).toEqual([undefined, 'ben’s']);
  });

  test('of several links each parts what it brought, in any order', async () => {
    const scene = await openScene(open);
    const { store, ana, ben } = scene;
    const cara = await newMember(scene, 'cara');
    const cast = [ana, ben, cara];
    for (const [index, actor] of cast.entries()) {
      await add(store, hours(actor, '2026-03-04', index + 1));
      await add(store, done(actor, `2026-03-0${index + 3}`, 'mlflow'));
    }
    const minutesOf = () =>
      Promise.all(cast.map(({ member }) => store.read.totals.minutesIn(member.id, {})));
    const inner = await join(store, ana, ben);
    const outer = await join(store, cara, ana);
    expect(await minutesOf()).toEqual([6, 0, 0]);
    expect((await store.read.links.standing(cara.account.person, NOW))[0]?.id).toBe(outer.id);
    await store.run((tx) => tx.links.unlink(inner.id, LATER));
    expect(await minutesOf()).toEqual([4, 2, 0]);
    await join(store, cara, ben);
    await store.run((tx) => tx.links.unlink(outer.id, LATER));
    // Ben came to Cara by a link of his own, which stands.
    expect(await minutesOf()).toEqual([1, 5, 0]);
    const { links } = await store.read.privacy.recordOf(cara.account.person);
    expect(links.map(({ partedAt }) => partedAt !== undefined)).toEqual([true, true, false]);
  });

  test('a person is not linked with itself, nor with nobody', async () => {
    const { store, ana, ben } = await openScene(open);
    await expect(join(store, ana, ana)).rejects.toThrow();
    const link = await join(store, ana, ben);
    await expect(join(store, ana, ben)).rejects.toThrow();
    expect(shown((await store.read.links.standing(ana.account.person, NOW))[0])).toEqual(
      shown(link),
    );
  });

  test('an entry is corrected while linked, and its history stays with it', async () => {
    const { store, ana, ben } = await openScene(open);
    const { id } = await add(store, hours(ben, '2026-03-04', 60));
    const link = await join(store, ana, ben);
    await store.run((tx) => tx.entries.edit(id, { minutes: minutes(90) }, ana.account.id, LATER));
    await store.run((tx) => tx.links.unlink(link.id, LATER));
    expect(await store.read.totals.minutesIn(ben.member.id, {})).toBe(90);
    expect(await store.read.entries.formerVersions(id)).toMatchObject([
      { what: 'edit', entry: { member: ben.member.id, minutes: 60 } },
    ]);
  });
}

function join(store: Store, kept: Cast, joined: Cast): Promise<Link> {
  return store.run((tx) => tx.links.link(kept.account.person, joined.account.person, LATER));
}

function add(store: Store, entry: NewEntry): Promise<Entry> {
  return store.run((tx) => tx.entries.add(entry, NOW));
}

function newMember(
  { store, group }: Scene,
  name: string,
  change: Partial<Cast['member']> = {},
): Promise<Cast> {
  return store.run(async (tx) => {
    const account = await tx.accounts.findOrAdd(user(name), name, NOW);
    return { account, member: await addMember(tx, group.id, account, change) };
  });
}

async function verifiers(store: Store, { member }: Cast): Promise<Record<string, unknown>> {
  const completions = await store.read.completions.ofMember(member.id);
  return Object.fromEntries(completions.map(({ item, verifiedBy }) => [item, verifiedBy]));
}
