// One person on Slack and elsewhere: a group in two places, an account linked, settings, an export by direct message.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportSchema } from '#commands/privacy/export-schema.ts';
import { codeIn } from '#support/two-places.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

const general = () => world.slack.team.channel('general', { botIsMember: true });

test('settings are asked in a form with what holds', async () => {
  const { ana } = await member();
  const { view } = await ana.slash(general(), '/cairn', 'settings');
  const fields = ['Timezone', 'Nudge', 'Visibility', 'Day ends'];
  expect(view).toMatchObject({ title: 'Settings', fields });
  const said = await ana.slash(general(), '/cairn', 'settings hidden');
  expect(said.text).toContain('hidden: you are on no board');
});

test('two accounts are linked by a code typed bare, and parted by a button', async () => {
  const { ana } = await member();
  const bea = world.slack.team.user({ name: 'Bea' });
  const code = codeIn((await ana.slash(general(), '/cairn', 'link')).text);
  const asked = await bea.slash(general(), '/cairn', `link ${code.toLowerCase()}`);
  expect(asked.text).toContain('Link Bea on Slack with Ana on Slack');
  const joined = await bea.press(asked, 'Link accounts');
  expect(joined.text).toContain('Bea on Slack and Ana on Slack are one person now');
  await expect.poll(() => ana.directMessages.length).toBe(1);
  const parted = await bea.press(joined, 'Unlink');
  expect(parted.text).toContain('are parted again.');
});

test('an export comes as a file by direct message', async () => {
  const { ana } = await member();
  await ana.slash(general(), '/cairn', 'log 1h30m coding');
  await ana.slash(general(), '/cairn', 'privacy export');
  await expect.poll(() => ana.directMessages.length).toBe(1);
  const [file] = files(ana.directMessages[0]?.raw['files']);
  const { url_private: url, name } = file ?? {};
  expect(name).toBe('cairn-export-2026-03-03.json');
  const read = await fetch(String(url), {
    headers: { authorization: `Bearer ${world.slack.botToken}` },
  });
  expect(exportSchema.parse(await read.json()).entries).toMatchObject([{ minutes: 90 }]);
});

async function member() {
  const { members } = await withGroup(world, 'Ana');
  return { ana: members.Ana };
}

function files(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value : [];
}
