import { describe, expect, test } from 'vitest';
import { labelsOf } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';
import { codeIn, linkAccounts, SLACK, twoPlaces } from '#support/two-places.ts';

const PART = 'Part this place';

describe('setup part', () => {
  test('takes a place out of its group after a confirmation; records stay, and nothing is posted there', async () => {
    const { sam, ben, benOnSlack, ana, posted } = await twoPlaces();
    await benOnSlack.say('join');
    await benOnSlack.say('log 2h');
    const asked = await sam.say('setup part');
    expect(asked.text).toContain('out of Study group?');
    expect(asked.text).toContain('stay with the group, in Discord (Study server)');
    expect(labelsOf(asked.message)).toEqual([PART]);
    expect((await ana.say('setup status')).text).toContain('Slack (Study server)');
    const parted = await sam.press(asked.message, PART);
    expect(parted.text).toContain('is no longer a place of Study group.');
    expect((await ana.say('setup status')).text).not.toContain('Slack');
    expect((await ana.say('leaderboard by:hours')).text).toContain('2 h');
    expect((await benOnSlack.say('log 1h')).text).toContain('No study group is set up here yet.');
    const before = posted.length;
    await ben.say('done "Dockerized application"');
    expect(posted.slice(before).map(({ surface }) => surface)).toEqual(['discord']);
  });

  test('leaves a place that can be set up anew, or joined again', async () => {
    const { sam, ana, benOnSlack } = await twoPlaces();
    await sam.press((await sam.say('setup part')).message, PART);
    expect((await sam.say('setup group name:"Slack group"')).text).toContain('is set up.');
    const code = codeIn((await ana.say('setup link')).text);
    expect((await sam.say(`setup link ${code}`)).text).toContain('belongs to Study group now');
    expect((await benOnSlack.say('join')).text).toContain('You have joined Study group');
  });

  test('where the group was made gives its part to the place that joined next', async () => {
    const { sam, ana } = await twoPlaces();
    const asked = await ana.say('setup part');
    expect(asked.text).toContain(
      'The group was made here: Slack (Study server), which joined next',
    );
    expect((await sam.say('setup group name:Renamed')).text).toContain('Nothing was changed.');
    await ana.press(asked.message, PART);
    expect((await sam.say('setup group name:Renamed')).text).toContain('Renamed is changed.');
    expect((await ana.say('setup status')).text).toContain('No group is set up here yet');
  });

  test('of a group’s only place is refused', async () => {
    const { ana } = await studyGroup();
    const said = await ana.say('setup part');
    expect(said.text).toContain('the only place of Study group, so it stays. Nothing was changed.');
    expect(labelsOf(said.message)).toEqual([]);
  });

  test('of two places that part at once one stays', async () => {
    const { sam, ana } = await twoPlaces();
    const [here, there] = [await ana.say('setup part'), await sam.say('setup part')];
    const said = await Promise.all([ana.press(here.message, PART), sam.press(there.message, PART)]);
    expect(said.filter(({ text }) => text.includes('is no longer a place'))).toHaveLength(1);
    expect(said.filter(({ text }) => text.includes('so it stays'))).toHaveLength(1);
  });

  test('is for admins, within 10 minutes, in the place that was shown; no earlier code joins it again', async () => {
    const { sam, ana, ben, setNow, user } = await twoPlaces();
    const code = codeIn((await ana.say('setup link')).text);
    const asked = await sam.say('setup part');
    for (const other of [ben, user('Tom', SLACK)]) {
      expect((await other.press(asked.message, PART)).text).toContain('Nothing was changed.');
    }
    expect((await ana.press(asked.message, PART)).text).toContain('That question has expired.');
    setNow('2026-03-03T10:10:01Z');
    expect((await sam.press(asked.message, PART)).text).toContain('That question has expired.');
    setNow('2026-03-03T10:05:00Z');
    await sam.press(asked.message, PART);
    expect((await sam.say(`setup link ${code}`)).text).toContain('That code joins nothing');
  });
});

describe('setup in a place that joined', () => {
  test.each([
    'group name:Taken',
    'group start:2026-01-05',
    'group timezone:Tokyo',
    'schedule day:friday',
    'link',
  ])('%s changes nothing of the group, and says where it is changed', async (typed) => {
    const { sam, ana } = await twoPlaces();
    const before = (await ana.say('setup status')).text;
    const said = await sam.say(`setup ${typed}`);
    expect(said.text).toContain('Study group, which was made on Discord (Study server).');
    expect(said.text).toContain('Nothing was changed.');
    expect((await ana.say('setup status')).text).toBe(before);
  });

  test('sets its own channel, and shows the rest', async () => {
    const { sam, store } = await twoPlaces();
    await sam.say('setup channel', { channelId: 'C2' });
    for (const typed of ['group', 'schedule', 'roadmap', 'status', 'preview']) {
      expect((await sam.say(`setup ${typed}`)).text).not.toContain('which was made on');
    }
    const place = await store.read.places.byWorkspace({ surface: 'slack', workspaceId: 'T1' });
    expect(place?.channelId).toBe('C2');
  });

  test('is the group’s for whoever manages the place where it was made, too', async () => {
    const { sam, ana, managers } = await twoPlaces();
    managers.add(ana.id);
    await linkAccounts(ana, sam);
    expect((await sam.say('setup group name:Renamed')).text).toContain('Renamed is changed.');
    managers.clear();
    expect((await sam.say('setup group name:Again')).text).toContain('Nothing was changed.');
  });
});
