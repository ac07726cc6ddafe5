// What the contract says of reviews, ticked steps and self-assessments.
import { expect, test } from 'vitest';
import { instant, NOW, type OpenStore, openScene, shown } from './scene.ts';

const LATER = instant('2026-03-11T09:00:00Z');
const LAST = instant('2026-03-12T09:00:00Z');

export function reviewsContract(open: OpenStore): void {
  test('a review is written, revised, and keeps its former answers', async () => {
    const { store, ana } = await openScene(open);
    const member = ana.member.id;
    const save = (answers: Record<string, string>, at = NOW) =>
      store.run((tx) => tx.reviews.save(member, 2, answers, at));
    const written = { member, quarter: 2, steps: [], writtenAt: NOW };
    const first = { progress: 'A lot', next: 'More “tests” 🪨' };
    expect(shown(await save(first))).toEqual(shown({ ...written, answers: first }));
    const second = { progress: 'Less' };
    const revised = { ...written, answers: second, revisedAt: LATER };
    expect(shown(await save(second, LATER))).toEqual(shown(revised));
    const last = { ...revised, answers: { progress: 'Enough' }, revisedAt: LAST };
    await save(last.answers, LAST);
    expect(shown(await store.read.reviews.byQuarter(member, 2))).toEqual(shown(last));

    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    const versions = [
      { answers: first, at: NOW },
      { answers: second, at: LATER },
    ];
    expect(shown(memberships[0]?.reviews)).toEqual(shown([{ ...last, versions }]));
  });

  test('the same answers again change nothing, in whatever order', async () => {
    const { store, ana } = await openScene(open);
    await store.run((tx) => tx.reviews.save(ana.member.id, 1, { a: '1', b: '2' }, NOW));
    const again = await store.run((tx) =>
      tx.reviews.save(ana.member.id, 1, { b: '2', a: '1' }, LATER),
    );
    expect(again).not.toHaveProperty('revisedAt');
    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    expect(memberships[0]?.reviews[0]?.versions).toEqual([]);
  });

  test('steps are ticked without a review, in their order, and unticked', async () => {
    const { store, ana, ben } = await openScene(open);
    const member = ana.member.id;
    const toggle = (step: string, at = NOW) =>
      store.run((tx) => tx.reviews.toggleStep(member, 2, step, at));
    expect(await toggle('write-up', LATER)).toBe(true);
    expect(await toggle('demo')).toBe(true);
    expect(shown(await store.read.reviews.byQuarter(member, 2))).toEqual(
      shown({ member, quarter: 2, answers: {}, steps: ['demo', 'write-up'] }),
    );
    expect(await toggle('demo')).toBe(false);
    expect((await store.read.reviews.byQuarter(member, 2))?.steps).toEqual(['write-up']);
    expect(await toggle('write-up')).toBe(false);
    expect(await store.read.reviews.byQuarter(member, 2)).toBeUndefined();
    expect(await store.read.reviews.ofMember(ben.member.id)).toEqual([]);
  });

  test('reviews come by quarter, each with its own steps', async () => {
    const { store, ana } = await openScene(open);
    await store.run(async (tx) => {
      await tx.reviews.save(ana.member.id, 10, { a: 'ten' }, NOW);
      await tx.reviews.save(ana.member.id, 2, { a: 'two' }, NOW);
      await tx.reviews.toggleStep(ana.member.id, 4, 'demo', NOW);
      await tx.reviews.toggleStep(ana.member.id, 2, 'demo', NOW);
    });
    const reviews = await store.read.reviews.ofMember(ana.member.id);
    expect(reviews.map(({ quarter, answers, steps }) => [quarter, answers, steps])).toEqual([
      [2, { a: 'two' }, ['demo']],
      [4, {}, ['demo']],
      [10, { a: 'ten' }, []],
    ]);
  });

  test('how often a review was written is counted, by quarter', async () => {
    const { store, ana, ben } = await openScene(open);
    const member = ana.member.id;
    const counts = async () => [
      await store.read.reviews.countVersions(member, 1),
      await store.read.reviews.countVersions(member, 2),
      await store.read.reviews.countVersions(ben.member.id, 1),
    ];
    await store.run((tx) => tx.reviews.toggleStep(member, 2, 'demo', NOW));
    expect(await counts()).toEqual([0, 0, 0]);
    await store.run((tx) => tx.reviews.save(member, 1, { a: 'one' }, NOW));
    expect(await counts()).toEqual([1, 0, 0]);
    await store.run((tx) => tx.reviews.save(member, 1, { a: 'two' }, LATER));
    await store.run((tx) => tx.reviews.save(member, 1, { a: 'two' }, LAST));
    expect(await counts()).toEqual([2, 0, 0]);
  });

  test('a draft is one a member and quarter: the newest, until it is forgotten', async () => {
    const { store, ana, ben } = await openScene(open);
    const member = ana.member.id;
    const keep = (id: typeof member, quarter: number, progress: string, at = NOW) =>
      store.run((tx) => tx.reviews.keepDraft(id, quarter, { progress }, at));
    await keep(member, 1, 'A l');
    await keep(member, 1, 'A “lot” 🪨', LATER);
    await keep(member, 2, 'two');
    await keep(ben.member.id, 1, 'Ben’s');
    const first = { quarter: 1, answers: { progress: 'A “lot” 🪨' }, at: LATER };
    const second = { quarter: 2, answers: { progress: 'two' }, at: NOW };
    expect(shown(await store.read.reviews.draft(member, 1))).toEqual(shown(first));
    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    expect(shown(memberships[0]?.reviewDrafts)).toEqual(shown([first, second]));

    await store.run((tx) => tx.reviews.forgetDraft(member, 1));
    expect(await store.read.reviews.draft(member, 1)).toBeUndefined();
    expect(shown(await store.read.reviews.draft(member, 2))).toEqual(shown(second));
    expect(await store.read.reviews.draft(ben.member.id, 1)).toMatchObject({
      answers: { progress: 'Ben’s' },
    });
  });

  test('drafts into which nothing was typed for long are forgotten, the others stay', async () => {
    const { store, ana } = await openScene(open);
    const member = ana.member.id;
    await store.run(async (tx) => {
      await tx.reviews.keepDraft(member, 1, { a: 'old' }, NOW);
      await tx.reviews.keepDraft(member, 2, { a: 'new' }, LATER);
      await tx.reviews.forgetDraftsBefore(NOW);
    });
    expect(await store.read.reviews.draft(member, 1)).toBeDefined();
    await store.run((tx) => tx.reviews.forgetDraftsBefore(LATER));
    expect(await store.read.reviews.draft(member, 1)).toBeUndefined();
    expect(await store.read.reviews.draft(member, 2)).toBeDefined();
  });

  test('a draft goes with its member', async () => {
    const { store, ana, ben } = await openScene(open);
    await store.run(async (tx) => {
      await tx.reviews.keepDraft(ana.member.id, 1, { a: 'Ana’s' }, NOW);
      await tx.reviews.keepDraft(ben.member.id, 1, { a: 'Ben’s' }, NOW);
      await tx.privacy.deletePerson(ana.account.person, LATER);
    });
    expect(await store.read.reviews.draft(ana.member.id, 1)).toBeUndefined();
    expect(await store.read.reviews.draft(ben.member.id, 1)).toBeDefined();
  });

  test('the latest assessment of each area counts, and all are kept', async () => {
    const { store, ana, ben } = await openScene(open);
    await store.run(async (tx) => {
      await tx.skills.assess(ana.member.id, 'mlops', 'Intermediate', NOW);
      await tx.skills.assess(ana.member.id, 'cv', 'Beginner', NOW);
      await tx.skills.assess(ana.member.id, 'mlops', 'Beginner', LATER);
      await tx.skills.assess(ben.member.id, 'mlops', 'Advanced', LAST);
    });
    expect(shown(await store.read.skills.ofMember(ana.member.id))).toEqual([
      { area: 'cv', level: 'Beginner', at: String(NOW) },
      { area: 'mlops', level: 'Beginner', at: String(LATER) },
    ]);
    const { memberships } = await store.read.privacy.recordOf(ana.account.person);
    expect(memberships[0]?.skills).toHaveLength(3);
  });
}
