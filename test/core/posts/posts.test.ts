import { describe, expect, test } from 'vitest';
import type { GroupId, MemberId, PlaceId, PostId } from '#core/model/ids.ts';
import type { Post, PostKind, PostTarget } from '#core/model/posts.ts';
import type { Composed } from '#core/posts/compose.ts';
import { factsOf } from '#core/posts/facts.ts';
import { composers } from '#core/posts/kinds/composers.ts';
import { Temporal } from '#core/time/temporal.ts';
import { renderPlain } from '#render/plain/message.ts';
import { labelsOf } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

type Wanted = {
  readonly kind: PostKind;
  readonly at: string;
  readonly period?: string;
  readonly target?: PostTarget;
  readonly late?: boolean;
};

/** Composes a post of the study group as it is due at an instant. */
async function composed(world: StudyGroup, wanted: Wanted): Promise<Composed> {
  const { kind, at, period = at.slice(0, 10), late = false } = wanted;
  const { roadmap } = world;
  const group = await world.store.read.groups.byId(1 as GroupId);
  if (group === undefined) throw new Error('no group');
  const dueAt = Temporal.Instant.from(at);
  const target = wanted.target ?? { kind: 'place', place: 1 as PlaceId };
  const post: Post = { id: 1 as PostId, group: group.id, kind, target, period, dueAt };
  const facts = factsOf(world.store.read, group, roadmap);
  return composers[kind](post, { facts, now: dueAt, late });
}

async function read(world: StudyGroup, wanted: Wanted): Promise<string> {
  const found = await composed(world, wanted);
  if (found.kind !== 'message') return `not due: ${found.why}`;
  return renderPlain(found.message, { surface: 'discord', workspaceId: 'guild-1' });
}

const MONDAY = '2026-03-09T09:00:00Z';

describe('the weekly nudge', () => {
  test('says what the group did last week, and what this week asks', async () => {
    const world = await studyGroup();
    await world.ana.say('log 9h coding');
    await world.ben.say('log 15h');
    await world.ben.say('done "Dockerized application"');
    const post = await read(world, { kind: 'nudge', at: MONDAY });
    expect(post).toContain(
      'Week of Mon 2 Mar · 24 h together, 1 stone laid, 1 of 3 met their goal',
    );
    expect(post).toMatch(/Ben.* 15 h of 15 h[\s\S]*Ana.* 9 h of 15 h/);
    expect(post).toMatch(/🪨 .*Ben.*: Dockerized application/);
    expect(post).toContain('Quarter 1 ends in 11 weeks.');
    expect(post).toContain('Open for most: Image classification model');
  });

  test('from Friday to Sunday reports the week in progress', async () => {
    const world = await studyGroup();
    await world.ana.say('log 9h');
    expect(await read(world, { kind: 'nudge', at: '2026-03-06T09:00:00Z' })).toContain(
      'Week of Mon 2 Mar so far · 9 h together',
    );
  });

  test('on a Friday of nothing yet calls no week quiet that is not over', async () => {
    const world = await studyGroup();
    const post = await read(world, { kind: 'nudge', at: '2026-03-06T09:00:00Z' });
    expect(post).toContain('Week of Mon 2 Mar so far');
    expect(post).toContain('No hours and no stones yet; an hour is a good start.');
  });

  test('after a quiet week says what was done since', async () => {
    const world = await studyGroup();
    world.setNow('2026-03-16T08:00:00Z');
    await world.ben.say('done "Dockerized application"');
    const post = await read(world, { kind: 'nudge', at: '2026-03-16T09:00:00Z' });
    expect(post).toContain('A quiet week: no hours, no stones. Since then 1 stone laid.');
    expect(post).not.toContain('a good start');
    expect(post).not.toContain('begin again');
  });

  test.each([
    ['logged in the reported week', '2026-03-09T10:00:00Z', 'log 1h'],
    ['laid a stone this morning', '2026-03-16T08:00:00Z', 'done "Dockerized application"'],
    ['assessed a skill', '2026-03-10T10:00:00Z', 'skill mlops Beginner'],
    ['moved their plan', '2026-03-10T10:00:00Z', 'plan shift 1'],
    ['logged this week what happened before', '2026-03-11T10:00:00Z', 'log 1h date:2026-02-25'],
  ])('does not call silent who has %s', async (_, when, line) => {
    const world = await studyGroup();
    const joined = await world.ben.say('join');
    await world.ben.press(joined.message, 'Mention me');
    const nudge = { kind: 'nudge', at: '2026-03-16T09:00:00Z' } as const;
    expect(await read(world, nudge)).toContain('one hour on');
    world.setNow(when);
    const said = await world.ben.say(line);
    expect(said.text).not.toContain('Nothing was');
    expect(await read(world, nudge)).not.toContain('one hour on');
  });

  test('has kind words for a week in which nobody did anything', async () => {
    const world = await studyGroup();
    const post = await read(world, { kind: 'nudge', at: MONDAY });
    expect(post).toContain('A quiet week: no hours, no stones.');
    expect(post).toContain('It was the group’s first; an hour this week is a good start.');
    expect(post).not.toMatch(/behind|failed|only|lazy/i);
    const next = await read(world, { kind: 'nudge', at: '2026-03-16T09:00:00Z' });
    expect(next).toContain('That happens; an hour this week is enough to begin again.');
  });

  test('calls a week quiet only where it asked something of somebody', async () => {
    const world = await studyGroup();
    for (const user of [world.ana, world.ben, world.chi]) {
      await user.say('plan pause from:2026-03-02');
    }
    world.setNow(MONDAY);
    const away = await read(world, { kind: 'nudge', at: MONDAY });
    expect(away.split('\n')[0]).toBe('Week of Mon 2 Mar · nothing was planned');
    const before = await read(world, { kind: 'nudge', at: '2026-02-23T09:00:00Z' });
    expect(before.split('\n')[0]).toBe('Week of Mon 16 Feb · nothing was planned');
  });

  test('mentions at most three who asked for it and have fallen silent, paused ones never', async () => {
    const world = await studyGroup();
    for (const name of ['Dee', 'Eli', 'Fay', 'Gus', 'Hal']) {
      const joined = await world.user(name).say('join start:2026-02-23');
      await world.user(name).press(joined.message, 'Mention me');
    }
    await world.user('Dee').say('plan pause');
    await world.user('Eli').say('log 1h');
    world.setNow('2026-03-16T09:00:00Z');
    const post = await read(world, { kind: 'nudge', at: '2026-03-16T09:00:00Z' });
    const called = post.match(/, one hour on .* would be a start/g) ?? [];
    expect(called).toHaveLength(3);
    expect(post).not.toContain('Dee');
    expect(post).not.toMatch(/Ana, one hour/);
  });

  test('leaves in peace who has been silent for more than six weeks', async () => {
    const world = await studyGroup();
    const joined = await world.user('Dee').say('join');
    await world.user('Dee').press(joined.message, 'Mention me');
    expect(await read(world, { kind: 'nudge', at: '2026-03-23T09:00:00Z' })).toContain(
      'one hour on',
    );
    expect(await read(world, { kind: 'nudge', at: '2026-05-04T09:00:00Z' })).not.toContain(
      'one hour on',
    );
  });

  test('says nothing of what nobody has done', async () => {
    const world = await studyGroup();
    await world.ana.say('log 9h');
    const post = await read(world, { kind: 'nudge', at: MONDAY });
    expect(post.split('\n')[0]).toBe('Week of Mon 2 Mar · 9 h together');
  });

  test('speaks to a group of one as to one', async () => {
    const world = await studyGroup();
    await world.ben.say('settings visibility:hidden');
    await world.chi.say('settings visibility:hidden');
    await world.ana.say('log 16h');
    const post = await read(world, { kind: 'nudge', at: MONDAY });
    expect(post.split('\n')[0]).toBe('Week of Mon 2 Mar · 16 h, goal met');
    expect(post).toContain('Open: Image classification model');
  });

  test('names neither hidden nor anonymous members', async () => {
    const world = await studyGroup();
    await world.ana.say('settings visibility:hidden');
    await world.ben.say('settings visibility:anonymous');
    await world.ana.say('log 9h');
    await world.ben.say('log 7h');
    const post = await read(world, { kind: 'nudge', at: MONDAY });
    expect(post).not.toContain('Ana');
    expect(post).not.toContain('Ben');
    expect(post).toContain('a member 7 h of 15 h');
    expect(post).toContain('7 h together');
  });

  test('carries its buttons, and says when it comes late', async () => {
    const world = await studyGroup();
    const found = await composed(world, { kind: 'nudge', at: MONDAY, late: true });
    if (found.kind !== 'message') throw new Error('not due');
    expect(labelsOf(found.message)).toEqual(['Log hours', 'My next step', 'Nudges off']);
    expect(await read(world, { kind: 'nudge', at: MONDAY, late: true })).toContain(
      'This comes late: it was due Mon 9 Mar at 09:00.',
    );
  });
});

describe('nudges by direct message', () => {
  async function withBen(): Promise<StudyGroup & { readonly target: PostTarget }> {
    const world = await studyGroup();
    const joined = await world.ben.say('join');
    await world.ben.press(joined.message, 'Message me');
    return { ...world, target: { kind: 'member', member: 2 as MemberId } };
  }

  test('say the last week, what this one needs and one thing to do', async () => {
    const world = await withBen();
    await world.ben.say('log 16h');
    const post = await read(world, { kind: 'personal-nudge', at: MONDAY, target: world.target });
    expect(post).toContain('Week of Mon 2 Mar: 16 h of 15 h');
    expect(post).toContain('This week needs 15 h.');
    expect(post).toContain('Image classification model is next');
    expect(post).not.toContain('would be a start');
  });

  test('on the fifth day come when nothing is logged this week, else not', async () => {
    const world = await withBen();
    const friday = { kind: 'reminder', at: '2026-03-06T09:00:00Z', target: world.target } as const;
    expect(await read(world, friday)).toContain('Nothing is logged this week yet.');
    await world.ben.say('log 1m');
    expect(await read(world, friday)).toContain('not due');
  });

  test('from Friday to Sunday tell the week in progress', async () => {
    const world = await withBen();
    await world.ben.say('log 9h');
    const friday = '2026-03-06T09:00:00Z';
    const post = await read(world, { kind: 'personal-nudge', at: friday, target: world.target });
    expect(post).toContain('This week 9 h of 15 h');
    expect(post).not.toContain('Week of');
  });

  test('on the fifth day do not come to who has completed something this week', async () => {
    const world = await withBen();
    await world.ben.say('done "Dockerized application" date:2026-03-02');
    const friday = '2026-03-06T09:00:00Z';
    expect(await read(world, { kind: 'reminder', at: friday, target: world.target })).toBe(
      'not due: something is logged this week',
    );
    expect(
      await read(world, { kind: 'reminder', at: '2026-03-13T09:00:00Z', target: world.target }),
    ).toContain('Nothing is logged this week yet.');
  });

  test('do not come before the plan begins, and tell nothing of a week before it', async () => {
    const world = await withBen();
    await world.ben.say('join start:2026-03-09');
    const { target } = world;
    expect(await read(world, { kind: 'reminder', at: '2026-03-06T09:00:00Z', target })).toBe(
      'not due: the plan has not begun',
    );
    expect(await read(world, { kind: 'personal-nudge', at: '2026-03-02T09:00:00Z', target })).toBe(
      'not due: the plan has not begun',
    );
    const first = await read(world, { kind: 'personal-nudge', at: MONDAY, target });
    expect(first).toContain('This week needs 15 h.');
    expect(first).not.toContain('Week of');
  });

  test('tell nothing of a week in which the member was away', async () => {
    const world = await withBen();
    const { target } = world;
    await world.ben.say('plan pause from:2026-03-02 until:2026-03-08');
    const back = await read(world, { kind: 'personal-nudge', at: MONDAY, target });
    expect(back).toContain('This week needs 15 h.');
    expect(back).not.toContain('Week of');
    await world.ben.say('log 2h');
    expect(await read(world, { kind: 'personal-nudge', at: MONDAY, target })).toContain(
      'Week of Mon 2 Mar: 2 h of 15 h',
    );
  });

  test('do not come to who is paused or chose otherwise', async () => {
    const world = await withBen();
    const nudge = { kind: 'personal-nudge', at: MONDAY, target: world.target } as const;
    await world.ben.say('plan pause');
    world.setNow(MONDAY);
    expect(await read(world, nudge)).toContain('not due: the plan is paused');
    await world.ben.say('plan resume');
    await world.ben.say('settings nudge:off');
    expect(await read(world, nudge)).toContain('not due');
  });
});

describe('the checkpoint', () => {
  const DAY_AFTER = { kind: 'checkpoint', at: '2026-05-23T09:00:00Z' } as const;

  test('on the day after the quarter ended says what is done and what is open', async () => {
    const world = await studyGroup();
    await world.ana.say('done "Dockerized application"');
    const post = await read(world, DAY_AFTER);
    expect(post).toContain('Checkpoint · Quarter 1: Foundation + Basic MLOps ended yesterday');
    expect(post).toMatch(/Ana.* 1 of 4, open: Image classification model/);
    expect(post).toMatch(/Ben.* 0 of 4/);
    expect(post).toContain('Review progress against roadmap');
    expect(post).not.toContain('Complete project documentation');
  });

  test('that comes days late says on which day the quarter ended', async () => {
    const world = await studyGroup();
    const post = await read(world, {
      kind: 'checkpoint',
      at: '2026-05-28T09:00:00Z',
      period: '2026-05-23',
      late: true,
    });
    expect(post).toContain('Foundation + Basic MLOps ended Fri 22 May');
  });

  test('of a big group names who has done most, counts the others and shows the board', async () => {
    const world = await studyGroup();
    for (let index = 0; index < 9; index += 1) {
      await world.user(`Member ${index}`).say('join start:2026-02-23');
    }
    await world.chi.say('done "Dockerized application"');
    const found = await composed(world, DAY_AFTER);
    if (found.kind !== 'message') throw new Error('not due');
    expect(labelsOf(found.message)).toEqual(['Write my review', 'Shift my plan', 'All']);
    const lines = (await read(world, DAY_AFTER)).split('\n');
    expect(lines[1]).toMatch(/Chioma.* 1 of 4, open: .* and 2 more$/);
    expect(lines[9]).toMatch(/and 4 more members/);
  });

  test('after the second quarter carries the project completion’s steps', async () => {
    const world = await studyGroup();
    const found = await composed(world, { kind: 'checkpoint', at: '2026-08-23T09:00:00Z' });
    if (found.kind !== 'message') throw new Error('not due');
    expect(labelsOf(found.message)).toEqual(
      expect.arrayContaining(['Write my review', 'Shift my plan', '☐ Write technical blog post']),
    );
  });

  test('is not due on other days, nor for a quarter that a shift has moved', async () => {
    const world = await studyGroup();
    expect(await read(world, { kind: 'checkpoint', at: '2026-05-24T09:00:00Z' })).toContain(
      'not due',
    );
    for (const user of [world.ana, world.ben, world.chi]) await user.say('plan shift 1');
    expect(await read(world, DAY_AFTER)).toContain('not due');
    expect(await read(world, { kind: 'checkpoint', at: '2026-05-30T09:00:00Z' })).toContain(
      'Quarter 1',
    );
  });

  test('its reminder calls who asked to be mentioned and has not reviewed', async () => {
    const world = await studyGroup();
    const joined = await world.ben.say('join');
    await world.ben.press(joined.message, 'Mention me');
    const reminder = await read(world, {
      kind: 'review-reminder',
      at: '2026-05-30T09:00:00Z',
      period: '2026-05-23',
    });
    expect(reminder).toContain('Ben: ten minutes for the review of quarter 1 are well spent.');
    expect(reminder).not.toContain('Ana');
  });

  test('its reminder of a big group calls so many that one reads on, and counts the others', async () => {
    const world = await studyGroup();
    for (let index = 0; index < 23; index += 1) {
      const joined = await world.user(`Member ${index}`).say('join start:2026-02-23');
      await world.user(`Member ${index}`).press(joined.message, 'Mention me');
    }
    const wanted = { kind: 'review-reminder', at: '2026-05-30T09:00:00Z' } as const;
    const reminder = await read(world, { ...wanted, period: '2026-05-23' });
    expect(reminder.match(/Member/g)).toHaveLength(20);
    expect(reminder).toContain(' and 3 more: ten minutes');
  });

  test('its reminder by direct message can be switched off from the message', async () => {
    const world = await studyGroup();
    const joined = await world.ben.say('join');
    await world.ben.press(joined.message, 'Message me');
    const found = await composed(world, {
      kind: 'review-reminder',
      at: '2026-05-30T09:00:00Z',
      period: '2026-05-23',
      target: { kind: 'member', member: 2 as MemberId },
    });
    if (found.kind !== 'message') throw new Error('not due');
    expect(labelsOf(found.message)).toEqual(['Write my review', 'Nudges off']);
  });
});

describe('the roadmap review', () => {
  test('tells the admin that the roadmap is due for a review', async () => {
    const world = await studyGroup();
    const target = { kind: 'admin' } as const;
    const said = await read(world, { kind: 'roadmap-review', at: '2026-05-01T09:00:00Z', target });
    expect(said).toContain(
      'It was last updated February 2026; its next review was set for May 2026 (Q1 completion).',
    );
    expect(said).toContain('Admins bring a changed one with /setup roadmap.');
  });
});
