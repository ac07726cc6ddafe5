// What `setup preview` tells admins: what it lists is what then comes, and it shows the next post as it then looks.
import { expect, test } from 'vitest';
import { formatDate } from '#core/time/format-date.ts';
import { Temporal } from '#core/time/temporal.ts';
import { labelsOf } from '#support/desk.ts';
import { type Arrived, runSchedule } from '#support/schedule.ts';
import { stayActive, studyGroup } from '#support/study-group.ts';
import { SLACK, twoPlaces } from '#support/two-places.ts';

const NAMES = [
  ['Week of', 'Weekly nudge'],
  ['Checkpoint', 'Checkpoint'],
  ['ten minutes for the review', 'Review reminder'],
  ['is due for a review', 'Roadmap review'],
] as const;

/** "Mon 9 Mar 09:00 · Weekly nudge", as the preview says it. */
function lineOf({ at, text }: Pick<Arrived, 'at' | 'text'>, zone: string): string {
  const local = at.toZonedDateTimeISO(zone);
  const date = formatDate(local.toPlainDate(), Temporal.PlainDate.from('2026-01-01'));
  const name = NAMES.find(([start]) => text.includes(start))?.[1];
  return `${date} ${local.toPlainTime().toString({ smallestUnit: 'minute' })} · ${name}`;
}

const LISTED =
  /^- (\w{3} (\d+) (\w{3}) (\d\d:\d\d) · (?:Weekly nudge|Checkpoint|Review reminder|Roadmap review))/;

/** The posts that a preview lists, and their instants. */
function listed(text: string, zone: string) {
  const rows = text.split('\n').flatMap((line) => {
    const row = LISTED.exec(line);
    if (row === null) return [];
    const month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(row[3] ?? '') / 3 + 1;
    const day = Number(row[2]);
    const zoned = Temporal.PlainDate.from({ year: 2026, month, day }).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(row[4] ?? ''),
    });
    return [{ line: row[1] ?? '', at: zoned.toInstant() }];
  });
  expect(rows.length).toBeGreaterThan(0);
  return rows;
}

test('what is listed comes then, in each place, and nothing else does', async () => {
  const world = await twoPlaces();
  const { ana, ben, chi } = world;
  const zone = 'Europe/Berlin';
  await ana.say(`setup group timezone:${zone}`);
  await ana.say('setup schedule day:wednesday time:18:30');
  for (const user of [ana, ben, chi]) await user.say('settings nudge:mention');
  await chi.say('plan pause from:2026-03-09 until:2026-03-22');
  await ben.say('plan pause from:2026-04-01');
  const schedule = runSchedule(world);
  await stayActive(world, '2026-06-23T10:00:00Z');
  const preview = await ana.say('setup preview 16');
  const rows = listed(preview.text, zone);
  expect(preview.text).toContain('Sat 23 May 18:30 · Checkpoint of quarter 1: Ana\n');
  expect(preview.text).toContain('Sat 6 Jun 18:30 · Checkpoint of quarter 1: Chioma\n');
  expect(rows.map(({ line }) => line)).toEqual(
    expect.arrayContaining([
      'Fri 1 May 18:30 · Roadmap review',
      'Sat 30 May 18:30 · Review reminder',
      'Sat 13 Jun 18:30 · Review reminder',
    ]),
  );
  const arrived = await schedule.live(
    '2026-06-23T10:00:00Z',
    rows.map(({ at }) => at),
  );
  for (const channel of ['general', 'C1']) {
    const lines = arrived
      .filter(({ channelId }) => channelId === channel)
      .map((each) => lineOf(each, zone));
    const expected = rows.map(({ line }) => line).filter((line) => !line.includes('Roadmap'));
    expect(lines.toSorted()).toEqual(expected.toSorted());
  }
  const alone = arrived.filter(({ channelId }) => !['general', 'C1'].includes(channelId));
  expect(alone.map((each) => [each.channelId, lineOf(each, zone)])).toEqual([
    [ana.id, 'Fri 1 May 18:30 · Roadmap review'],
  ]);
});

test('a schedule changed in the week gives that week no second nudge', async () => {
  const world = await studyGroup('2026-03-09T08:00:00Z');
  const schedule = runSchedule(world);
  await schedule.tickAt('2026-03-09T09:00:00Z');
  await world.ana.say('setup schedule day:friday time:17:00');
  const rows = listed((await world.ana.say('setup preview 2')).text, 'UTC');
  expect(rows.map(({ line }) => line)).toEqual(['Fri 20 Mar 17:00 · Weekly nudge']);
  const arrived = await schedule.live(
    '2026-03-23T09:00:00Z',
    rows.map(({ at }) => at),
  );
  expect(arrived.map((each) => lineOf(each, 'UTC'))).toEqual(rows.map(({ line }) => line));
});

test('the next post is shown as it then comes, without a button to press or anybody pinged', async () => {
  const world = await studyGroup();
  await world.ben.say('settings nudge:mention');
  world.setNow('2026-03-18T10:00:00Z');
  await world.ana.say('log 2h coding');
  await world.ana.say('done "MLflow experiment tracking setup"');
  const shown = await world.ana.say('setup preview');
  const [nudge] = await runSchedule(world).tickAt('2026-03-23T09:00:00Z');
  expect(nudge?.text).toContain('Ben, ');
  const lines = nudge?.text.split('\n') ?? [];
  expect(lines.length).toBeGreaterThan(4);
  // What the preview tells of is not over yet.
  const previewed = shown.text.replace(' so far · 2 h', ' · 2 h');
  for (const line of lines) expect(previewed).toContain(line);
  expect(shown.text).toContain('Preview of the next one');
  expect(shown.answer).toMatchObject({ audience: 'asker' });
  expect(labelsOf(shown.message)).toEqual([]);
  expect(JSON.stringify(nudge?.message)).toContain('"ping":true');
  expect(JSON.stringify(shown.message)).not.toContain('"ping":true');
});

test('a place without a channel, and one whose channel was closed, are said to post nothing', async () => {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  const { ana } = world;
  const sam = world.user('Sam', { admin: true, ...SLACK });
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec((await ana.say('setup link')).text)?.[0];
  await sam.say(`setup link ${code}`);
  const before = (await ana.say('setup preview 1')).text;
  expect(before).toContain('Slack (Study server): no channel is set, so nothing is posted there');
  expect(listed(before, 'UTC').map(({ line }) => line)).toEqual(['Mon 9 Mar 09:00 · Weekly nudge']);
  const schedule = runSchedule(world);
  world.refusals.set('general', { kind: 'refused', because: 'forbidden', code: '50001' });
  const told = await schedule.tickAt('2026-03-09T09:00:00Z');
  expect(told.map(({ channelId }) => channelId)).toEqual([sam.id]);
  const stopped = (await ana.say('setup preview 1')).text;
  expect(stopped).toContain('Nothing will be posted in the next week');
  expect(stopped).toContain('takes no posts since Mon 9 Mar 09:00: Cairn may not post there');
  expect(await schedule.live('2026-03-16T09:30:00Z', [])).toEqual([]);
  world.refusals.clear();
  world.setNow('2026-03-16T10:00:00Z');
  await ana.say('setup channel');
  expect((await ana.say('setup preview 1')).text).toContain('posts in a channel');
});

test('a nudge that will tell of a week in progress is shown so far', async () => {
  const world = await studyGroup();
  await world.ben.say('log 2h');
  expect((await world.ana.say('setup preview')).text).toContain('Week of Mon 2 Mar so far · 2 h');
  const [nudge] = await runSchedule(world).tickAt('2026-03-09T09:00:00Z');
  expect(nudge?.text).toContain('Week of Mon 2 Mar · 2 h');
});

test('direct messages are told as a number of members', async () => {
  const world = await studyGroup();
  await world.ben.say('settings nudge:dm');
  await world.chi.say('settings nudge:dm');
  const { text } = await world.ana.say('setup preview 1');
  expect(text).toContain(
    'Personal nudges: 2 members get a direct message each week on Monday 09:00',
  );
  const arrived = await runSchedule(world).tickAt('2026-03-09T09:00:00Z');
  expect(arrived.filter(({ channelId }) => channelId !== 'general')).toHaveLength(2);
});

test('an anonymous member is counted in a checkpoint, a hidden one is not', async () => {
  const world = await studyGroup();
  await world.ben.say('settings visibility:anonymous');
  await world.chi.say('settings visibility:hidden');
  const { text } = await world.ana.say('setup preview 12');
  expect(text).toContain('Checkpoint of quarter 1: Ana and 1 more');
});

test('a group without members is told that its nudge would be left out', async () => {
  const world = await studyGroup();
  for (const user of [world.ana, world.ben, world.chi])
    await user.say('settings visibility:hidden');
  const { text } = await world.ana.say('setup preview');
  expect(text).toContain('It would be left out as things stand: the group has no members yet.');
});

test('is for admins, and for 1 to 26 weeks', async () => {
  const { ana, ben } = await studyGroup();
  expect((await ben.say('setup preview')).text).not.toContain('Weekly nudge');
  for (const weeks of ['0', '27', 'weeks:-1']) {
    expect((await ana.say(`setup preview ${weeks}`)).text).toContain('Nothing was changed');
  }
  expect((await ana.say('setup preview 26')).text).toContain('the next 26 weeks');
});

test('a day with a nudge and a checkpoint is one line, and shown as the one post that comes', async () => {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  await world.ana.say('join start:2025-12-09');
  const schedule = runSchedule(world);
  await schedule.tickAt('2026-03-08T10:00:00Z');
  await world.ana.say('log 2h');
  const { text } = await world.ana.say('setup preview 1');
  expect(listed(text, 'UTC')).toHaveLength(1);
  expect(text).toContain('- Mon 9 Mar 09:00 · Weekly nudge + Checkpoint of quarter 1: Ana\n');
  expect(text).toContain('Preview of the next one · Weekly nudge + Checkpoint, Mon 9 Mar 09:00');
  const shown = text.split('Mon 9 Mar 09:00\n').at(-1)?.split('\n———\nFrom what')[0];
  const [post] = await schedule.tickAt('2026-03-09T09:00:00Z');
  expect(shown).toContain('———');
  expect(shown?.replace(' so far', '')).toBe(post?.text);
});

test('what comes up after the day’s post is listed for the next day', async () => {
  const world = await studyGroup('2026-03-08T10:00:00Z');
  const { ana } = world;
  const schedule = runSchedule(world);
  for (const at of ['2026-03-08T10:00:00Z', '2026-03-09T09:00:00Z']) await schedule.tickAt(at);
  await ana.say('join start:2025-12-09');
  expect(await schedule.tickAt('2026-03-09T12:00:00Z')).toEqual([]);
  const { text } = await ana.say('setup preview 1');
  expect(text).toContain('- Tue 10 Mar 09:00 · Checkpoint');
  const [post] = await schedule.tickAt('2026-03-10T09:00:00Z');
  expect(post?.text).toContain('Checkpoint · Quarter 1');
  expect(post?.text).toContain('it was due Mon 9 Mar at 09:00');
});

test('a nudge moved to later on a day that has had its post is told of for the week after', async () => {
  const world = await studyGroup('2026-03-09T10:00:00Z');
  const { ana } = world;
  const schedule = runSchedule(world);
  await ana.say('join start:2025-12-10');
  await schedule.tickAt('2026-03-09T10:00:00Z');
  expect(await schedule.tickAt('2026-03-10T09:00:00Z')).toHaveLength(1);
  const said = await ana.say('setup schedule day:tuesday time:18:00');
  expect(said.text).toContain('The next one: Tue 17 Mar 18:00');
  expect(await schedule.tickAt('2026-03-10T18:00:00Z')).toEqual([]);
  expect((await ana.say('setup status')).text).toContain(
    'Tue 10 Mar 18:00 · Weekly nudge: skipped: the channel had its post of that day',
  );
});
