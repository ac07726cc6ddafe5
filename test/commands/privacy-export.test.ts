// /privacy export: all that is stored about the asker, as one file.
import { describe, expect, test } from 'vitest';
import { exportJsonSchema } from '#commands/privacy/export-schema.ts';
import { Temporal } from '#core/time/temporal.ts';
import { runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';
import { linkAccounts, twoPlaces } from '#support/two-places.ts';
import { deleteAll, exportOf, fileOf, STONE } from './own-data.ts';

describe('docs/export.schema.json', () => {
  test('describes what is exported', async () => {
    await expect(exportJsonSchema()).toMatchFileSnapshot('../../docs/export.schema.json');
  });
});

describe('privacy export', () => {
  test('gives one JSON file to the asker alone', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('privacy export');
    expect(said.answer).toMatchObject({ audience: 'asker' });
    expect(fileOf(said).name).toBe('cairn-export-2026-03-03.json');
  });

  test('holds accounts, memberships, goals and entries, with names beside ids', async () => {
    const { ben, chi, posted, setNow } = await studyGroup();
    await ben.say('log 1h30m coding item:docker-fundamentals note:"Volumes at last"');
    await ben.say(STONE);
    await chi.press(posted.at(-1)?.message ?? { blocks: [] }, 'Verify', { private: false });
    setNow('2026-03-03T11:00:00Z');
    await ben.say('log 2h');
    await ben.say('undo');
    const exported = await exportOf(ben);
    expect(exported).toMatchObject({
      version: 1,
      exportedAt: '2026-03-03T11:00:00Z',
      person: { name: 'Ben' },
      accounts: [{ surface: 'discord', userId: 'user-ben', name: 'Ben' }],
      memberships: [
        {
          group: 'Study group',
          roadmap: '2-Year Learning Roadmap: MLOps + CV + DE',
          start: '2026-02-23',
          timeZone: 'UTC',
          visibility: 'public',
          nudge: 'off',
        },
      ],
      goals: [{ group: 'Study group', from: '2026-02-23', hours: 15 }],
    });
    const [hours, stone, undone] = exported.entries;
    expect(hours).toMatchObject({
      group: 'Study group',
      kind: 'hours',
      date: '2026-03-03',
      minutes: 90,
      activity: 'coding',
      item: 'docker-fundamentals',
      itemTitle: 'Docker fundamentals',
      note: 'Volumes at last',
      recordedAt: '2026-03-03T10:00:00Z',
    });
    expect(hours).not.toHaveProperty('undoneAt');
    expect(hours).not.toHaveProperty('evidence');
    expect(stone).toMatchObject({
      kind: 'completion',
      itemTitle: 'Dockerized application',
      evidence: 'https://github.com/ben-of-berlin/app',
      verifications: 1,
      announcements: [{ surface: 'discord', channelId: 'general', state: 'sent' }],
    });
    expect(undone).toMatchObject({ minutes: 120, undoneAt: '2026-03-03T11:00:00Z' });
    expect(undone?.former).toMatchObject([{ what: 'undo', minutes: 120 }]);
    const given = (await exportOf(chi)).verificationsGiven;
    expect(given).toMatchObject([{ group: 'Study group', itemTitle: 'Dockerized application' }]);
  });

  test('holds plan changes, skills, reviews, their drafts, the timer and every version', async () => {
    const { ben, store } = await studyGroup();
    const account = await store.read.accounts.byUser({
      surface: 'discord',
      workspaceId: '',
      userId: ben.id,
    });
    const [member] = account ? await store.read.members.ofPerson(account.person) : [];
    if (account === undefined || member === undefined) throw new Error('not joined');
    const at = Temporal.Instant.from('2026-03-03T10:00:00Z');
    await store.run(async (tx) => {
      await tx.reviews.save(member.id, 1, { progress: 'First words' }, at);
      await tx.reviews.save(member.id, 1, { progress: 'Second words' }, at);
      await tx.reviews.keepDraft(member.id, 2, { progress: 'Unsent words' }, at);
      await tx.skills.assess(member.id, 'python', 'Intermediate', at);
      await tx.timers.start({
        member: member.id,
        account: account.id,
        startedAt: at,
        date: member.start,
        note: 'Ticking',
      });
    });
    await ben.say('plan shift weeks:2 reason:"New job"');
    const exported = await exportOf(ben);
    expect(exported.reviews).toMatchObject([
      {
        group: 'Study group',
        quarter: 1,
        answers: { progress: 'Second words' },
        former: [{ answers: { progress: 'First words' } }],
      },
    ]);
    expect(exported.reviewDrafts).toMatchObject([
      { group: 'Study group', quarter: 2, answers: { progress: 'Unsent words' } },
    ]);
    expect(exported.skills).toMatchObject([{ area: 'python', level: 'Intermediate' }]);
    expect(exported.timers).toMatchObject([{ note: 'Ticking' }]);
    expect(exported.planChanges).toMatchObject([{ kind: 'shift', weeks: 2, reason: 'New job' }]);
  });

  test('holds why a change of the plan was taken back, and why a pause was ended', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan skip dockerized-application reason:"No time"');
    await ben.say('plan unskip dockerized-application reason:"Needed after all"');
    await ben.say('plan pause from:2026-03-02 reason:Flu');
    await ben.say('plan resume reason:"Well again"');
    const kept = (await exportOf(ben)).planChanges;
    expect(kept).toMatchObject([
      { kind: 'skip', reason: 'No time', withdrawnFor: 'Needed after all' },
      { kind: 'pause', reason: 'Flu', formerEnds: [{ reason: 'Well again' }] },
    ]);
    const skipped = await ben.say('plan skip dockerized-application');
    await ben.press(skipped.message, 'Undo');
    expect((await exportOf(ben)).planChanges.at(-1)).not.toHaveProperty('withdrawnFor');
  });

  test('for 7 days after linking covers one’s own side alone: accounts, entries, links', async () => {
    const { ben, benOnSlack, setNow } = await twoPlaces();
    await benOnSlack.say('join');
    await ben.say('log 1h note:"of Discord"');
    await benOnSlack.say('log 2h note:"of Slack"');
    await linkAccounts(ben, benOnSlack);
    await ben.say('log 3h note:"later, of Discord"');
    const sides = [await exportOf(ben), await exportOf(benOnSlack)];
    expect(sides.map(({ accounts }) => accounts.map(({ name }) => name))).toEqual([
      ['Ben'],
      ['Ben.K'],
    ]);
    expect(sides.map(({ entries }) => entries.map(({ minutes }) => minutes))).toEqual([
      [60, 180],
      [120],
    ]);
    for (const { links, accounts } of sides) {
      const own = accounts.map(({ id }) => id);
      expect(links.flatMap((link) => link.accounts).filter((id) => !own.includes(id))).toEqual([]);
      expect(links).toHaveLength(1);
      expect(links[0]).not.toHaveProperty('partedAt');
    }
    expect((await ben.say('link')).text).toContain('Joined with Ben.K on Slack');
    setNow('2026-03-10T10:00:01Z');
    expect((await exportOf(ben)).entries).toHaveLength(3);
  });

  test('covers all accounts and groups of the person, from direct messages too', async () => {
    const { ben, benOnSlack, user, setNow } = await twoPlaces();
    await user('Ana', { admin: true, workspaceId: 'guild-2' }).say('setup group name:Second');
    await user('Ben', { workspaceId: 'guild-2' }).say('join');
    await linkAccounts(ben, benOnSlack);
    setNow('2026-03-10T10:00:01Z');
    await benOnSlack.say('log 1h');
    const exported = await exportOf(ben, true);
    expect(exported.accounts.map(({ surface, name }) => [surface, name])).toEqual([
      ['discord', 'Ben'],
      ['slack', 'Ben.K'],
    ]);
    expect(exported.links).toHaveLength(1);
    expect(exported.memberships.map(({ group }) => group).toSorted()).toEqual([
      'Second',
      'Study group',
    ]);
    const slack = exported.accounts.find(({ surface }) => surface === 'slack');
    expect(exported.entries).toMatchObject([{ account: slack?.id, minutes: 60 }]);
  });

  test('holds what linking has laid aside: a membership, a completion, a timer', async () => {
    const { ben, benOnSlack, setNow } = await twoPlaces();
    for (const user of [ben, benOnSlack]) await user.say('join');
    await benOnSlack.say('plan goal hours:9');
    await ben.say('timer start note:first');
    await ben.say(STONE);
    setNow('2026-03-03T11:00:00Z');
    await benOnSlack.say('timer start note:second');
    await benOnSlack.say('done "Dockerized application" date:yesterday');
    await linkAccounts(ben, benOnSlack);
    setNow('2026-03-10T11:00:01Z');
    const { memberships, entries, timers, goals } = await exportOf(ben);
    const [going, still, ...more] = memberships;
    expect(more).toEqual([]);
    expect(going).not.toHaveProperty('mergedInto');
    expect(still).toMatchObject({ group: 'Study group', mergedInto: going?.id });
    expect(entries.map(({ date, setAside }) => [date, setAside])).toEqual([
      ['2026-03-03', true],
      ['2026-03-02', undefined],
    ]);
    expect(timers.map(({ note, waiting }) => [note, waiting])).toEqual([
      ['first', undefined],
      ['second', true],
    ]);
    const nine = goals.find(({ hours }) => hours === 9);
    expect(nine?.membership).toBe(still?.id);
  });

  test('holds former ends of a pause, nudges to the person, groups set up, and what passes', async () => {
    const group = await studyGroup();
    const { ana, ben } = group;
    await ben.say('settings nudge:dm');
    await ben.say('plan pause from:2026-03-02 until:2026-03-20');
    await ben.say('plan resume');
    await ben.say('done "Docker"');
    await ben.say('link');
    await ben.say('link AAAAA-AAAAA');
    await runSchedule(group).tickAt('2026-03-03T10:00:00Z');
    const exported = await exportOf(ben);
    expect(exported.planChanges).toMatchObject([
      { kind: 'pause', formerEnds: [{ until: '2026-03-20', at: '2026-03-03T10:00:00Z' }] },
    ]);
    expect(exported.posts).toMatchObject([
      { group: 'Study group', kind: 'personal-nudge', period: '2026-03-09', state: 'due' },
      { group: 'Study group', kind: 'reminder', dueAt: '2026-03-06T09:00:00Z' },
    ]);
    expect(exported.unfinished).toMatchObject([{ command: 'done', values: { item: 'Docker' } }]);
    expect(exported.interactions.length).toBeGreaterThan(3);
    expect(exported.codes).toMatchObject([{ joins: 'person' }]);
    expect(exported.codeTries).toEqual(['2026-03-03T10:00:00Z']);
    expect(exported.groupsSetUp).toEqual([]);
    await ana.say('setup link');
    const admin = await exportOf(ana);
    expect(admin.groupsSetUp).toEqual(['Study group']);
    expect(admin.codes).toMatchObject([{ joins: 'group', group: 'Study group' }]);
  });

  test('holds the warning of a timer, to come and sent, and deletion takes it along', async () => {
    const group = await studyGroup();
    const { ben, chi, store } = group;
    await ben.say('timer start coding');
    await chi.say('timer start');
    const schedule = runSchedule(group);
    await schedule.tickAt('2026-03-03T10:00:00Z');
    const warning = {
      kind: 'timer-warning',
      period: expect.stringMatching(/^2026-03-03T10:00:00\.000Z.\d+$/),
      dueAt: '2026-03-03T16:00:00Z',
    };
    expect((await exportOf(ben)).posts).toMatchObject([{ ...warning, state: 'due' }]);
    await schedule.tickAt('2026-03-03T16:00:00Z');
    expect((await exportOf(ben)).posts).toMatchObject([{ ...warning, state: 'sent' }]);
    await deleteAll(ben);
    const place = await store.read.places.byWorkspace({
      surface: 'discord',
      workspaceId: 'guild-1',
    });
    if (place === undefined) throw new Error('no place');
    const left = await store.read.posts.lastDone(place.group, 9);
    expect(left.map(({ kind }) => kind)).toEqual(['timer-warning']);
  });

  test('says that nothing is stored about who is unknown', async () => {
    const { user } = await studyGroup();
    for (const action of ['export', 'delete']) {
      const said = await user('Eve').say(`privacy ${action}`, { direct: true });
      expect(said.text).toBe('Nothing is stored about you.');
    }
  });
});
