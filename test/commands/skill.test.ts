import { describe, expect, test } from 'vitest';
import { studyGroup } from '#support/study-group.ts';

describe('skill', () => {
  test('shows the area against the matrix for today’s half-year', async () => {
    const { ben } = await studyGroup();
    const said = (await ben.say('skill mlops Beginner')).text;
    expect(said).toContain('MLOps: Beginner · Q1-Q2');
    expect(said).toContain('✓ MLOps · planned Beginner · own Beginner');
  });

  test('names the level that it was before, and keeps the latest', async () => {
    const { ben } = await studyGroup();
    await ben.say('skill backend Beginner');
    const said = (await ben.say('skill backend Advanced')).text;
    expect(said).toContain('Backend: Beginner → Advanced');
    expect((await ben.say('progress view:skills')).text).toContain(
      '✓ Backend · planned Intermediate · own Advanced',
    );
  });

  test('reads a part of an area’s title and any case of a level', async () => {
    const { ben } = await studyGroup();
    expect((await ben.say('skill area:"data eng" level:expert')).text).toContain(
      'Data Engineering: Expert',
    );
  });

  test('a shift into another half-year changes what is planned at once', async () => {
    const { ben, setNow } = await studyGroup();
    await ben.say('skill mlops Beginner');
    setNow('2026-08-25T10:00:00Z');
    expect((await ben.say('progress view:skills')).text).toContain(
      '○ MLOps · planned Intermediate',
    );
    await ben.say('plan shift 2 from:2026-08-01');
    expect((await ben.say('progress view:skills')).text).toContain('✓ MLOps · planned Beginner');
  });

  test('without options opens the form', async () => {
    const { ben } = await studyGroup();
    const { answer } = await ben.say('skill');
    expect((await ben.submit(answer, { area: 'frontend', level: 'Beginner' })).text).toContain(
      'Frontend · nothing planned yet · own Beginner',
    );
  });

  test.each(['skill knitting Expert', 'skill mlops Wizard', 'skill area:e level:Expert'])(
    '%s changes nothing and says so',
    async (typed) => {
      const { ben } = await studyGroup();
      expect((await ben.say(typed)).text).toContain('Nothing was changed.');
      expect((await ben.say('progress view:skills')).text).not.toContain('own ');
    },
  );
});
