import { describe, expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

describe('undo', () => {
  test('undoes the latest recorded entry, whatever its date, and Restore brings it back', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 1h');
    await ben.say('log 2h date:2026-02-25');
    const undone = await ben.say('undo');
    expect(undone.text).toContain('Undone: 2 h · Wed 25 Feb');
    expect((await ben.say('history')).text).not.toContain('2 h');
    const restored = await ben.press(undone.message, 'Restore');
    expect(restored.text).toContain('Restored: 2 h · Wed 25 Feb');
    expect((await ben.say('history')).text).toContain('2 h');
  });

  test('goes back one entry at a time, then says that there is nothing', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 1h');
    await ben.say('log 2h');
    expect((await ben.say('undo')).text).toContain('2 h');
    expect((await ben.say('undo')).text).toContain('1 h');
    expect((await ben.say('undo')).text).toContain('There is nothing to undo.');
  });

  test('another member’s button changes nothing', async () => {
    const { ben, chi } = await studyGroup();
    const said = await ben.say('log 1h');
    expect((await chi.press(said.message, 'Undo')).text).toContain('Nothing was changed.');
    expect((await ben.say('history')).text).toContain('1 h');
  });

  test('does not restore more than a date can hold', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 20h');
    const undone = await ben.say('undo');
    await ben.say('log 10h');
    expect((await ben.press(undone.message, 'Restore')).text).toContain('Nothing was restored.');
  });

  test('does not restore a completion of an item that has been completed again', async () => {
    const { ben } = await studyGroup();
    await ben.say('done docker-fundamentals');
    const undone = await ben.say('undo');
    await ben.say('done docker-fundamentals');
    expect((await ben.press(undone.message, 'Restore')).text).toContain('Nothing was restored.');
  });

  test('pressed again where the date has filled up since says why there is no Restore', async () => {
    const { ben } = await studyGroup();
    const logged = await ben.say('log 20h');
    await ben.press(logged.message, 'Undo');
    await ben.say('log 10h');
    const again = await ben.press(logged.message, 'Undo');
    expect(again.text).toContain('Undone already: 20 h');
    expect(again.text).toContain(
      'There is no Restore as things stand: Tue 3 Mar has room for 14 h',
    );
    expect(labelsOf(again.message)).toEqual([]);
    const edited = await ben.press(logged.message, 'Edit');
    expect(labelsOf(edited.message)).toEqual([]);
  });

  test('of a completion done again since says so in place of Restore', async () => {
    const { ben } = await studyGroup();
    const done = await ben.say('done docker-fundamentals');
    await ben.press(done.message, 'Undo');
    await ben.say('done docker-fundamentals');
    const again = await ben.press(done.message, 'Undo');
    expect(again.text).toContain('Docker fundamentals has been completed again since.');
    expect(labelsOf(again.message)).not.toContain('Restore');
  });
});
