import { describe, expect, test } from 'vitest';
import { renderDiscord } from '#render/discord/message.ts';
import { renderSlack } from '#render/slack/message.ts';
import { labelsOf } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

/** Four weeks of ten hours, two deliverables done; it is Monday 23 March. */
async function fourWeeksIn(): Promise<StudyGroup> {
  const group = await studyGroup();
  group.setNow('2026-03-23T10:00:00Z');
  for (const date of ['2026-02-24', '2026-03-03', '2026-03-10', '2026-03-17']) {
    await group.ben.say(`log 10h coding date:${date}`);
  }
  await group.ben.say('done dockerized-application date:2026-03-05');
  await group.ben.say(
    'done mlflow-tracking date:2026-03-19 evidence:https://github.com/ben/mlflow',
  );
  return group;
}

describe('optional and skipped deliverables are not missed while open, and count once done', () => {
  test('in the overview, which says what is left out', async () => {
    const { ben } = await studyGroup();
    const counted = async () => (await ben.say('progress')).text.split('\n')[1];
    expect(await counted()).toMatch(/^Deliverables 0 of 31 · 1 optional ▱/);
    await ben.say('plan skip dockerized-application');
    expect(await counted()).toMatch(/^Deliverables 0 of 30 · 1 optional, 1 skipped ▱/);
    await ben.say('done dockerized-application');
    expect(await counted()).toMatch(/^Deliverables 1 of 31 · 1 optional ▰/);
    await ben.say('done cloud-deployment');
    expect(await counted()).toMatch(/^Deliverables 2 of 32 ▰/);
  });

  test('in a quarter, in the roadmap, in a checkpoint and in an announcement', async () => {
    const { ben, roadmap, posted } = await studyGroup();
    const optional = roadmap.items.find(({ id }) => id === 'cloud-deployment');
    const quarter = roadmap.quarters.find(({ number }) => number === optional?.quarter);
    if (quarter === undefined) throw new Error('no such quarter');
    const { number, deliverables } = quarter;
    const required = deliverables.filter((item) => !item.optional);
    const [first] = required;
    await ben.say(`done ${first?.id}`);
    const count = `1 of ${required.length}`;
    const last = posted.at(-1)?.message ?? { blocks: [] };
    expect(JSON.stringify(last)).toContain(`Quarter ${number}, ${count}`);
    expect((await ben.say(`progress view:quarter quarter:${number}`)).text).toContain(
      `Deliverables · ${count} · 1 optional\n`,
    );
    expect((await ben.say('roadmap')).text).toContain(`${count} 🪨`);
    expect((await ben.say(`roadmap ${number}`)).text).toContain(`Deliverables · ${count} ·`);
    expect((await ben.say(`checkpoint ${number}`)).text).toContain(`Deliverables ${count},`);
  });

  test('what is optional and open is not called done', async () => {
    const { ben, roadmap } = await studyGroup();
    const required = roadmap.items.filter(
      ({ kind, optional }) => kind === 'deliverable' && !optional,
    );
    for (const { id } of required) await ben.say(`done ${id}`);
    for (const typed of ['next', 'progress']) {
      const { text } = await ben.say(typed);
      expect(text).not.toContain('Every deliverable of the roadmap is done.');
      expect(text).toContain(
        'Every deliverable that your plan asks for is done. Still open, and optional: Cloud deployment (optional).',
      );
    }
  });
});

describe('progress overview', () => {
  test('forecasts the quarter and the roadmap at the member’s pace, with the hours that would be on time', async () => {
    const { ben } = await fourWeeksIn();
    const overview = (await ben.say('progress')).text;
    expect(overview).toContain('Forecast · at the pace of the last 4 weeks: 2 deliverables, 40 h');
    expect(overview).toContain(
      '- Quarter 1: finished Sun 19 Apr, due Fri 22 May, which takes 5 h a week',
    );
    expect(overview).toMatch(/- Roadmap: finished .*, due Tue 22 Feb 2028, which takes 6 h a week/);
  });

  test('says what a forecast needs while there is too little to go by', async () => {
    const { ben, setNow } = await studyGroup();
    expect((await ben.say('progress')).text).toContain('it comes after two whole weeks');
    setNow('2026-03-23T10:00:00Z');
    expect((await ben.say('progress')).text).toContain('it needs hours or deliverables');
  });

  test('a plan change moves forecast and pace at once', async () => {
    const { ben } = await fourWeeksIn();
    await ben.say('plan shift 2');
    expect((await ben.say('progress')).text).toContain('due Fri 5 Jun');
    await ben.say('plan skip fastapi-inference-endpoint');
    expect((await ben.say('progress')).text).toContain('Quarter 1: finished Sun 5 Apr');
  });

  test('undoing an entry moves them back', async () => {
    const { ben } = await fourWeeksIn();
    await ben.say('undo');
    expect((await ben.say('progress')).text).toContain('1 deliverable, 40 h');
  });

  test('asks nothing of a paused member', async () => {
    const { ben } = await fourWeeksIn();
    await ben.say('plan pause');
    const overview = (await ben.say('progress')).text;
    expect(overview).toContain('paused since Mon 23 Mar');
    expect(overview).not.toContain('which takes');
    expect(overview).toContain('This week 0 h\n');
  });

  test('never says behind or failed', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 1h date:2026-02-23');
    for (const now of ['2026-03-10', '2026-05-22', '2026-12-01', '2028-03-01']) {
      const group = await studyGroup();
      await group.ben.say('log 1h date:2026-02-23');
      group.setNow(`${now}T10:00:00Z`);
      for (const view of ['overview', 'quarter', 'time', 'skills', 'metrics']) {
        expect((await group.ben.say(`progress view:${view}`)).text).not.toMatch(
          /behind|failed|lazy|\bonly\b|NaN|Infinity|undefined/,
        );
      }
    }
  });
});

describe('progress quarter', () => {
  test('shows evidence and verifications of what is done', async () => {
    const { ben, chi, posted } = await fourWeeksIn();
    await chi.press(posted.at(-1)?.message ?? { blocks: [] }, 'Verify', { private: false });
    const quarter = (await ben.say('progress view:quarter')).text;
    expect(quarter).toContain(
      '✓ MLflow experiment tracking setup · https://github.com/ben/mlflow · ✓ 1',
    );
    expect(quarter).toContain('✓ Dockerized application\n');
    expect(quarter).toContain('Deliverables · 2 of 4');
  });

  test('shared by an anonymous member it names neither them nor their links', async () => {
    const { ben, store } = await fourWeeksIn();
    const account = await store.read.accounts.byUser({
      surface: 'discord',
      workspaceId: '',
      userId: ben.id,
    });
    const group = await store.read.places.byWorkspace({
      surface: 'discord',
      workspaceId: 'guild-1',
    });
    if (account === undefined || group === undefined) throw new Error('not joined');
    const member = await store.read.members.byGroupAndPerson(group.group, account.person);
    if (member === undefined) throw new Error('not joined');
    await store.run((tx) => tx.members.update(member.id, { visibility: 'anonymous' }));
    const own = await ben.say('progress view:quarter');
    expect(own.text).toContain('github.com/ben');
    const shared = await ben.press(own.message, 'Share');
    expect(shared.answer).toMatchObject({ audience: 'channel' });
    expect(shared.text).not.toMatch(/ben/i);
  });
});

describe('progress time', () => {
  test('sets hours by activity beside their share of the plan so far', async () => {
    const { ben } = await fourWeeksIn();
    await ben.say('log 2h learning date:2026-03-20');
    await ben.say('log 1h date:2026-03-20');
    const time = (await ben.say('progress view:time')).text;
    // Four weeks of 15 h: 60 h, of which 40 % are coding.
    expect(time).toContain('Quarter 1 · 43 h of 60 h');
    expect(time).toContain('coding 40 h of 24 h · share 93 %, planned 40 % ▰▰▰▰▰▰▰▰▰▰ +66 %\n');
    expect(time).toContain('learning 2 h of 18 h · share 5 %, planned 30 % ▰▱▱▱▱▱▱▱▱▱\n');
    expect(time).toContain('documentation 0 h of 6 h · share 0 %, planned 10 % ▱▱▱▱▱▱▱▱▱▱\n');
    expect(time).toContain('without an activity 1 h · share 2 %');
    // In the first quarter the whole is the quarter: it stands once.
    expect(time.match(/coding/g)).toHaveLength(1);
  });

  test('of a quarter tells it apart from the whole', async () => {
    const { ben } = await studyGroup('2026-05-30T10:00:00Z');
    await ben.say('log 10h coding date:2026-05-01');
    await ben.say('log 3h coding date:2026-05-25');
    const time = (await ben.say('progress view:time')).text;
    expect(time).toContain('Quarter 2 · 3 h of 15 h');
    expect(time).toContain('· 13 h of 205 h 43');
    expect(time).toContain('Since Mon 23 Feb · 13 h of 205 h 43');
    expect((await ben.say('progress view:time quarter:1')).text).toContain(
      'Quarter 1 · 10 h of 190 h',
    );
    const ahead = (await ben.say('progress view:time quarter:3')).text;
    expect(ahead).toContain('Quarter 3 · begins Sun 23 Aug\n');
    expect(ahead).not.toContain('0 h of 0 h');
  });

  test('days of a pause are not planned', async () => {
    const { ben } = await fourWeeksIn();
    await ben.say('plan pause from:2026-03-09 until:2026-03-22');
    expect((await ben.say('progress view:time')).text).toContain('Quarter 1 · 40 h of 30 h');
  });
});

describe('progress metrics', () => {
  test('counts what it can know and adds what is logged', async () => {
    const { ben } = await studyGroup();
    await ben.say('done docker-fundamentals');
    await ben.say('metric commits 34');
    await ben.say('metric coverage 72');
    const metrics = (await ben.say('progress view:metrics')).text;
    expect(metrics).toContain('success metrics, 0 of 12 reached');
    expect(metrics).toContain('○ 100+ commits across projects · 34 of 100');
    expect(metrics).toContain('○ 80%+ test coverage on all projects · 72 % of 80 %');
    expect(metrics).toContain('○ 20+ technologies learned and applied · 1 of 20');
    expect(metrics).toContain('All projects deployed and accessible · not yet');
  });
});

describe('the views', () => {
  test('are turned by buttons, and each can be shared', async () => {
    const { ben } = await fourWeeksIn();
    let shown = await ben.say('progress');
    for (const view of ['Quarter', 'Time', 'Skills', 'Metrics', 'Overview']) {
      shown = await ben.press(shown.message, view);
      expect(shown.answer).toMatchObject({ replaces: true, audience: 'asker' });
      expect(labelsOf(shown.message)).toEqual(
        expect.arrayContaining(['Overview', 'Time', 'My next step', 'Share']),
      );
      const shared = await ben.press(shown.message, 'Share');
      expect(shared.answer).toMatchObject({ audience: 'channel' });
      expect(labelsOf(shared.message)).toEqual([]);
      expect(shared.text).toContain('Ben');
    }
  });

  test('fit every platform with nothing cut off', async () => {
    const { ben } = await fourWeeksIn();
    await ben.say('log 1h date:2026-03-20');
    for (const view of ['overview', 'quarter', 'time', 'skills', 'metrics']) {
      const { message } = await ben.say(`progress view:${view}`);
      const rendered = [
        renderDiscord(message, { surface: 'discord', workspaceId: 'guild-1' }),
        renderSlack(message, { surface: 'slack', workspaceId: 'T1' }).blocks,
      ];
      expect(JSON.stringify(rendered)).not.toContain('…');
    }
  });

  test('of another member are turned too, and stay theirs', async () => {
    const { ana, ben } = await fourWeeksIn();
    const seen = await ana.say(`progress member:${ben.id}`);
    expect(seen.text).toContain('Ben');
    const time = await ana.press(seen.message, 'Time');
    expect(time.text).toContain('coding 40 h');
    expect(labelsOf(time.message)).not.toContain('Share');
  });

  test('show a plan that has not begun', async () => {
    const { user } = await studyGroup();
    const dee = user('Dee');
    await dee.say('join start:2026-04-01');
    expect((await dee.say('progress')).text).toContain('starts Wed 1 Apr');
    const untilThen =
      'Until your start completions count as progress; hours and boards count from then on.';
    expect((await dee.say('progress')).text).toContain(untilThen);
    expect((await dee.say('progress view:time')).text).toContain(
      `The plan starts Wed 1 Apr. ${untilThen}`,
    );
    expect((await dee.say('next')).text).toContain('Your plan starts Wed 1 Apr');
  });

  test.each(['progress view:mood', 'progress quarter:9', 'progress quarter:0'])(
    '%s is refused',
    async (typed) => {
      const { ben } = await studyGroup();
      expect((await ben.say(typed)).text).toContain('Nothing was changed.');
    },
  );
});
