import { describe, expect, test } from 'vitest';
import { renderDiscord } from '#render/discord/message.ts';
import { renderSlack } from '#render/slack/message.ts';
import { labelsOf, type Said, type User } from '#support/desk.ts';
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

describe('checkpoint', () => {
  test('shows what is done and open, the prompts, and what can be done next', async () => {
    const { ben } = await studyGroup();
    await ben.say('done dockerized-application');
    await ben.say('done docker-fundamentals');
    const shown = await ben.say('checkpoint');
    expect(shown.text).toContain('Quarter 1: Foundation + Basic MLOps · ends Fri 22 May');
    expect(shown.text).toContain('Deliverables 1 of 4, done: Dockerized application, open: ');
    expect(shown.text).toContain('Technologies 1 of ');
    expect(shown.text).toContain('- Review progress against roadmap');
    expect(labelsOf(shown.message)).toEqual(['Write my review', 'Shift my plan']);
  });

  test('a skipped deliverable is not open', async () => {
    const { ben } = await studyGroup();
    await ben.say('plan skip dockerized-application');
    const shown = (await ben.say('checkpoint')).text;
    expect(shown).toContain('Deliverables 0 of 3');
    expect(shown).not.toContain('Dockerized application');
  });

  test('Shift my plan opens the form with weeks and reason', async () => {
    const { ben } = await studyGroup();
    const form = await ben.press((await ben.say('checkpoint')).message, 'Shift my plan');
    expect(fieldsOf(form).map(({ id }) => id)).toEqual(['weeks', 'reason']);
    expect((await ben.submit(form.answer, { weeks: '1' })).text).toContain(
      'Fri 22 May → Fri 29 May',
    );
  });

  test('the form has a field a prompt, with short labels, and says how much fits', async () => {
    const { ben } = await studyGroup();
    const form = await ben.press((await ben.say('checkpoint')).message, 'Write my review');
    const fields = fieldsOf(form);
    expect(fields.map(({ id }) => id)).toEqual(['progress', 'timeline', 'skills', 'feedback']);
    expect(fields.every(({ label }) => label.length <= 45)).toBe(true);
    expect(fields[0]).toMatchObject({
      required: false,
      hint: 'At most 700 characters; may be left empty.',
      input: { kind: 'lines', longest: 700 },
    });
  });
});

describe('a review', () => {
  test('is kept, read again, and offers what follows from it', async () => {
    const { ben, setNow } = await studyGroup();
    setNow('2026-05-25T10:00:00Z');
    const said = await write(ben, await ben.say('checkpoint'), REVIEW);
    expect(said.text).toContain('Your review is saved.');
    expect(labelsOf(said.message)).toEqual(['Edit', 'Share', 'Shift my plan', 'Assess a skill']);
    const again = (await ben.say('checkpoint 1')).text;
    expect(again).toContain(
      'Review progress against roadmap\n> Three of four, *Docker* took longer',
    );
    expect(again).not.toContain('Update skills based on');
    expect(again).toContain('Written Mon 25 May');
  });

  test('is edited in the same form, and former answers are kept', async () => {
    const { ben, store } = await studyGroup();
    await write(ben, await ben.say('checkpoint'), REVIEW);
    const form = await ben.press((await ben.say('checkpoint 1')).message, 'Edit');
    expect(fieldsOf(form)[0]?.value).toBe('Three of four, *Docker* took longer');
    const said = await ben.submit(form.answer, { ...REVIEW, progress: 'Four of four' });
    expect(said.text).toContain('Your review is updated.');
    expect(said.text).toContain('> Four of four');
    const account = await store.read.accounts.byUser({
      surface: 'discord',
      workspaceId: '',
      userId: ben.id,
    });
    const record = account && (await store.read.privacy.recordOf(account.person));
    expect(record?.memberships[0]?.reviews[0]?.versions[0]?.answers).toMatchObject({
      progress: 'Three of four, *Docker* took longer',
    });
  });

  test('sent again as it stands changes nothing', async () => {
    const { ben } = await studyGroup();
    await write(ben, await ben.say('checkpoint'), REVIEW);
    const form = await ben.press((await ben.say('checkpoint 1')).message, 'Edit');
    expect((await ben.submit(form.answer, REVIEW)).text).toContain('Nothing was changed.');
  });

  test('with nothing in it is refused, and the form opens again', async () => {
    const { ben } = await studyGroup();
    const refused = await write(ben, await ben.say('checkpoint'), {
      progress: ' \n',
      timeline: '',
    });
    expect(refused.text).toContain('needs at least one answer');
    expect(refused.text).toContain('Nothing was changed.');
    expect(labelsOf((await ben.say('checkpoint 1')).message)).toContain('Write my review');
  });

  test('that is too long loses nothing of what was typed', async () => {
    const { ben, ana } = await studyGroup();
    const long = 'é'.repeat(701);
    const refused = await write(ben, await ben.say('checkpoint'), { ...REVIEW, skills: long });
    expect(refused.text).toContain('701 characters; at most 700 fit');
    expect(refused.answer).toMatchObject({ refused: { mistakes: [{ option: 'skills' }] } });
    const form = await ben.press(refused.message, 'Write my review');
    expect(fieldsOf(form).map(({ value }) => value)).toEqual([
      REVIEW.progress,
      REVIEW.timeline,
      long,
      REVIEW.feedback,
    ]);
    const others = await ana.press(refused.message, 'Write my review');
    expect(fieldsOf(others).map(({ value }) => value)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect((await ben.submit(form.answer, REVIEW)).text).toContain('Your review is saved.');
  });

  test('is shared without what is the member’s alone', async () => {
    const { ben } = await studyGroup();
    const said = await write(ben, await ben.say('checkpoint'), REVIEW);
    const shared = await ben.press(said.message, 'Share');
    expect(shared.answer).toMatchObject({ audience: 'channel', replaces: false });
    expect(shared.text).toContain('Ben · review of Quarter 1');
    expect(shared.text).toContain('> Two weeks more');
    expect(labelsOf(shared.message)).toEqual([]);
  });

  test('of full length fits every platform, in any script, with nothing cut off', async () => {
    const { ben } = await studyGroup();
    const full = { progress: '学', timeline: 'я', skills: 'a ', feedback: 'é' };
    const values = Object.fromEntries(
      Object.entries(full).map(([id, text]) => [id, `${text.repeat(699 / text.length)}.`]),
    );
    const said = await write(ben, await ben.say('checkpoint 2'), values);
    const shared = await ben.press(said.message, 'Share');
    await ben.keep((await ben.press(said.message, 'Edit')).answer, { progress: 'More' });
    const drafted = await ben.say('checkpoint 2');
    expect(drafted.text).toContain('A draft from');
    for (const { message } of [said, shared, drafted]) {
      for (const rendered of [
        JSON.stringify(renderDiscord(message, { surface: 'discord', workspaceId: 'guild-1' })),
        JSON.stringify(renderSlack(message, { surface: 'slack', workspaceId: 'T1' }).blocks),
      ]) {
        expect(rendered).not.toContain('…');
        for (const text of Object.values(values)) expect(rendered).toContain(text);
      }
    }
  });

  test('delivered twice is written once', async () => {
    const { ben } = await studyGroup();
    const form = await ben.press((await ben.say('checkpoint')).message, 'Write my review');
    const first = await ben.submit(form.answer, REVIEW, { id: 'same' });
    const second = await ben.submit(form.answer, REVIEW, { id: 'same' });
    expect(first.text).toContain('Your review is saved.');
    expect(second.text).toBe(first.text);
  });
});

describe('the quarter of a checkpoint', () => {
  test('is the latest that has ended without a review, else the current one', async () => {
    const { ben, setNow } = await studyGroup();
    setNow('2026-08-30T10:00:00Z');
    const second = await ben.say('checkpoint');
    expect(second.text).toContain('Quarter 2: ');
    expect(second.text).toContain('ended Sat 22 Aug');
    await write(ben, second, REVIEW);
    const first = await ben.say('checkpoint');
    expect(first.text).toContain('Quarter 1: ');
    await write(ben, first, REVIEW);
    expect((await ben.say('checkpoint')).text).toContain('Quarter 3: ');
  });

  test('is none that ended before joining', async () => {
    const { user, setNow } = await studyGroup();
    setNow('2026-06-10T10:00:00Z');
    const dee = user('Dee');
    await dee.say('join start:2026-02-23');
    expect((await dee.say('checkpoint')).text).toContain('Quarter 2: ');
  });

  test('follows a shift at once', async () => {
    const { ben, setNow } = await studyGroup();
    setNow('2026-05-25T10:00:00Z');
    expect((await ben.say('checkpoint')).text).toContain('Quarter 1: ');
    await ben.say('plan shift 2 from:2026-05-20');
    expect((await ben.say('checkpoint')).text).toContain('ends Fri 5 Jun');
  });

  test('outside the roadmap is refused', async () => {
    const { ben } = await studyGroup();
    const refused = (await ben.say('checkpoint 9')).text;
    expect(refused).toContain('"9" is more than 8.');
    expect(refused).not.toContain('Nothing was');
  });
});

describe('the project completion', () => {
  test('is ticked step by step after the quarters that have one', async () => {
    const { ben } = await studyGroup();
    expect((await ben.say('checkpoint 1')).text).not.toContain('Project Completion');
    const shown = await ben.say('checkpoint 2');
    expect(shown.text).toContain('Project Completion · 0 of 4');
    const ticked = await ben.press(shown.message, '☐ Write technical blog post');
    expect(ticked.answer).toMatchObject({ replaces: true });
    expect(labelsOf(ticked.message)).toContain('✓ Write technical blog post');
    expect(ticked.text).toContain('Project Completion · 1 of 4');
    expect(labelsOf(ticked.message)).toContain('Write my review');
    const back = await ben.press(ticked.message, '✓ Write technical blog post');
    expect(back.text).toContain('Project Completion · 0 of 4');
  });

  test('says in half a line that all of its steps are done', async () => {
    const { ben } = await studyGroup();
    let shown = await ben.say('checkpoint 2');
    for (const label of labelsOf(shown.message).filter((each) => each.startsWith('☐'))) {
      expect(shown.text).not.toContain('the project is complete');
      shown = await ben.press(shown.message, label);
    }
    expect(shown.text).toContain('Project Completion · 4 of 4, the project is complete\n');
  });

  test('ticked in a post for all leaves the post alone', async () => {
    const { ana, ben } = await studyGroup();
    const shown = await ben.say('checkpoint 2');
    const ticked = await ana.press(shown.message, '☐ Add to portfolio', { private: false });
    expect(ticked.answer).toMatchObject({ replaces: false, audience: 'asker' });
    expect((await ben.say('checkpoint 2')).text).toContain('0 of 4');
  });

  test('ticked in a post for all goes on in one private message of the steps alone', async () => {
    const { ana, ben } = await studyGroup();
    const post = await ben.say('checkpoint 2');
    const first = await ana.press(post.message, '☐ Add to portfolio', { private: false });
    expect(labelsOf(first.message)).toEqual([
      '☐ Complete project documentation',
      '✓ Add to portfolio',
      '☐ Write technical blog post',
      '☐ Share on LinkedIn/GitHub',
    ]);
    const second = await ana.press(first.message, '☐ Write technical blog post');
    expect(second.answer).toMatchObject({ replaces: true });
    expect(second.text).toContain('Project Completion · 2 of 4');
    expect(labelsOf(second.message)).toHaveLength(4);
    expect((await ana.press(second.message, '✓ Add to portfolio')).text).toContain('1 of 4');
  });

  test('delivered twice is ticked once', async () => {
    const { ben } = await studyGroup();
    const shown = await ben.say('checkpoint 2');
    await ben.press(shown.message, '☐ Add to portfolio', { id: 'same' });
    await ben.press(shown.message, '☐ Add to portfolio', { id: 'same' });
    expect((await ben.say('checkpoint 2')).text).toContain('Project Completion · 1 of 4');
  });
});
