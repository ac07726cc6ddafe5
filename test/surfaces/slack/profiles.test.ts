// Who people are on Slack, as Cairn keeps it: names for a while, what matters asked anew.
import { LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal, type ZoneId } from '#core/time/temporal.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { type ManualSlackClock, manualSlackClock } from '#support/slack/slack-clock.ts';
import { type Slack, startSlack } from '#support/slack/start-slack.ts';
import { createSlackApi } from '#surfaces/slack/connect/api.ts';
import { boltLog } from '#surfaces/slack/connect/app.ts';
import type { Actor } from '#surfaces/slack/receive/actor.ts';
import { askOf } from '#surfaces/slack/receive/ask.ts';
import { createProfiles, type Profiles } from '#surfaces/slack/receive/profiles.ts';

let clock: ManualSlackClock;
let slack: Slack;
let profiles: Profiles;

beforeEach(async () => {
  clock = manualSlackClock();
  slack = await startSlack({ clock });
  const ignore = () => undefined;
  const logger = boltLog({ info: ignore, warn: ignore, error: ignore });
  expect(logger.getLevel()).toBe(LogLevel.WARN);
  const { botToken, apiUrl } = slack;
  const api = createSlackApi({ botToken, apiUrl, logger, onTokenRefused: ignore });
  profiles = createProfiles(api, {
    now: () => Temporal.Instant.fromEpochMilliseconds(clock.now()),
  });
});
afterEach(() => slack.close());

const asked = () => slack.calls.filter(({ method }) => method === 'users.info').length;

function actor(userId: string, teamId = slack.team.id): Actor {
  const place = { workspaceId: slack.team.id, name: 'Study group' };
  return { userId, teamId, handle: 'handle', place, channelId: 'C1', direct: false };
}
const asker = async (who: Actor) =>
  (await askOf(profiles, who, 'id', { kind: 'text', typed: unmarked('help') })).asker;

describe('a name', () => {
  test('is asked for once, and again behind the answer after ten minutes', async () => {
    const ana = slack.team.user({ name: 'Ana' });
    expect((await asker(actor(ana.id))).name).toBe('Ana');
    ana.change({ displayName: 'Ana B.' });
    expect((await asker(actor(ana.id))).name).toBe('Ana');
    expect(asked()).toBe(1);
    clock.advance(11 * 60_000);
    expect((await asker(actor(ana.id))).name).toBe('Ana');
    await slack.until(() => asked() === 2);
    await slack.until(() => profiles.known(ana.id)?.name === 'Ana B.');
  });

  test('is the handle where Slack does not tell', async () => {
    expect((await asker(actor('U404'))).name).toBe('handle');
  });

  test('is the real one where no other is shown', async () => {
    const ana = slack.team.user({ name: 'Ana' });
    ana.change({ displayName: '', realName: 'Ana Real' });
    expect((await asker(actor(ana.id))).name).toBe('Ana Real');
  });
});

describe('who runs the workspace', () => {
  test('is asked anew each time', async () => {
    const ana = slack.team.user({ name: 'Ana', admin: true });
    await asker(actor(ana.id));
    ana.change({ isAdmin: false });
    expect(await (await asker(actor(ana.id))).isAdmin()).toBe(false);
  });

  test('is listed by what is known, without asking, and never lets anybody do anything', async () => {
    const ana = slack.team.user({ name: 'Ana', admin: true });
    expect((await asker(actor(ana.id))).seemsAdmin).toBe(true);
    expect((await asker(actor(ana.id, 'T-other'))).seemsAdmin).toBe(false);
    slack.faults.add({ method: 'users.info', kind: { error: 'internal_error' }, times: 9 });
    expect((await asker(actor(ana.id))).seemsAdmin).toBe(true);
    expect((await asker(actor('U404'))).seemsAdmin).toBe(false);
  });

  test('is nobody from another workspace', async () => {
    const guest = slack.team.user({ name: 'Guest', owner: true });
    expect(await (await asker(actor(guest.id, 'T-other'))).isAdmin()).toBe(false);
    expect(await (await asker(actor(guest.id))).isAdmin()).toBe(true);
  });

  test.each([
    { kind: { error: 'internal_error' } },
    { kind: { error: 'ratelimited' } },
    { kind: { limitedFor: 30 } },
    { kind: 'error-before' },
    { kind: 'drop' },
  ] as const)('is not guessed by what was known: %j', async ({ kind }) => {
    const ana = slack.team.user({ name: 'Ana', admin: true });
    const asking = await asker(actor(ana.id));
    expect(await asking.isAdmin()).toBe(true);
    slack.faults.add({ method: 'users.info', kind, times: 9 });
    expect(await (await asker(actor(ana.id))).isAdmin()).toBeUndefined();
    expect(await (await asker(actor('U404'))).isAdmin()).toBeUndefined();
  });
});

test('a zone that is none is not taken over', async () => {
  const ana = slack.team.user({ name: 'Ana', tz: 'Asia/Tokyo' });
  const known = await asker(actor(ana.id));
  expect(await known.timeZone()).toBe('Asia/Tokyo' as ZoneId);
  expect(await (await asker(actor('U404'))).timeZone()).toBeUndefined();
});
