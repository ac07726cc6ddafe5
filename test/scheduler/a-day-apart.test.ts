// A personal nudge and the fifth-day reminder keep a day between them, whatever the weekday and however late.
import { expect, test } from 'vitest';
import type { Weekday } from '#core/model/groups.ts';
import { runSchedule } from '#support/schedule.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

async function withBen(day: Weekday, time = '09:00'): Promise<StudyGroup> {
  const world = await studyGroup();
  await world.ana.say(`setup schedule day:${day} time:${time}`);
  await world.ben.say('settings nudge:dm');
  return world;
}

async function direct(world: StudyGroup, instants: readonly string[]): Promise<readonly string[]> {
  const schedule = runSchedule(world);
  const lines: string[] = [];
  for (const instant of instants) {
    for (const { text } of await schedule.tickAt(instant)) {
      const kind = text.startsWith('Your week')
        ? 'nudge'
        : text.startsWith('Nothing is logged')
          ? 'reminder'
          : undefined;
      if (kind !== undefined) lines.push(`${kind} ${instant.slice(0, 13)}`);
    }
  }
  return lines;
}

const WEEK = [4, 5, 6, 7, 8].map((day) => `2026-03-0${day}T09:00:00Z`);

test.each<[Weekday, readonly string[]]>([
  ['wednesday', ['nudge 2026-03-04T09', 'reminder 2026-03-06T09']],
  ['thursday', ['nudge 2026-03-05T09', 'reminder 2026-03-06T09']],
  ['friday', ['nudge 2026-03-06T09']],
  ['saturday', ['reminder 2026-03-06T09', 'nudge 2026-03-07T09']],
])('with nudges on %s', async (day, expected) => {
  expect(await direct(await withBen(day), WEEK)).toEqual(expected);
});

test('a nudge that came late keeps the reminder away', async () => {
  const instants = ['2026-03-05T20:00:00Z', '2026-03-06T09:00:00Z'];
  expect(await direct(await withBen('thursday'), instants)).toEqual(['nudge 2026-03-05T20']);
});

test('a reminder that would come late stays away from the nudge of the next day', async () => {
  const instants = ['2026-03-06T20:00:00Z', '2026-03-07T09:00:00Z'];
  expect(await direct(await withBen('saturday'), instants)).toEqual(['nudge 2026-03-07T09']);
});

test('a nudge moved to the day of a reminder that came waits for its next week', async () => {
  const world = await withBen('saturday');
  expect(await direct(world, ['2026-03-06T09:00:00Z'])).toEqual(['reminder 2026-03-06T09']);
  await world.ana.say('setup schedule day:friday time:15:00');
  expect(await direct(world, ['2026-03-06T15:00:00Z'])).toEqual([]);
});
