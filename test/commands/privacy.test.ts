import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  exportJsonSchema,
  exportSchema,
  type PersonExport,
} from '#commands/privacy/export-schema.ts';
import { Temporal } from '#core/time/temporal.ts';
import { renderPlain } from '#render/plain/message.ts';
import { labelsOf, type Said, type User } from '#support/desk.ts';
import { runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';
import { linkAccounts, twoPlaces } from '#support/two-places.ts';

const STONE = 'done "Dockerized application" evidence:https://github.com/ben-of-berlin/app';
const EVERYONE = { surface: 'discord', workspaceId: 'guild-1' } as const;

function fileOf({ answer }: Said): { name: string; content: string } {
  const file = answer.kind === 'message' ? answer.files?.[0] : undefined;
  if (file === undefined) throw new Error('no file');
  return file;
}

/** What was exported, checked against the schema. */
async function exportOf(user: User, direct = false): Promise<PersonExport> {
  const { content } = fileOf(await user.say('privacy export', { direct }));
  return exportSchema.parse(JSON.parse(content));
}

async function deleteAll(user: User, direct = false): Promise<Said> {
  const asked = await user.say('privacy delete', { direct });
  return user.press(asked.message, 'Delete everything');
}

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

describe('privacy delete', () => {
  test('asks once more, with what is at stake', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 1h');
    const said = await ben.say('privacy delete');
    expect(said.text).toContain('1 entry');
    expect(said.text).toContain('Study group');
    expect(said.text).toContain('Ben on Discord');
    expect(labelsOf(said.message)).toEqual(['Delete everything']);
    expect((await ben.say('history')).text).toContain('1 h');
  });

  test('deletes the person from the boards, and says what it did and cannot reach', async () => {
    const { ben, chi } = await studyGroup();
    await ben.say('log 1h');
    await ben.say(STONE);
    const said = await deleteAll(ben);
    expect(said.text).toContain('2 entries, 1 membership, 1 account');
    expect(said.text).toContain('1 announcement in channels');
    expect(said.text).toContain('Backups of the database');
    expect((await chi.say('leaderboard')).text).toContain('Nothing is on this board yet.');
    expect((await ben.say('privacy export')).text).toBe('Nothing is stored about you.');
    expect((await ben.say('log 1h')).text).toContain('You have not joined');
  });

  test('edits what was announced, and takes the name from stones verified', async () => {
    const { ben, chi, posted } = await studyGroup();
    await ben.say(STONE);
    const bens = () => posted[1]?.message ?? { blocks: [] };
    await chi.say('done "Basic FastAPI inference endpoint"');
    const chis = () => posted[2]?.message ?? { blocks: [] };
    await ben.press(chis(), 'Verify', { private: false });
    expect(renderPlain(chis(), EVERYONE)).toContain('Ben');
    await deleteAll(ben);
    expect(renderPlain(bens(), EVERYONE)).toBe('This announcement was removed.');
    expect(renderPlain(chis(), EVERYONE)).not.toContain('Ben');
    expect(renderPlain(chis(), EVERYONE)).toContain('✓');
    expect((await chi.say('leaderboard')).text).toContain('1 🪨 (1 ✓)');
  });

  test('leaves nothing of the person in the bytes of the database', async () => {
    const { ben, benOnSlack, folder, chi, posted, setNow } = await twoPlaces();
    await ben.say('log 1h note:"Zanzibar notes"');
    await ben.say(STONE);
    const announced = posted.find(({ message }) => JSON.stringify(message).includes('ben-of'));
    await chi.press(announced?.message ?? { blocks: [] }, 'Verify', { private: false });
    await ben.say('join timezone:Antarctica/Troll');
    await linkAccounts(ben, benOnSlack);
    setNow('2026-03-10T10:00:01Z');
    await benOnSlack.say('log 2h note:"Quokka notes"');
    await ben.say('undo');
    await chi.say('log 1h note:"Chioma stays"');
    const traces = ['Zanzibar', 'Quokka', 'user-ben', 'Ben', 'ben-of-berlin', 'Antarctica'];
    expect(traces.filter((trace) => stored(folder, trace))).toEqual(traces);
    await deleteAll(ben);
    expect(traces.filter((trace) => stored(folder, trace))).toEqual([]);
    expect(stored(folder, 'Chioma stays')).toBe(true);
  });

  test('for 7 days after linking deletes one’s own side alone, and parts it from the other', async () => {
    const { ben, benOnSlack, folder } = await twoPlaces();
    await benOnSlack.say('join');
    await ben.say('log 1h note:"Zanzibar notes"');
    await benOnSlack.say('log 2h note:"Quokka notes"');
    await linkAccounts(ben, benOnSlack);
    const asked = await benOnSlack.say('privacy delete');
    expect(asked.text).toContain('your own side, and part it from the other?');
    expect(asked.text).toContain('1 entry');
    expect(asked.text).not.toContain('Ben on Discord');
    const said = await benOnSlack.press(asked.message, 'Delete everything');
    expect(said.text).toContain('1 entry, 1 membership, 1 account');
    expect(stored(folder, 'Quokka')).toBe(false);
    expect((await ben.say('history')).text).toContain('Zanzibar notes');
    expect((await ben.say('link')).text).not.toContain('Joined with');
    expect((await benOnSlack.say('history')).text).not.toContain('Zanzibar');
  });

  test('of one’s own side is not that of both, pressed when the 7 days are over or after a link', async () => {
    const { ben, benOnSlack, setNow } = await twoPlaces();
    await linkAccounts(ben, benOnSlack);
    setNow('2026-03-10T09:59:00Z');
    const early = await ben.say('privacy delete');
    setNow('2026-03-10T10:01:00Z');
    const late = await ben.press(early.message, 'Delete everything');
    expect(late.text).toContain('That question has expired. Nothing was deleted.');
    expect((await exportOf(ben)).accounts).toHaveLength(2);
  });

  test('works in direct messages, for a person in several groups', async () => {
    const { ben, user } = await studyGroup();
    await user('Ana', { admin: true, workspaceId: 'guild-2' }).say('setup group name:Second');
    await user('Ben', { workspaceId: 'guild-2' }).say('join');
    const said = await deleteAll(ben, true);
    expect(said.text).toContain('2 memberships');
  });

  test('delivered twice answers the same and deletes once; nobody’s answer names who is gone', async () => {
    const { ben, folder } = await studyGroup();
    const asked = await ben.say('privacy delete');
    const first = await ben.press(asked.message, 'Delete everything', { id: 'same' });
    const again = await ben.press(asked.message, 'Delete everything', { id: 'same' });
    expect(again.text).toBe(first.text);
    expect(stored(folder, 'user-ben')).toBe(false);
    await ben.say('join');
    const third = await ben.press(asked.message, 'Delete everything', { id: 'same' });
    expect(third.text).toBe(first.text);
    expect((await ben.say('log 1h')).text).toContain('1 h');
  });

  test('can be confirmed for 10 minutes', async () => {
    const { ben, setNow } = await studyGroup();
    const asked = await ben.say('privacy delete');
    setNow('2026-03-03T10:10:01Z');
    const late = await ben.press(asked.message, 'Delete everything');
    expect(late.text).toContain('That question has expired. Nothing was deleted.');
    expect((await ben.say('log 1h')).text).toContain('1 h');
  });

  test('is for the asker alone: another’s button deletes nobody', async () => {
    const { ben, chi } = await studyGroup();
    const asked = await ben.say('privacy delete');
    const said = await chi.press(asked.message, 'Delete everything');
    expect(said.text).toContain('Nothing was deleted.');
    for (const user of [ben, chi]) expect((await user.say('log 1h')).text).toContain('1 h');
  });

  test('leaves the group to the others when its admin goes', async () => {
    const { ana, ben } = await studyGroup();
    await deleteAll(ana);
    expect((await ben.say('log 1h')).text).toContain('1 h');
    expect((await ana.say('setup status')).text).toContain('Members: 2');
  });
});

function stored(folder: string, text: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
}

test('many deletions in ten minutes rewrite the file once, and the rest is left to the house-keeping', async () => {
  const { ben, chi, user, store, setNow } = await studyGroup();
  await deleteAll(ben);
  expect(await store.read.privacy.scrubDue()).toBe(false);
  setNow('2026-03-03T10:09:00Z');
  await deleteAll(chi);
  expect(await store.read.privacy.scrubDue()).toBe(true);
  setNow('2026-03-03T10:11:00Z');
  const dee = user('Dee');
  await dee.say('join');
  await deleteAll(dee);
  expect(await store.read.privacy.scrubDue()).toBe(false);
});
