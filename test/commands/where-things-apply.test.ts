import { describe, expect, onTestFinished, test } from 'vitest';
import { labelsOf, openWorld } from '#support/desk.ts';
import { runSchedule } from '#support/schedule.ts';
import { studyGroup } from '#support/study-group.ts';

async function emptyWorld() {
  const world = await openWorld();
  onTestFinished(() => world.close());
  return world;
}

describe('without a group', () => {
  test('commands say who can set one up; help works', async () => {
    const world = await emptyWorld();
    const ben = world.user('Ben');
    for (const command of ['log 1h', 'join', 'leaderboard', 'roadmap', 'next']) {
      expect((await ben.say(command)).text).toContain('/setup group');
    }
    expect((await ben.say('help')).text).toContain('/log');
  });

  test('setup is for admins, and changes nothing for others', async () => {
    const world = await emptyWorld();
    const ben = world.user('Ben');
    expect((await ben.say('setup group')).text).toContain('Nothing was changed.');
    expect((await ben.say('join')).text).toContain('No study group is set up here yet.');
  });

  test('setup group takes the place’s name, UTC, today and the shipped roadmap', async () => {
    const world = await emptyWorld();
    const said = await world.user('Ana', { admin: true }).say('setup group');
    expect(said.text).toContain('Study server');
    expect(said.text).toContain('UTC');
    expect(said.text).toContain('Tue 3 Mar');
    expect(said.text).toContain('2-Year Learning Roadmap: MLOps + CV + DE');
  });

  test('setup group reads its start in the zone that it sets', async () => {
    const world = await emptyWorld();
    world.setNow('2026-03-03T20:00:00Z');
    const ana = world.user('Ana', { admin: true });
    const said = await ana.say('setup group start:today timezone:Asia/Tokyo');
    expect(said.text).toContain('Start: Wed 4 Mar');
  });
});

describe('setup channel', () => {
  test('posts who set it up as its check, and saves nothing where that is refused', async () => {
    const world = await emptyWorld();
    const ana = world.user('Ana', { admin: true });
    await ana.say('setup group');
    world.refusals.set('general', { kind: 'refused', because: 'forbidden', code: '50001' });
    expect((await ana.say('setup channel')).text).toContain('Nothing was saved.');
    expect((await ana.say('setup status')).text).toContain('no channel is set');
    world.refusals.clear();
    await ana.say('setup channel');
    expect(world.posted).toHaveLength(1);
    expect((await ana.say('setup status')).text).toContain('posts in');
  });
});

describe('without having joined', () => {
  test('reading works, writing answers with a Join button that joins', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    expect((await dee.say('leaderboard')).text).toContain('All time');
    expect((await dee.say('roadmap')).text).toContain('Quarter 1');
    const refused = await dee.say('log 1h');
    expect(refused.text).toContain('Nothing was logged.');
    expect(labelsOf(refused.message)).toEqual(['Join']);
    expect((await dee.press(refused.message, 'Join')).text).toContain('You have joined');
    expect((await dee.say('log 1h')).text).toContain('1 h');
  });
});

describe('in direct messages', () => {
  test('everything but setup works', async () => {
    const { ana } = await studyGroup();
    expect((await ana.say('log 1h', { direct: true })).text).toContain('1 h · Tue 3 Mar');
    expect((await ana.say('setup status', { direct: true })).text).toContain(
      'not in direct messages',
    );
  });

  test('a person in several groups is asked which, and the answer goes there', async () => {
    const group = await studyGroup();
    const elsewhere = { workspaceId: 'guild-2' };
    await group.user('Ana', { admin: true, ...elsewhere }).say('setup group name:"Second group"');
    await group.user('Ben', elsewhere).say('join');
    const asked = await group.ben.say('log 1h coding', { direct: true });
    expect(asked.text).toContain('You are in several groups');
    const second = await group.store.read.places.byWorkspace({
      surface: 'discord',
      workspaceId: 'guild-2',
    });
    const said = await group.ben.choose(asked.message, String(second?.group), { direct: true });
    expect(said.text).toContain('1 h coding');
    expect((await group.ben.say('history')).text).toContain('Nothing is logged yet.');
  });
});

test('in direct messages nobody is asked which group for what is the same in each', async () => {
  const group = await studyGroup();
  const elsewhere = { workspaceId: 'guild-2' };
  await group.user('Ana', { admin: true, ...elsewhere }).say('setup group name:"Second group"');
  await group.user('Ana', { admin: true, ...elsewhere }).say('join');
  const direct = { direct: true };
  expect((await group.ana.say('setup status', direct)).text).toContain('not in direct messages');
  expect((await group.ana.say('lgo 1h', direct)).text).toContain('There is no command "lgo"');
  expect((await group.ana.say('log 1h', direct)).text).toContain('You are in several groups');
});

describe('join', () => {
  test('starts with the cohort when it is at most 14 days away, and offers the other date', async () => {
    const { user } = await studyGroup();
    const said = await user('Dee').say('join');
    expect(said.text).toContain('Start: Mon 23 Feb');
    expect(labelsOf(said.message)).toContain('Start on Tue 3 Mar instead');
  });

  test('starts today when the cohort began earlier', async () => {
    const { user } = await studyGroup('2026-03-20T10:00:00Z');
    expect((await user('Dee').say('join')).text).toContain('Start: Fri 20 Mar');
  });

  test('takes the zone of the platform’s profile, the roadmap’s minimum hours, and no nudge', async () => {
    const { user } = await studyGroup();
    const said = await user('Dee', { timeZone: 'Asia/Kolkata' }).say('join');
    expect(said.text).toContain('Asia/Kolkata');
    expect(said.text).toContain('15 h');
    expect(labelsOf(said.message)).toEqual(
      expect.arrayContaining(['Mention me', 'Message me', 'Leave me be']),
    );
  });

  test('takes a weekly goal within its bounds where the roadmap asks for more than they hold', async () => {
    const shipped = (await emptyWorld()).roadmap;
    const steep = { ...shipped, id: 'steep', weeklyHours: { minimum: 100, maximum: 120 } };
    const world = await openWorld('2026-03-03T10:00:00Z', steep);
    onTestFinished(() => world.close());
    const ana = world.user('Ana', { admin: true });
    await ana.say('setup group');
    const proposed = await ana.say('setup roadmap roadmap:steep');
    await ana.press(proposed.message, 'Apply');
    expect((await ana.say('join')).text).toContain('Weekly goal: 80 h');
  });

  // 20:00 in UTC on Tuesday is Wednesday in Tokyo and still Tuesday in Honolulu.
  test.each([
    ['join start:today timezone:Asia/Tokyo', undefined, 'Wed 4 Mar'],
    ['join start:tomorrow timezone:Tokyo', undefined, 'Thu 5 Mar'],
    ['join start:today', 'Asia/Tokyo', 'Wed 4 Mar'],
    ['join start:today timezone:Pacific/Honolulu', 'Asia/Tokyo', 'Tue 3 Mar'],
    ['join start:today', undefined, 'Tue 3 Mar'],
  ])('%j with the profile’s zone %s starts on %s', async (typed, timeZone, start) => {
    const { user } = await studyGroup('2026-03-03T20:00:00Z');
    const said = await user('Dee', timeZone === undefined ? {} : { timeZone }).say(typed);
    expect(said.text).toContain(`Start: ${start}`);
  });

  test('again with another zone it reads the start there', async () => {
    const { ben } = await studyGroup('2026-03-03T20:00:00Z');
    const said = await ben.say('join start:today timezone:Asia/Tokyo');
    expect(said.text).toContain('Start: Wed 4 Mar');
    expect((await ben.say('join start:today')).text).toContain('Start: Wed 4 Mar');
  });

  test('again it corrects, and the group’s new start moves who follows the cohort', async () => {
    const { ana, ben, chi } = await studyGroup();
    await ben.say('join start:2026-03-01 goal:12');
    await ana.say('setup group start:2026-03-09');
    expect((await ben.say('join')).text).toContain('Start: Sun 1 Mar');
    expect((await chi.say('join')).text).toContain('Start: Mon 9 Mar');
  });

  test.each(['join goal:0', 'join goal:81', 'join timezone:Nowhere'])(
    '%s changes nothing and says so',
    async (typed) => {
      const { ben } = await studyGroup();
      expect((await ben.say(typed)).text).toContain('Nothing was changed.');
      expect((await ben.say('join')).text).toContain('15 h');
    },
  );
});

describe('setup schedule', () => {
  test('takes the day and the time as bare words', async () => {
    const { ana } = await studyGroup();
    const said = await ana.say('setup schedule friday 18:30');
    expect(said.text).toContain('Friday 18:30');
    expect((await ana.say('setup status')).text).toContain('Friday 18:30');
  });

  test('says when the next one comes: in the next week where this one’s time has passed', async () => {
    // It is Tuesday 3 March.
    const { ana } = await studyGroup();
    const said = async (typed: string) => (await ana.say(typed)).text;
    expect(await said('setup schedule friday 18:30')).toContain('The next one: Fri 6 Mar 18:30.');
    expect(await said('setup schedule monday 08:00')).toContain('The next one: Mon 9 Mar 08:00.');
  });

  test('says when the next one comes: not in a week that has had its nudge', async () => {
    const world = await studyGroup();
    await world.ana.say('setup schedule tuesday 11:00');
    const schedule = runSchedule(world);
    await schedule.tickAt('2026-03-03T10:00:00Z');
    expect(await schedule.tickAt('2026-03-03T11:00:00Z')).toHaveLength(1);
    const moved = await world.ana.say('setup schedule sunday 12:00');
    expect(moved.text).toContain('The next one: Sun 15 Mar 12:00.');
  });
});
