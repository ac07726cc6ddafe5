import { describe, expect, test } from 'vitest';
import { renderPlain } from '#render/plain/message.ts';
import { labelsOf } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';
import { linkAccounts } from '#support/two-places.ts';

const STONE = 'done "Dockerized application" evidence:https://github.com/ben/app/';
const EVERYONE = { surface: 'discord', workspaceId: 'guild-1' } as const;

function announced({ posted }: StudyGroup): string {
  const last = posted.at(-1);
  return last === undefined ? '' : renderPlain(last.message, EVERYONE);
}

describe('done', () => {
  test('announces a deliverable with its place in the quarter, its evidence and Verify', async () => {
    const group = await studyGroup();
    const said = await group.ben.say(STONE);
    expect(said.text).toContain('🪨 Dockerized application is done');
    expect(labelsOf(said.message)).toEqual(['Undo', 'Edit']);
    expect(announced(group)).toContain('laid a stone: Dockerized application · Quarter 1, 1 of 4');
    expect(announced(group)).toContain('github.com/ben/app');
    expect(labelsOf(group.posted.at(-1)?.message ?? { blocks: [] })).toEqual(['Verify']);
  });

  test('takes every item by its id and by its whole title, in quotes of any kind or in none', async () => {
    const { ben, roadmap } = await studyGroup();
    for (const { id, title } of roadmap.items.filter((item) => /["&<]/.test(item.title))) {
      const curled = title.replace(/"(.*)"/, '“$1”');
      for (const typed of [id, title, title.toUpperCase(), curled, `"${title}"`, `“${title}”`]) {
        const said = await ben.say(`done ${typed}`);
        expect(said.text).toContain(`${title} is done ·`);
        expect(said.text).not.toMatch(/^> /m);
        await ben.say('undo');
      }
    }
  });

  test('announces by the start as it is now: a stone from before it says so, and stands when it moves back', async () => {
    const group = await studyGroup();
    await group.ben.say(STONE);
    await group.ben.say('join start:2026-03-10');
    expect(announced(group)).toContain('Ben did this before their start: Dockerized application');
    await group.ben.say('join start:2026-03-03');
    expect(announced(group)).toContain('laid a stone: Dockerized application · Quarter 1, 1 of 4');
  });

  test('keeps other kinds of items private', async () => {
    const group = await studyGroup();
    const before = group.posted.length;
    expect((await group.ben.say('done docker-fundamentals')).text).toContain(
      '✓ Docker fundamentals',
    );
    expect(group.posted.length).toBe(before);
  });

  test('changes nothing for an item that is done, and offers Edit', async () => {
    const group = await studyGroup();
    await group.ben.say(STONE);
    const again = await group.ben.say('done "Dockerized application" evidence:https://other.org');
    expect(again.text).toContain('is done already, on Tue 3 Mar. Nothing was changed.');
    expect(again.text).toContain('github.com/ben/app');
    expect(group.posted.length).toBe(2);
    const form = await group.ben.press(again.message, 'Edit');
    const evidence = 'https://other.org';
    await group.ben.submit(form.answer, { evidence, date: '2026-03-03' });
    expect(announced(group)).toContain('other.org');
  });

  test('says that a quarter is complete with its last required deliverable', async () => {
    const group = await studyGroup();
    const rest = ['image-classification-model', 'mlflow-tracking-setup'];
    for (const item of rest) await group.ben.say(`done ${item}`);
    await group.ben.say(STONE);
    expect(announced(group)).not.toContain('complete');
    const said = await group.ben.say('done fastapi-inference-endpoint');
    expect(said.text).toContain(
      "\nQuarter 1 is complete · your 4th stone · 4 on the group's cairn\n",
    );
    expect(announced(group)).toContain('Quarter 1, 4 of 4');
    expect(announced(group)).toContain('\nQuarter 1 is complete\n');
  });

  test('tells one’s own stones from those of the group’s cairn, both as the board counts them', async () => {
    const { ana, ben, chi, store } = await studyGroup();
    for (const item of ['dockerized-application', 'mlflow-tracking-setup']) {
      await ana.say(`done ${item}`);
    }
    await chi.say('done dockerized-application');
    await chi.say('settings visibility:hidden');
    await ben.say('done dockerized-application date:2026-02-20');
    const first = await ben.say('done mlflow-tracking-setup');
    expect(first.text).toContain("\nYour 1st stone · 3 on the group's cairn\n");
    const hidden = await chi.say('done mlflow-tracking-setup');
    expect(hidden.text).toContain('\nYour 2nd stone\n');
    expect((await ben.say('done docker-fundamentals')).text).not.toMatch(/stone|cairn/);
    const place = await store.read.places.byWorkspace({
      surface: 'discord',
      workspaceId: 'guild-1',
    });
    if (place === undefined) throw new Error('no place');
    const board = await store.read.totals.inGroup(place.group, {});
    expect(board.reduce((sum, each) => sum + each.deliverables, 0)).toBe(5);
  });

  test('the first verified stone of a member is said to be it', async () => {
    const group = await studyGroup();
    const { ben, chi, posted } = group;
    await ben.say(STONE);
    await ben.say('done mlflow-tracking-setup');
    const [first, second] = posted.slice(-2);
    if (first === undefined || second === undefined) throw new Error('not announced');
    await chi.press(first.message, 'Verify', { private: false });
    expect(renderPlain(first.message, EVERYONE)).toContain('✓ Chioma · Ben’s first verified stone');
    await chi.press(second.message, 'Verify', { private: false });
    expect(renderPlain(second.message, EVERYONE)).toMatch(/✓ Chioma\n/);
  });

  test('a quarter is complete without what the plan skips', async () => {
    const group = await studyGroup();
    await group.ben.say('plan skip item:fastapi-inference-endpoint');
    const rest = ['image-classification-model', 'mlflow-tracking-setup'];
    for (const item of rest) await group.ben.say(`done ${item}`);
    await group.ben.say(STONE);
    expect(announced(group)).toContain('Quarter 1, 3 of 3');
    expect(announced(group)).toContain('\nQuarter 1 is complete\n');
  });

  test('counts anew in later announcements of the quarter when an earlier stone is undone', async () => {
    const group = await studyGroup();
    const items = ['image-classification-model', 'mlflow-tracking-setup'];
    const first = await group.ben.say('done fastapi-inference-endpoint');
    for (const item of items) await group.ben.say(`done ${item}`);
    await group.ben.say(STONE);
    const undone = await group.ben.press(first.message, 'Undo');
    expect(announced(group)).toContain('Quarter 1, 3 of 4');
    expect(announced(group)).not.toContain('complete');
    await group.ben.press(undone.message, 'Restore');
    expect(announced(group)).toContain('Quarter 1 is complete');
  });

  test('the announcement says how many have verified, and names those who are public', async () => {
    const group = await studyGroup();
    await group.ben.say(STONE);
    const post = () => group.posted.at(-1)?.message ?? { blocks: [] };
    const { store, chi } = group;
    const key = { surface: 'discord', workspaceId: '', userId: chi.id } as const;
    const account = await store.read.accounts.byUser(key);
    const [member] = account === undefined ? [] : await store.read.members.ofPerson(account.person);
    if (member === undefined) throw new Error('not a member');
    await store.run((tx) => tx.members.update(member.id, { visibility: 'anonymous' }));
    for (const user of [group.ana, group.chi]) {
      await user.press(post(), 'Verify', { private: false });
    }
    expect(announced(group)).toMatch(/✓ @?Ana, a member · 2 verifications/);
  });

  test('another member verifies and takes it back; the announcement says by whom', async () => {
    const group = await studyGroup();
    await group.ben.say(STONE);
    const post = () => group.posted.at(-1)?.message ?? { blocks: [] };
    await group.chi.press(post(), 'Verify', { private: false });
    expect(announced(group)).toContain('✓ ');
    expect(announced(group)).toContain('Chioma');
    expect((await group.ben.say('leaderboard')).text).toContain('1 🪨 (1 ✓)');
    await group.chi.press(post(), 'Verify', { private: false });
    expect(announced(group)).not.toContain('Chioma');
  });

  test('nobody verifies their own stone', async () => {
    const group = await studyGroup();
    await group.ben.say(STONE);
    const own = await group.ben.press(group.posted.at(-1)?.message ?? { blocks: [] }, 'Verify');
    expect(own.text).toContain('Nothing was changed.');
    expect(announced(group)).not.toContain('✓ ');
  });

  test('nobody verifies their own stone by their other account', async () => {
    const group = await studyGroup();
    const other = group.user('Benjamin');
    await group.ben.say(STONE);
    const stone = group.posted.at(-1)?.message ?? { blocks: [] };
    await linkAccounts(group.ben, other);
    const own = await other.press(stone, 'Verify');
    expect(own.text).toContain('Somebody else has to verify your stone. Nothing was changed.');
    expect(renderPlain(stone, { surface: 'discord', workspaceId: 'guild-1' })).not.toContain('✓ ');
  });

  test('after undo the announcement says so; after Restore it stands again, verifications and all', async () => {
    const group = await studyGroup();
    const { ben, chi, posted } = group;
    await ben.say(STONE);
    await chi.press(posted.at(-1)?.message ?? { blocks: [] }, 'Verify', { private: false });
    const undone = await ben.say('undo');
    expect(announced(group)).toContain('took this stone back');
    expect((await ben.say('leaderboard')).text).toContain('Nothing is on this board yet.');
    await ben.press(undone.message, 'Restore');
    expect(announced(group)).toContain('laid a stone');
    expect(announced(group)).toContain('Chioma');
  });

  test('stands when the announcement is refused', async () => {
    const group = await studyGroup();
    group.refusals.set('general', { kind: 'refused', because: 'forbidden', code: '50013' });
    await group.ben.say(STONE);
    expect((await group.ben.say('history')).text).toContain('Dockerized application');
  });

  test('is announced once when the platform delivers it twice', async () => {
    const group = await studyGroup();
    await group.ben.say(STONE, { id: 'same' });
    await group.ben.say(STONE, { id: 'same' });
    expect(group.posted.length).toBe(2);
  });

  test('dated before the start it counts as progress, not for boards, and is not announced', async () => {
    const group = await studyGroup();
    const said = await group.ben.say(`${STONE} date:2026-02-20`);
    expect(said.text).toContain('it counts as progress, not for boards');
    expect(group.posted.length).toBe(1);
    expect((await group.ben.say('progress')).text).toContain('Deliverables 1 of 31');
    expect((await group.ben.say('leaderboard')).text).toContain('Nothing is on this board yet.');
  });

  test.each([
    ['done "Dockerized application" evidence:ftp://x', 'Nothing was logged.'],
    ['done "Dockerized application" evidence:javascript:alert(1)', 'Nothing was logged.'],
    ['done knitting', 'Nothing was logged.'],
  ])('%s changes nothing and says so', async (typed, expected) => {
    const { ben } = await studyGroup();
    expect((await ben.say(typed)).text).toContain(expected);
    expect((await ben.say('history')).text).toContain('Nothing is logged yet.');
  });
});

describe('a link for what is done already', () => {
  const ITEM = 'done "Dockerized application"';
  const OTHER = `${ITEM} evidence:https://example.org/other`;

  test('is offered, and added without taking the verifications', async () => {
    const group = await studyGroup();
    await group.ben.say(ITEM);
    const shown = group.posted.at(-1)?.message ?? { blocks: [] };
    await group.chi.press(shown, 'Verify');
    const said = await group.ben.say(OTHER);
    expect(said.text).toContain('is done already, on Tue 3 Mar. Nothing was changed.');
    expect(said.text).toContain('Not added yet: https://example.org/other');
    expect(announced(group)).not.toContain('example.org/other');
    const added = await group.ben.press(said.message, 'Add this link');
    expect(added.text).toContain('example.org/other');
    expect(announced(group)).toContain('example.org/other');
    expect(announced(group)).toContain('✓ Chioma');
  });

  test('in place of another says first what that takes along', async () => {
    const group = await studyGroup();
    await group.ben.say(STONE);
    await group.chi.press(group.posted.at(-1)?.message ?? { blocks: [] }, 'Verify');
    const said = await group.ben.say(OTHER);
    expect(said.text).toContain(
      'in place of the link above. Its 1 verification was given for that one and would no longer count.',
    );
    expect(announced(group)).toContain('✓ Chioma');
    await group.ben.press(said.message, 'Add this link');
    expect(announced(group)).toContain('example.org/other');
    expect(announced(group)).not.toContain('Chioma');
    const form = (await group.ben.press(said.message, 'Edit')).answer;
    const hint = form.kind === 'form' && form.form.fields.find(({ id }) => id === 'evidence')?.hint;
    expect(hint).not.toContain('takes');
  });

  test('that was offered before another link came is offered anew, not stored', async () => {
    const group = await studyGroup();
    await group.ben.say(ITEM);
    const first = await group.ben.say(OTHER);
    const second = await group.ben.say(`${ITEM} evidence:https://example.org/second`);
    await group.ben.press(second.message, 'Add this link');
    const anew = await group.ben.press(first.message, 'Add this link');
    expect(anew.text).toContain('Nothing was changed.');
    expect(anew.text).toContain('in place of the link above.');
    expect(announced(group)).toContain('example.org/second');
  });

  test('that is there already, or somebody else’s button, changes nothing', async () => {
    const { ben, chi } = await studyGroup();
    await ben.say(OTHER);
    expect(labelsOf((await ben.say(OTHER)).message)).toEqual(['Undo', 'Edit']);
    const offered = await ben.say(`${ITEM} evidence:https://example.org/second`);
    const pressed = await chi.press(offered.message, 'Add this link');
    expect(pressed.text).toContain('An entry is changed by whoever logged it.');
  });
});
