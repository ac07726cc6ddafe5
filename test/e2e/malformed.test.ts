// What no platform should ever send, to the real process: it goes on, and serves whoever asks next.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startDiscord } from '#support/discord/discord.ts';
import type { JsonObject } from '#support/discord/json.ts';
import { manualSlackClock } from '#support/slack/slack-clock.ts';
import { startSlack } from '#support/slack/start-slack.ts';
import { type Process, startProcess, temporaryFolder } from './running-process.ts';

/** What takes the place of each part in turn; the first leaves it out. */
const WRONG: readonly unknown[] = [undefined, null, 'x'];

/** The payload with each of its parts, however deep, left out or of another kind: one wrong part in each. */
function* malformed(payload: JsonObject): Generator<JsonObject> {
  for (const path of pathsIn(payload, [])) {
    for (const wrong of WRONG) {
      const copy = structuredClone(payload);
      const [last = '', ...parents] = path.toReversed();
      const parent = parents
        .toReversed()
        .reduce<unknown>((at, key) => Reflect.get(at as object, key), copy);
      if (wrong === undefined) Reflect.deleteProperty(parent as object, last);
      else Reflect.set(parent as object, last, structuredClone(wrong));
      yield copy;
    }
  }
}

function pathsIn(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [
    [...path, key],
    ...pathsIn(part, [...path, key]),
  ]);
}

async function startBoth() {
  // For these platforms no time passes: no answer is too late, however busy the machine.
  const at = Date.now();
  const discord = await startDiscord({ patience: 20_000, clock: { now: () => at } });
  const slack = await startSlack({ settle: 20_000, clock: manualSlackClock(at) });
  onTestFinished(async () => {
    await discord.close();
    await slack.close();
  });
  const cairn = startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `file:${join(temporaryFolder(), 'cairn.db')}`,
  });
  const url = await cairn.running();
  return { discord, slack, cairn, url };
}

const survived = ({ logged }: Process) =>
  logged.filter(({ msg }) => msg === 'something failed that nobody waited for; Cairn goes on');

test('from Discord', { timeout: 120_000 }, async () => {
  const { discord, cairn, url } = await startBoth();
  const guild = discord.guild({ name: 'MLOps crew', channels: ['general'] });
  const ana = guild.member({ name: 'Ana', permissions: 'manage-guild' });
  await ana.slash('general', 'setup', { action: 'group' });
  await ana.slash('general', 'join');
  const logged = await ana.slash('general', 'log', { time: '1h30m', activity: 'coding' });
  const undone = await ana.press(logged, 'Undo');
  const form = await ana.press(await ana.slash('general', 'next'), 'Log hours');
  const sent = await ana.submit(form, { Time: '2h' });
  const question = await ana.slash('general', 'done', { item: 'docker' });
  const chosen = await ana.choose(question, 'Pick an item', 'Docker fundamentals');
  for (const { interaction } of [logged, undone, sent, chosen]) {
    for (const payload of malformed(interaction.payload)) {
      discord.dispatch('INTERACTION_CREATE', payload);
    }
  }
  // Whoever asks next is served once what came before is done with.
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const ben = guild.member({ name: 'Ben' });
  expect((await ben.slash('general', 'leaderboard')).text).toContain('Ana');
  expect(survived(cairn).length).toBeGreaterThan(0);
  expect(cairn.errors()).toEqual([]);
  cairn.terminate();
  expect(await cairn.ended()).toBe(0);
});

test('from Slack', { timeout: 120_000 }, async () => {
  const { slack, cairn, url } = await startBoth();
  const general = slack.team.channel('general', { botIsMember: true });
  const olga = slack.team.user({ name: 'Olga', admin: true });
  await olga.slash(general, '/cairn', 'setup group');
  await olga.slash(general, '/cairn', 'join');
  const logged = await olga.slash(general, '/cairn', 'log 1h30m coding');
  await olga.press(logged, 'Undo');
  const { view } = await olga.slash(general, '/cairn', 'log');
  if (view === undefined) throw new Error('no form');
  await olga.submit(view, { Time: '2h' });
  await olga.openHome();
  const sent = slack.deliveries.map(({ outgoing }) => outgoing);
  for (const text of ['null', '[]', '"x"', '7', '{}', 'not JSON', '{"envelope_id":7}']) {
    slack.sockets.say(text);
  }
  const kinds = new Map(sent.map((each) => [Object.keys(each.payload).join(), each]));
  for (const { kind: type, payload } of kinds.values()) {
    for (const wrong of malformed(payload)) {
      slack.sockets.say(JSON.stringify({ envelope_id: randomUUID(), type, payload: wrong }));
    }
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const ben = slack.team.user({ name: 'Ben' });
  // A socket that hears nothing for five busy seconds is opened anew, and what came meanwhile is lost.
  await expect
    .poll(async () => (await ben.slash(general, '/cairn', 'leaderboard')).text, { timeout: 60_000 })
    .toContain('Olga');
  expect(cairn.errors()).toEqual([]);
  cairn.terminate();
  expect(await cairn.ended()).toBe(0);
});
