// Many entries at once on Discord and on Slack, by the platforms' own forms and buttons.
import { afterEach, describe, expect, test } from 'vitest';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';
import { openSlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

const LINES = 'mon 2h coding\nyesterday 45m docs\ndone dockerized application https://x.de/a';
const ENDINGS: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ENDINGS.splice(0)) await end();
});

const spoken = (minutes: number) => (minutes < 60 ? `${minutes} min` : `1 h ${minutes - 60} min`);

describe('catchup on Discord', () => {
  test('is a paragraph, a preview, and one press', async () => {
    const { ana, problems } = await openStudyServer();
    const form = await ana.slash('general', 'catchup');
    expect(form.modal.fields.map(({ label, required }) => [label, required])).toEqual([
      ['Text', true],
    ]);
    const shown = await ana.submit(form, { Text: LINES });
    expect(shown.text).toContain('To be logged: 3 entries');
    const logged = await ana.press(shown, 'Log all');
    expect(logged.text).toContain('Logged: 3 entries');
    await ana.press(logged, 'Undo');
    expect(logged.text).toContain('Undone: 3 entries');
    await ana.press(logged, 'Restore');
    expect((await ana.slash('general', 'history')).text).toContain('45 min documentation');
    expect(problems()).toEqual([]);
  });

  test('keeps what was typed for Edit lines, also as an option', async () => {
    const { ana, problems } = await openStudyServer();
    const shown = await ana.slash('general', 'catchup', { text: 'mon coding; 1h docs' });
    expect(shown.text).toContain('1 of 2 lines');
    const form = await ana.press(shown, 'Edit lines');
    expect(form.modal.fields.map(({ label, value }) => [label, value])).toEqual([
      ['Text', 'mon coding; 1h docs'],
    ]);
    expect((await ana.submit(form, { Text: 'mon 1h coding; 1h docs' })).text).toContain(
      '2 entries',
    );
    expect(problems()).toEqual([]);
  });

  test('shows all of fifty lines', async () => {
    const { ana, problems } = await openStudyServer();
    const line = (at: number) =>
      `${at % 2 ? 'mon' : '2026-02-25'} ${20 + at}m documentation a note of some length`;
    const text = Array.from({ length: 50 }, (_, at) => line(at)).join(';\n');
    const shown = await ana.slash('general', 'catchup', { text: text.replaceAll(';\n', '; ') });
    for (const at of [0, 24, 49]) expect(shown.text).toContain(`${at + 1} ${spoken(20 + at)}`);
    expect(shown.text).toContain('50 entries');
    expect(shown.text).not.toContain(' more');
    const logged = await ana.press(shown, 'Log all');
    expect(logged.text).toContain(`50 ${spoken(69)}`);
    expect(problems()).toEqual([]);
  });

  test('in direct messages is for the group that was picked', async () => {
    const world = await openStudyServer();
    const second = world.discord.guild({ name: 'Second crew', channels: ['general'] });
    const admin = second.member({ sameAs: world.olga, permissions: 'manage-guild' });
    await admin.slash('general', 'setup', { action: 'group' });
    const there = second.member({ sameAs: world.ben });
    await there.slash('general', 'join');
    const { ben } = world;
    const asked = await ben.slash(ben.dm, 'catchup');
    const [groups] = asked.selects();
    if (groups === undefined) throw new Error('not asked which group');
    const form = await ben.choose(asked, groups.customId, 'Second crew');
    const shown = await ben.submit(form, { Text: '2h coding' });
    const logged = await ben.press(shown, 'Log all');
    expect((await there.slash('general', 'history')).text).toContain('2 h coding');
    expect((await ben.slash('general', 'history')).text).toContain('Nothing is logged yet.');
    await ben.press(logged, 'Undo');
    expect((await there.slash('general', 'history')).text).toContain('Nothing is logged yet.');
    expect(world.problems()).toEqual([]);
  });
});

describe('catchup on Slack', () => {
  async function ana() {
    const world = await openSlackWorld();
    ENDINGS.push(async () => {
      const { warnings } = world.slack;
      await world.close();
      expect([world.errors, warnings]).toEqual([[], []]);
    });
    const { members } = await withGroup(world, 'Ana');
    const general = world.slack.team.channel('general', { botIsMember: true });
    return {
      user: members.Ana,
      slash: (text: string) => members.Ana.slash(general, '/cairn', text),
    };
  }

  test('takes the lines after the command, and one press logs them', async () => {
    const { user, slash } = await ana();
    const shown = await slash(`catchup ${LINES}`);
    expect(shown.text).toContain('To be logged');
    const logged = await user.press(shown, 'Log all');
    expect(logged.text).toMatch(/Logged: .*3 entries/);
    expect((await slash('undo')).text).toMatch(/Undone: .*3 entries/);
  });

  test('opens a form, and again with everything kept', async () => {
    const { user, slash } = await ana();
    const { view } = await slash('catchup');
    if (view === undefined) throw new Error('no form');
    expect(view).toMatchObject({ title: 'Catch up', fields: ['Text'] });
    const shown = await (await user.submit(view, { Text: 'mon coding\n1h docs' })).next();
    expect(shown.text).toContain('1 of 2 lines');
    const { view: again } = await user.press(shown, 'Edit lines');
    if (again === undefined) throw new Error('no form');
    expect(JSON.stringify(again.raw)).toContain('mon coding\\n1h docs');
    const mended = await (await user.submit(again, { Text: 'mon 1h coding\n1h docs' })).next();
    expect(mended.text).toContain('To be logged');
  });
});
