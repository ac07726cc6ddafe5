// Reviews that are typed and not sent: what is kept of them, where it stands again, and when it is forgotten.
import { describe, expect, test } from 'vitest';
import { actions, message } from '#core/message/message.ts';
import { writeButton } from '#core/posts/kinds/checkpoint.ts';
import type { Said, User } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';

const REVIEW = {
  progress: 'Three of four, *Docker* took longer',
  timeline: 'Two weeks more',
  skills: '',
  feedback: 'Ask @everyone at the meetup',
};

/** Presses Write my review on a checkpoint and submits the form. */
async function write(user: User, shown: Said, values: Readonly<Record<string, string>>) {
  const form = await user.press(shown.message, 'Write my review');
  return user.submit(form.answer, values);
}

function fieldsOf({ answer }: Said) {
  if (answer.kind !== 'form') throw new Error(`no form but ${answer.kind}`);
  return answer.form.fields;
}

describe('a draft', () => {
  const values = (form: Said) => fieldsOf(form).map(({ value }) => value);

  test('is what was typed when the form was closed, and stands there from every button', async () => {
    const { ben, setNow } = await studyGroup();
    const shown = await ben.say('checkpoint');
    const form = await ben.press(shown.message, 'Write my review');
    const said = await ben.keep(form.answer, {
      progress: '  Three\u202e of four\r\n',
      skills: ' ',
    });
    expect(said.answer).toMatchObject({ kind: 'nothing' });
    setNow('2026-03-05T10:00:00Z');
    const again = await ben.say('checkpoint');
    expect(again.text).toContain('A draft from Tue 3 Mar is saved; Write my review opens it.');
    const posts = [[1], [1, 2]].map((ended) => message(actions(writeButton(ended))));
    for (const pressed of [shown.message, again.message, ...posts]) {
      const opened = await ben.press(pressed, 'Write my review');
      expect(values(opened)).toEqual(['Three of four', undefined, undefined, undefined]);
    }
  });

  test('gives way to a newer one, and to nothing when all is taken out', async () => {
    const { ben } = await studyGroup();
    const shown = await ben.say('checkpoint');
    const form = await ben.press(shown.message, 'Write my review');
    await ben.keep(form.answer, { progress: 'Thr', timeline: 'Two' });
    await ben.keep(form.answer, { progress: 'Three' });
    const opened = await ben.press(shown.message, 'Write my review');
    expect(values(opened)).toEqual(['Three', undefined, undefined, undefined]);
    await ben.keep(opened.answer, { progress: ' ' });
    expect((await ben.say('checkpoint')).text).not.toContain('draft');
  });

  test('is as old as what was typed, not as when it was looked at', async () => {
    const { ben, setNow } = await studyGroup();
    const shown = await ben.say('checkpoint');
    const form = await ben.press(shown.message, 'Write my review');
    await ben.keep(form.answer, { progress: 'Three' });
    setNow('2026-03-05T10:00:00Z');
    await ben.keep(form.answer, { progress: 'Three' });
    expect((await ben.say('checkpoint')).text).toContain('A draft from Tue 3 Mar is saved');
    await ben.keep(form.answer, { progress: 'Four' });
    expect((await ben.say('checkpoint')).text).toContain('A draft from Thu 5 Mar is saved');
  });

  test('is forgotten when the review is sent, and does not come back by what is told late', async () => {
    const { ben } = await studyGroup();
    const shown = await ben.say('checkpoint');
    const form = await ben.press(shown.message, 'Write my review');
    await ben.keep(form.answer, { progress: 'Thr' });
    const sent = await ben.submit(form.answer, { progress: 'Three' });
    expect(sent.text).not.toContain('draft');
    await ben.keep(form.answer, { progress: 'Thre' });
    const again = await ben.say('checkpoint 1');
    expect(again.text).not.toContain('draft');
    const edited = await ben.press(again.message, 'Edit');
    expect(values(edited)[0]).toBe('Three');
  });

  test('of a revision stands in Edit beside what is written, and is forgotten when sent', async () => {
    const { ben } = await studyGroup();
    const written = await write(ben, await ben.say('checkpoint'), REVIEW);
    const form = await ben.press(written.message, 'Edit');
    await ben.keep(form.answer, { progress: 'Four of four' });
    const again = await ben.say('checkpoint 1');
    expect(again.text).toContain('> Three of four, *Docker* took longer');
    expect(again.text).toContain('A draft from Tue 3 Mar is saved; Edit opens it.');
    const opened = await ben.press(again.message, 'Edit');
    expect(values(opened)).toEqual(['Four of four', undefined, undefined, undefined]);
    expect((await ben.submit(opened.answer, REVIEW)).text).toContain('Nothing was changed.');
    expect((await ben.say('checkpoint 1')).text).not.toContain('draft');
  });

  test('that says what is written is none', async () => {
    const { ben } = await studyGroup();
    const written = await write(ben, await ben.say('checkpoint'), REVIEW);
    const form = await ben.press(written.message, 'Edit');
    await ben.keep(form.answer, { ...REVIEW, progress: 'Four' });
    await ben.keep(form.answer, REVIEW);
    expect((await ben.say('checkpoint 1')).text).not.toContain('draft');
  });

  test('holds as much as a review, and is never refused', async () => {
    const { ben } = await studyGroup();
    const shown = await ben.say('checkpoint');
    const form = await ben.press(shown.message, 'Write my review');
    const long = { progress: '🪨'.repeat(701) };
    expect((await ben.keep(form.answer, long)).answer).toMatchObject({ kind: 'nothing' });
    const opened = await ben.press(shown.message, 'Write my review');
    expect(values(opened)[0]).toBe('🪨'.repeat(700));
  });

  test('is a quarter’s and a member’s own', async () => {
    const { ana, ben } = await studyGroup();
    const shown = await ben.say('checkpoint 1');
    const form = await ben.press(shown.message, 'Write my review');
    await ben.keep(form.answer, { progress: 'Ben’s' });
    const others = await ana.press(shown.message, 'Write my review');
    const second = await ben.press((await ben.say('checkpoint 2')).message, 'Write my review');
    for (const opened of [others, second]) expect(values(opened)[0]).toBeUndefined();
    await ana.keep(others.answer, { progress: 'Ana’s' });
    expect(values(await ben.press(shown.message, 'Write my review'))[0]).toBe('Ben’s');
  });

  test('leaves nothing behind for each character', async () => {
    const { ben, store } = await studyGroup();
    const answersGiven = async () => {
      const key = { surface: 'discord', workspaceId: '', userId: ben.id } as const;
      const account = await store.read.accounts.byUser(key);
      return account && (await store.read.privacy.recordOf(account.person)).answers.length;
    };
    const form = await ben.press((await ben.say('checkpoint')).message, 'Write my review');
    const before = await answersGiven();
    for (const progress of ['T', 'Th', 'Thr']) await ben.keep(form.answer, { progress });
    expect(await answersGiven()).toBe(before);
  });
});
