// /privacy delete: the whole person, from the database's bytes and from what was announced.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderPlain } from '#render/plain/message.ts';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';
import { linkAccounts, twoPlaces } from '#support/two-places.ts';
import { deleteAll, exportOf, STONE } from './own-data.ts';

const EVERYONE = { surface: 'discord', workspaceId: 'guild-1' } as const;

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
