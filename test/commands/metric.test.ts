import { describe, expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';
import { filled } from './filled.ts';

describe('metric', () => {
  test('a count adds, and the answer says what was logged and where it stands', async () => {
    const { ben } = await studyGroup();
    await ben.say('metric commits 12');
    const said = await ben.say('metric commits 8 yesterday note:"Refactoring"');
    expect(said.text).toContain('+8 · 100+ commits across projects · Mon 2 Mar');
    expect(said.text).toContain('Refactoring');
    expect(said.text).toContain('20 of 100');
    expect(labelsOf(said.message)).toEqual(['Undo', 'Edit']);
  });

  test('a percentage sets; the latest date stands, whatever was recorded last', async () => {
    const { ben } = await studyGroup();
    expect((await ben.say('metric coverage 70%')).text).toContain('70 % of 80 %');
    const backdated = await ben.say('metric coverage 60 date:2026-03-01');
    expect(backdated.text).toContain('The later entry of Tue 3 Mar stands: 70 %.');
    const reached = await ben.say('metric coverage 85');
    expect(reached.text).toContain('85 % of 80 % · target reached ✓');
  });

  test('yes and no set, by title or id', async () => {
    const { ben } = await studyGroup();
    const yes = await ben.say('metric "Portfolio website with all projects" yes');
    expect(yes.text).toContain('Portfolio website with all projects: yes · Tue 3 Mar');
    expect((await ben.say('metric portfolio 0')).text).toContain('all projects: no');
  });

  test('adds what was done outside the roadmap to what the bot counts', async () => {
    const { ben } = await studyGroup();
    await ben.say('done docker-fundamentals');
    const said = await ben.say('metric technologies 2');
    expect(said.text).toContain('3 of 20 · 1 completed, 2 logged');
  });

  test.each([
    'metric commits 0',
    'metric commits -3',
    'metric commits 2.5',
    'metric commits 80%',
    'metric commits many',
    'metric coverage 101',
    'metric coverage 120%',
    'metric deployed 2',
    'metric deployed perhaps',
    'metric knitting 3',
    'metric commits 3 date:tomorrow',
  ])('%s changes nothing and says so', async (typed) => {
    const { ben } = await studyGroup();
    expect((await ben.say(typed)).text).toContain('Nothing was logged.');
    expect((await ben.say('history metrics')).text).toContain('Nothing is logged yet.');
  });

  test.each([
    'metric commits 2.5 date:tomorrow',
    'metric name:coverage amount:120% date:tomorrow',
    'metric deployed perhaps date:2026-02-30',
  ])('%s is told of its amount and of its date at once', async (typed) => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say(typed);
    const mistakes = answer.kind === 'message' ? answer.refused?.mistakes : undefined;
    expect(mistakes?.map(({ option }) => option).toSorted()).toEqual(['amount', 'date']);
  });

  test('opens a form when the amount is missing', async () => {
    const { ben } = await studyGroup();
    const asked = await ben.say('metric posts');
    expect((await ben.submit(asked.answer, filled(asked.answer, { amount: '1' }))).text).toContain(
      '+1 · 5+ technical blog posts published',
    );
  });

  test('is undone, restored and corrected like every entry', async () => {
    const { ben } = await studyGroup();
    await ben.say('metric commits 12');
    const said = await ben.say('metric commits 30');
    const undone = await ben.press(said.message, 'Undo');
    expect(undone.text).toContain('12 of 100');
    const restored = await ben.press(undone.message, 'Restore');
    expect(restored.text).toContain('42 of 100');
    const form = await ben.press(restored.message, 'Edit');
    expect(filled(form.answer)).toEqual({ amount: '30', date: '2026-03-03', note: '' });
    const refused = await ben.submit(form.answer, filled(form.answer, { amount: '2.5' }));
    expect(refused.text).toContain('counted in whole numbers');
    const edited = await ben.submit(form.answer, filled(form.answer, { amount: '3' }));
    expect(edited.text).toContain('Changed: +3 · 100+ commits across projects');
    expect(edited.text).toContain('15 of 100');
  });

  test('a yes is corrected to a no', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('metric deployed yes');
    const form = await ben.press(said.message, 'Edit');
    expect(filled(form.answer)['amount']).toBe('yes');
    const edited = await ben.submit(form.answer, filled(form.answer, { amount: 'no' }));
    expect(edited.text).toContain('accessible: no');
  });

  test('has one effect when the platform delivers it twice', async () => {
    const { ben } = await studyGroup();
    await ben.say('metric commits 5', { id: 'same' });
    await ben.say('metric commits 5', { id: 'same' });
    expect((await ben.say('metric commits 1')).text).toContain('6 of 100');
  });
});
