// Many entries at once: shown before they are logged, undone and restored together.
import { describe, expect, test } from 'vitest';
import type { Answer } from '#core/command/answer.ts';
import { press } from '#core/message/press.ts';
import { renderPlain } from '#render/plain/message.ts';
import { studyGroup } from '#support/study-group.ts';

const LINES = `mon 2h coding
yesterday 45m docs
done dockerized application https://github.com/ben/docker`;

function buttonsOf(answer: Answer): readonly string[] {
  if (answer.kind !== 'message') return [];
  return answer.message.blocks.flatMap((block) =>
    block.kind === 'actions' ? block.buttons.map(({ label }) => label) : [],
  );
}

/** Rows of the preview of some lines. It is Tuesday 3 March. */
async function rows(...lines: readonly string[]): Promise<readonly string[]> {
  const { ben } = await studyGroup();
  const said = await ben.say(`catchup ${lines.join('\n')}`);
  return said.text.split('\n').filter((row) => /^\d+ |^- |^• /.test(row));
}

describe('catchup', () => {
  test('opens a form with one large field, and shows what each line will be', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('catchup');
    if (answer.kind !== 'form') throw new Error('no form');
    expect(answer.form.fields).toMatchObject([
      { id: 'text', label: 'Text', required: true, input: { kind: 'lines', longest: 3000 } },
    ]);
    const said = await ben.submit(answer, { text: LINES });
    expect(said.text).toContain('To be logged: 3 entries · 2 h 45 min · 1 item done');
    expect(said.text).toContain('2 h coding · Mon 2 Mar');
    expect(said.text).toContain('45 min documentation · Mon 2 Mar');
    expect(said.text).toContain('🪨 Dockerized application · Tue 3 Mar · github.com/ben/docker');
    expect(buttonsOf(said.answer)).toEqual(['Log all', 'Edit lines']);
    expect((await ben.say('history')).text).toContain('Nothing is logged yet.');
  });

  test('logs all at once as ordinary entries, and announces what is done', async () => {
    const { ben, posted } = await studyGroup();
    const shown = await ben.say(`catchup ${LINES}`);
    const logged = await ben.press(shown.message, 'Log all');
    expect(logged.text).toContain('Logged: 3 entries · 2 h 45 min · 1 item done');
    expect(logged.answer).toMatchObject({ replaces: true });
    const history = (await ben.say('history')).text;
    expect(history).toContain('2 h coding · Mon 2 Mar');
    expect(history).toContain('45 min documentation · Mon 2 Mar');
    const announced = posted.at(-1)?.message ?? { blocks: [] };
    const stone = renderPlain(announced, { surface: 'discord', workspaceId: 'guild-1' });
    expect(stone).toContain('Dockerized application');
    expect(stone).toContain('github.com/ben/docker');
  });

  test('Undo takes all of it back, and Restore brings the same back', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 30m');
    const logged = await ben.press((await ben.say(`catchup ${LINES}`)).message, 'Log all');
    // One of them is undone by itself: that stays so.
    const history = await ben.say('history');
    await ben.press(history.message, 'Undo');
    const undone = await ben.press(logged.message, 'Undo');
    expect(undone.text).toMatch(/Undone: 2 entries/);
    const empty = (await ben.say('history')).text;
    expect(empty).toContain('30 min');
    expect(empty).not.toContain('coding');
    const restored = await ben.press(undone.message, 'Restore');
    expect(restored.text).toMatch(/Restored: 2 entries/);
    const back = (await ben.say('history')).text;
    expect(back).toContain('2 h coding');
    expect(back).not.toContain('Dockerized');
    expect((await ben.press(restored.message, 'Undo')).text).toMatch(/Undone: 2 entries/);
  });

  test('the command undo takes the whole batch, then what was logged before it', async () => {
    const { ben, chi } = await studyGroup();
    await ben.say('log 30m');
    await ben.press((await ben.say(`catchup ${LINES}`)).message, 'Log all');
    const undone = await ben.say('undo');
    expect(undone.text).toContain('Undone: 3 entries · 2 h 45 min · 1 item done');
    expect((await chi.press(undone.message, 'Restore')).text).toContain('Nothing was changed.');
    expect((await ben.say('undo')).text).toContain('Undone: 30 min');
    expect((await ben.press(undone.message, 'Restore')).text).toContain('Restored: 3 entries');
  });

  test('is logged once, however often Log all is pressed or delivered', async () => {
    const { ben } = await studyGroup();
    const shown = await ben.say('catchup mon 2h coding');
    const first = await ben.press(shown.message, 'Log all', { id: 'twice' });
    const again = await ben.press(shown.message, 'Log all', { id: 'twice' });
    expect(again.text).toBe(first.text);
    const second = await ben.press(shown.message, 'Log all');
    expect(second.text).toContain('Already logged: 1 entry');
    const undone = await ben.press(second.message, 'Undo');
    expect((await ben.press(shown.message, 'Log all')).text).toContain(
      'Logged before, and undone since',
    );
    expect((await ben.say('history')).text).toContain('Nothing is logged yet.');
    await ben.press(undone.message, 'Restore');
    expect((await ben.say('history')).text).toContain('2 h coding');
  });

  test('what was shown is what is logged, also after midnight', async () => {
    const world = await studyGroup();
    const shown = await world.ben.say('catchup yesterday 2h coding\n1h docs');
    world.setNow('2026-03-04T00:10:00Z');
    const logged = await world.ben.press(shown.message, 'Log all');
    expect(logged.text).toContain('2 h coding · Mon 2 Mar');
    expect(logged.text).toContain('1 h documentation · Tue 3 Mar');
  });

  test('nobody else presses it, and no other draft is taken for one', async () => {
    const { ben, chi } = await studyGroup();
    const shown = await ben.say('catchup mon 2h coding');
    expect((await chi.press(shown.message, 'Log all')).text).toContain('has expired');
    expect((await chi.say('history')).text).toContain('Nothing is logged yet.');
    const made = (id: string) => ({
      blocks: [
        { kind: 'actions' as const, buttons: [{ label: 'X', press: press('catchup.all', id) }] },
      ],
    });
    for (const id of ['', '0', '-1', '999', 'x']) {
      expect((await ben.press(made(id), 'X')).text).toContain('has expired');
    }
  });
});

describe('a line that cannot be logged', () => {
  test('is shown alone with a try, and Edit lines opens the form with everything kept', async () => {
    const { ben } = await studyGroup();
    const typed = 'mon 2h coding\n1.30 docs\nfixed the loader';
    const said = await ben.say(`catchup ${typed}`);
    expect(said.text).toContain('2 of 3 lines cannot be logged like this. Nothing was logged.');
    expect(said.text).toContain('Line 2: "1.30" can mean');
    expect(said.text).toContain('1h30m docs');
    expect(said.text).toContain('Line 3: I can\'t find a time in "fixed the loader"');
    expect(said.text).toContain('1h fixed the loader');
    expect(said.text).not.toContain('2 h coding');
    expect(buttonsOf(said.answer)).toEqual(['Edit lines']);
    const { answer } = await ben.press(said.message, 'Edit lines');
    if (answer.kind !== 'form') throw new Error('no form');
    expect(answer.form.fields[0]?.value).toBe(typed);
    const mended = await ben.submit(answer, { text: 'mon 2h coding\n1h30m docs' });
    expect(buttonsOf(mended.answer)).toEqual(['Log all', 'Edit lines']);
  });

  test('says which items may be meant, and which date', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say(
      'catchup done docker\n03/02 1h docs\ntomorrow 1h docs\n1h coding 2027-01-01',
    );
    expect(said.text).toContain('Line 1: "docker" fits several items. Try done ');
    expect(said.text).toContain('Line 2: ');
    expect(said.text).toContain('Line 3: ');
    expect(said.text).toContain('Line 4: ');
    expect(said.text).toContain('4 of 4 lines');
  });

  test.each([
    ['1h coding 2h docs', 'a second time, "2h docs"', '1h coding note:2h docs'],
    ['mon tue 2h coding', 'a second date, "tue"', 'mon 2h coding note:tue'],
    ['commits 12', 'is a metric', '2h coding'],
    ['papers 12', 'find a time', '1h papers 12'],
    ['note: 2h', 'nothing but a note', '2h coding'],
    ['done', 'does not say what is done', 'done '],
    ['mon 25h coding', 'more than the 24 hours', 'mon 24h coding'],
    [`mon 1h ${'x'.repeat(501)}`, 'The note has 501 characters', '500'],
    [
      'dockerized application https://x.de',
      'find a time',
      'done dockerized application https://x.de',
    ],
    ['done opencv github.com/x/y', 'is not a web address', 'https://github.com/x/y'],
  ])('%s is not guessed at', async (line, what, way) => {
    const { ben } = await studyGroup();
    const said = await ben.say(`catchup 1h docs\n${line}`);
    expect(said.text).toContain('1 of 2 lines');
    expect(said.text).toContain(what);
    expect(said.text).toContain(way);
    expect(buttonsOf(said.answer)).toEqual(['Edit lines']);
  });

  test('a date holds 24 hours, with what is logged and with the lines before', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 10h mon');
    const said = await ben.say('catchup mon 10h coding\nmon 5h docs\n3h docs');
    expect(said.text).toContain('1 of 3 lines');
    expect(said.text).toContain('Line 2: "mon 5h docs": Mon 2 Mar has room for 4 h more');
    expect(said.text).toContain('mon 4 h docs');
    const exact = await ben.say('catchup mon 10h coding\nmon 4h docs\n3h docs');
    await ben.say('log 1h mon');
    // Logged meanwhile: nothing of it is stored.
    const late = await ben.press(exact.message, 'Log all');
    expect(late.text).toContain('has room for 3 h more');
    expect((await ben.say('history')).text).not.toContain('coding');
  });

  test('what is done already, or twice in the lines, is left out and said', async () => {
    const { ben } = await studyGroup();
    await ben.say('done opencv');
    const said = await ben.say(
      'catchup done opencv\ndone dockerized application\ndone "Dockerized application" yesterday',
    );
    expect(said.text).toContain('To be logged: 1 entry · 1 item done');
    expect(said.text).toContain('OpenCV for image manipulation was already done on Tue 3 Mar');
    expect(said.text).toContain('Dockerized application is already done in line 2');
    await ben.press(said.message, 'Log all');
    const none = await ben.say('catchup done opencv');
    expect(none.text).toContain('All of this is already logged. Nothing was logged again.');
    expect(buttonsOf(none.answer)).toEqual(['Edit lines']);
  });

  test('fifty lines are logged at once, and one more is told', async () => {
    const { ben } = await studyGroup();
    const lines = (count: number) => Array.from({ length: count }, () => '5m coding').join('\n');
    const many = await ben.say(`catchup ${lines(51)}`);
    expect(many.text).toContain('There are 51 lines, and at most 50 can be logged at once.');
    expect(buttonsOf(many.answer)).toEqual(['Edit lines']);
    const shown = await ben.say(`catchup ${lines(50)}`);
    const logged = await ben.press(shown.message, 'Log all');
    expect(logged.text).toContain('Logged: 50 entries · 4 h 10 min');
    const undone = await ben.press(logged.message, 'Undo');
    expect(undone.text).toContain('Undone: 50 entries');
    expect((await ben.press(undone.message, 'Restore')).text).toContain('Restored: 50 entries');
  });

  test('a text that no form takes is told, never cut', async () => {
    const { ben } = await studyGroup();
    const long = `1h coding ${'x'.repeat(450)}`;
    const text = Array.from({ length: 7 }, () => long).join('\n');
    const said = await ben.say(`catchup ${text}`);
    expect(said.text).toContain('A form holds at most 3,000 characters, and this text has 3,226');
    expect(buttonsOf(said.answer)).toEqual(['Log all']);
    const logged = await ben.press(said.message, 'Log all');
    expect(logged.text).toContain('Logged: 7 entries');
  });
});

describe('a line', () => {
  test.each([
    ['Mon 2h coding', '2 h coding · Mon 2 Mar'],
    ['2h Mon coding', '2 h coding · Mon 2 Mar'],
    ['coding, 2h, mon', '2 h coding · Mon 2 Mar'],
    ['coding 2 mon', '2 h coding · Mon 2 Mar'],
    ['Mon: 2h of coding', '2 h coding · Mon 2 Mar'],
    ['- mon – 2h – coding', '2 h coding · Mon 2 Mar'],
    ['/log 2h coding monday', '2 h coding · Mon 2 Mar'],
    ['sun 9am-11am learn', '2 h learning · Sun 1 Mar'],
    ['sat down for 2h coding', '2 h coding · Tue 3 Mar · sat down for'],
    ['14.11 2h', '2 h · Fri 14 Nov 2025'],
    ['2026-02-25 an hour and a half docs', '1 h 30 min documentation · Wed 25 Feb'],
    ['fixed the loader 2h coding yesterday', '2 h coding · Mon 2 Mar · fixed the loader'],
    ['2h coding fixed the docs', '2 h coding · Tue 3 Mar · fixed the docs'],
    ['wrote tests 2h with Ana', '2 h · Tue 3 Mar · wrote tests with Ana'],
    ['2h coding note: read 2 papers mon', '2 h coding · Tue 3 Mar · read 2 papers mon'],
    ['last night 1h30 opencv', '1 h 30 min · OpenCV for image manipulation · Mon 2 Mar'],
    ['time:2h date:mon activity:coding', '2 h coding · Mon 2 Mar'],
    ['1. 2h coding', '2 h coding · Tue 3 Mar'],
    ['1. Mar 2h coding', '2 h coding · Sun 1 Mar'],
    ['finished the loader 2h', '2 h · Tue 3 Mar · finished the loader'],
    ['finished opencv mon', '✓ OpenCV for image manipulation · Mon 2 Mar'],
    ['opencv done https://x.de/a', '✓ OpenCV for image manipulation · Tue 3 Mar · x.de/a'],
    ['1h coding note:2h docs', '1 h coding · Tue 3 Mar · 2h docs'],
    ['2h coding read 3 papers', '2 h coding · Tue 3 Mar · read 3 papers'],
    ['2.5 docs', '2 h 30 min documentation · Tue 3 Mar'],
    ['done opencv', '✓ OpenCV for image manipulation · Tue 3 Mar'],
    ['yesterday done opencv', '✓ OpenCV for image manipulation · Mon 2 Mar'],
    ['opencv done', '✓ OpenCV for image manipulation · Tue 3 Mar'],
    ['✅ OpenCV yesterday', '✓ OpenCV for image manipulation · Mon 2 Mar'],
    [
      'done mon dockerized application https://x.de/a at last',
      '🪨 Dockerized application · Mon 2 Mar · x.de/a · at last',
    ],
    [
      'done "Dockerized application" evidence:https://x.de/a',
      '🪨 Dockerized application · Tue 3 Mar · x.de/a',
    ],
  ])('%s is %s', async (line, row) => {
    expect(await rows(line)).toEqual([`1 ${row}`]);
  });

  test('alone may hold several entries between semicolons', async () => {
    expect(await rows('mon 2h coding; done opencv')).toEqual([
      '1 2 h coding · Mon 2 Mar',
      '2 ✓ OpenCV for image manipulation · Tue 3 Mar',
    ]);
  });

  test('is read on the member’s own day', async () => {
    const { ben } = await studyGroup('2026-03-04T01:00:00Z');
    await ben.say('settings day-ends:03:00');
    expect((await ben.say('catchup 1h coding')).text).toContain('1 h coding · Tue 3 Mar');
  });
});
