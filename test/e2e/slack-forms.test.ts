// Forms on Slack, from end to end: opened where something is missing, searched, refused, sent.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, OpenView } from '#support/slack/shown.ts';
import type { TestUser } from '#support/slack/user.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

let world: SlackWorld;
let ana: TestUser;
beforeEach(async () => {
  world = await openSlackWorld();
  ({ Ana: ana } = (await withGroup(world, 'Ana')).members);
});
afterEach(async () => {
  const { warnings } = world.slack;
  await world.close();
  expect(world.errors).toEqual([]);
  expect(warnings).toEqual([]);
});

const general = () => world.slack.team.channel('general', { botIsMember: true });
const slash = (text: string) => ana.slash(general(), '/cairn', text);

function formOf({ view, text }: Answer): OpenView {
  if (view === undefined) throw new Error(`no form but: ${text}`);
  return view;
}

async function entries(): Promise<string> {
  return (await slash('history')).text;
}

describe('a command without what it needs', () => {
  test('opens a form that holds what was typed, and logs what is sent', async () => {
    const form = formOf(await slash('log activity:coding note:"Data loader"'));
    expect(form).toMatchObject({
      title: 'Log',
      fields: ['Time', 'Activity', 'Item', 'Date', 'Note'],
    });
    const sent = await ana.submit(form, { Time: '1h30m' });
    expect(sent).toMatchObject({ closed: true, error: undefined });
    const answer = await sent.next();
    expect(answer).toMatchObject({ kind: 'ephemeral', ephemeral: true });
    expect(answer.text).toContain('1 h 30 min coding');
    expect(answer.message?.channelId).toBe(general().id);
    expect(answer.text).toContain('Data loader');
  });

  test('keeps the form open with the mistake under its field until it can be read', async () => {
    const form = formOf(await slash('log'));
    const refused = await ana.submit(form, { Time: 'soon', Note: 'kept' });
    expect(refused.closed).toBe(false);
    expect(refused.errors['time']).toContain('I can\'t read "soon" as a time.');
    expect(refused.errors['time']).toContain('Nothing was logged.');
    const wrongDate = await ana.submit(form, { Time: '2h', Date: '03/04/2026' });
    expect(Object.keys(wrongDate.errors)).toEqual(['date']);
    const sent = await ana.submit(form, { Date: 'yesterday' });
    expect(sent.closed).toBe(true);
    expect((await sent.next()).text).toMatch(/2 h.*Mon 2 Mar[\s\S]*kept/);
  });

  test('shows all mistakes of a form, each under its own field', async () => {
    const form = formOf(await slash('log'));
    const values = { Time: 'soon', Activity: 'coding', Date: '03/04/2026', Note: 'kept' };
    const refused = await ana.submit(form, values);
    expect(refused.closed).toBe(false);
    expect(Object.keys(refused.errors).toSorted()).toEqual(['date', 'time']);
    expect(refused.errors['time']).toContain('I can\'t read "soon" as a time.');
    expect(refused.errors['date']).toContain('03/04/2026');
    const sent = await ana.submit(form, { Time: '2h', Date: 'yesterday' });
    expect((await sent.next()).text).toMatch(/2 h coding · Mon 2 Mar[\s\S]*kept/);
  });

  test('says the mistake in words, without the buttons of a message', async () => {
    const logged = await slash('log 1h');
    const form = formOf(await ana.press(logged, 'Edit'));
    const refused = await ana.submit(form, { Time: 'soon' });
    expect(refused.errors['time']).toMatch(/Nothing was changed\.$/);
    const before = ana.ephemerals.length;
    await ana.submit(form, { Time: '3h' });
    // In place of the answer that the form was opened from, which is untrue now.
    await expect.poll(() => ana.ephemerals.at(-1)?.text).toContain('Changed: 3 h');
    expect(ana.ephemerals).toHaveLength(before);
  });

  test('keeps the form open for more hours than a day holds, and takes fewer', async () => {
    await slash('log 20h');
    const form = formOf(await slash('log'));
    const refused = await ana.submit(form, { Time: '5h' });
    expect(refused.errors['time']).toContain('has room for 4 h more');
    expect((await ana.submit(form, { Time: '4h' })).closed).toBe(true);
  });

  test('takes a note of several lines as it was typed', async () => {
    const form = formOf(await slash('log'));
    const note = 'first *line*\n> second <@U1> &lt;\n• third :tada:';
    const sent = await ana.submit(form, { Time: '1h', Note: note });
    const { text } = await sent.next();
    for (const line of note.split('\n')) expect(text).toContain(line);
  });

  test('searches items, activities and dates as one types', async () => {
    const form = formOf(await slash('done'));
    const items = await ana.suggest(form, 'Item', 'docker');
    expect(items.error).toBeUndefined();
    expect(items.labels.join()).toContain('Docker');
    expect((await ana.suggest(form, 'Item', '')).labels.length).toBeGreaterThan(5);
    expect((await ana.suggest(form, 'Item', 'zzzz')).labels).toEqual([]);
    const [value = ''] = items.values;
    const sent = await ana.submit(form, {
      Item: { text: { type: 'plain_text', text: 'x' }, value },
    });
    expect((await sent.next()).text).toContain('is done');
  });

  test('is answered by direct message where the address has lapsed and Cairn is no member', async () => {
    const quiet = world.slack.team.channel('quiet');
    const form = formOf(await ana.slash(quiet, '/cairn', 'log'));
    world.clock.advance(31 * 60_000);
    const sent = await ana.submit(form, { Time: '1h' });
    expect((await sent.next()).text).toContain('1 h');
    expect(ana.directMessages.at(-1)?.text).toContain('1 h');
  });
});

describe('a form delivered or sent twice', () => {
  test('is logged once, with the same facts', async () => {
    const form = formOf(await slash('log'));
    const sent = await ana.submit(form, { Time: '1h' });
    const first = await sent.next();
    const again = await world.slack.redeliver(sent);
    expect(again.text).toBe(first.text);
    expect((await entries()).match(/1 h/g)).toHaveLength(1);
  });

  test('opens once for one command', async () => {
    const opened = await slash('log');
    await world.slack.redeliver(opened);
    const calls = world.slack.calls.filter(({ method }) => method === 'views.open');
    expect(calls.map(({ response }) => response['ok'])).toEqual([true, false]);
    expect(ana.ephemerals.map(({ text }) => text).join()).not.toContain('could not be opened');
  });
});

describe('a form that cannot be opened', () => {
  test('in time says so, and what to do', async () => {
    world.between = (desk) => ({
      ...desk,
      async answer(ask) {
        world.clock.advance(3_100);
        return desk.answer(ask);
      },
    });
    const answer = await slash('log');
    await world.slack.until(() => ana.ephemerals.some(({ text }) => text.includes('in time')));
    expect(answer.view).toBeUndefined();
  });

  test('because Slack fails for a moment is opened on the second try', async () => {
    world.slack.faults.add({ method: 'views.open', kind: 'error-before' });
    expect(formOf(await slash('log')).title).toBe('Log');
    world.slack.faults.add({ method: 'views.open', kind: 'error-after' });
    expect(formOf(await slash('log')).title).toBe('Log');
    expect(ana.ephemerals.map(({ text }) => text).join()).not.toContain('could not be opened');
  });
});
