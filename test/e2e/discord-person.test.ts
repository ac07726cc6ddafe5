// One person on Discord: settings in a form, an export as an attachment, deletion to the announcement.
import { describe, expect, test } from 'vitest';
import { exportSchema } from '#commands/privacy/export-schema.ts';
import { codeIn } from '#support/two-places.ts';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';

describe('settings', () => {
  test('are asked in a form with what holds, and changed by what is sent', async () => {
    const { ana, problems } = await openStudyServer();
    const form = await ana.slash('general', 'settings');
    expect(form.modal.title).toBe('Settings');
    expect(form.modal.fields.map(({ label }) => label)).toEqual([
      'Time zone',
      'Nudge',
      'Visibility',
      'Day ends',
    ]);
    const saved = await ana.submit(form, { Nudge: 'Direct message', Visibility: 'Anonymous' });
    expect(saved.text).toContain('have been changed.');
    expect(saved.text).toContain('anonymous');
    expect(problems()).toEqual([]);
  });
});

describe('privacy', () => {
  test('export is attached for the asker alone', async () => {
    const { ana, problems } = await openStudyServer();
    await ana.slash('general', 'log', { time: '1h', note: 'Mine' });
    const said = await ana.slash('general', 'privacy', { action: 'export' });
    expect(said.ephemeral).toBe(true);
    const [file] = said.message.attachments;
    const exported = exportSchema.parse(JSON.parse(Buffer.from(file?.bytes ?? []).toString()));
    expect(exported.entries).toMatchObject([{ kind: 'hours', minutes: 60, note: 'Mine' }]);
    expect(problems()).toEqual([]);
  });

  test('delete asks once, then replaces question and announcement', async () => {
    const { ana, guild, desk, problems } = await openStudyServer();
    await ana.slash('general', 'done', { item: 'mlflow-tracking' });
    await desk.settled();
    const asked = await ana.slash('general', 'privacy', { action: 'delete' });
    const [button] = asked.message.buttons();
    expect(button).toMatchObject({ label: 'Delete everything', raw: { style: 4 } });
    await ana.press(asked, 'Delete everything');
    expect(asked.text).toContain('Everything is deleted.');
    expect(asked.message.buttons()).toEqual([]);
    await desk.settled();
    expect(guild.channel('cairn').last.text).toContain('This announcement was removed.');
    expect(problems()).toEqual([]);
  });
});

test('a typed code shows what would be joined; Link accounts joins, both are told, Unlink parts', async () => {
  const { ana, ben, desk, problems } = await openStudyServer();
  const code = codeIn((await ana.slash('general', 'link')).text);
  const asked = await ben.slash('general', 'link', { code: code.toLowerCase() });
  expect(asked.text).toContain('Link Ben on Discord with Ana on Discord');
  expect(asked.message.buttons().map(({ label }) => label)).toEqual(['Link accounts']);
  expect(ana.dm.messages).toEqual([]);
  await ben.press(asked, 'Link accounts');
  expect(asked.text).toContain('Ben on Discord and Ana on Discord are one person now');
  await desk.settled();
  for (const member of [ana, ben]) {
    expect(member.dm.messages.map(({ text }) => text)).toEqual([
      expect.stringContaining('are one person now'),
    ]);
  }
  const [told] = ana.dm.messages;
  if (told === undefined) throw new Error('Ana was not told');
  expect((await ana.press(told, 'Unlink')).text).toContain('are parted again.');
  expect(problems()).toEqual([]);
});
