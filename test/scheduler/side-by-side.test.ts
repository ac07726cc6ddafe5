// What posts of one message make of each other's steps: what waits for what, and what one message holds.
import { expect, test } from 'vitest';
import { list, message } from '#core/message/message.ts';
import type { Group } from '#core/model/groups.ts';
import type { GroupId, PlaceId, PostId } from '#core/model/ids.ts';
import type { ClaimedPost, PostKind } from '#core/model/posts.ts';
import { Temporal } from '#core/time/temporal.ts';
import type { Step } from '../../src/scheduler/life/next-step.ts';
import { fitting, inTurn } from '../../src/scheduler/life/side-by-side.ts';
import { zone } from '../contract/store/scene.ts';
import { createRecordingSurface } from './recording-surface.ts';
import { settableClock } from './schedule-world.ts';

const NOW = Temporal.Instant.from('2026-03-02T08:00:00Z');
const TOMORROW = Temporal.Instant.from('2026-03-03T08:00:00Z');
const GROUP: Group = {
  id: 1 as GroupId,
  name: 'Study group',
  timeZone: zone('Europe/Berlin'),
  start: Temporal.PlainDate.from('2026-01-05'),
  roadmap: 'small',
  nudge: { day: 'monday', time: '09:00' },
  createdAt: NOW,
};
const surface = createRecordingSurface('discord', settableClock(String(NOW)));
const ROUTE = {
  to: { surface, send: async () => ({ kind: 'sent', messageId: 'm' }) as const },
  otherwise: [],
};

function claimed(kind: PostKind): ClaimedPost {
  const target = { kind: 'place', place: 1 as PlaceId } as const;
  const common = { group: GROUP.id, target, surface: 'discord', period: '2026-03-02' } as const;
  const held = { state: 'claimed', claim: 'mine', tries: 0, again: false } as const;
  return { id: 1 as PostId, kind, dueAt: NOW, ...common, ...held };
}

function begin(kind: PostKind, characters: number): Step {
  const said = message(list(['x'.repeat(characters)]));
  return { do: 'begin', post: claimed(kind), message: said, ...ROUTE };
}

test('what one message cannot hold waits for the next day, unless it cannot wait so long', () => {
  const steps = [
    begin('nudge', 2_000),
    begin('checkpoint', 2_000),
    begin('review-reminder', 2_000),
  ];
  expect(fitting(steps, GROUP, NOW)).toEqual([
    steps[0],
    { do: 'postpone', post: claimed('checkpoint'), until: TOMORROW },
    steps[2],
  ]);
});

test('what fits into one goes out in one, and the first goes whatever its length', () => {
  const few = [begin('nudge', 1_400), begin('checkpoint', 1_400)];
  expect(fitting(few, GROUP, NOW)).toEqual(few);
  const long = [begin('checkpoint', 9_000)];
  expect(fitting(long, GROUP, NOW)).toEqual(long);
});

test('beside what is dropped or skipped nothing is composed yet', () => {
  const compose: Step = { do: 'compose', post: claimed('nudge'), now: NOW, late: false, ...ROUTE };
  expect(inTurn([compose])).toEqual([compose]);
  expect(inTurn([{ do: 'drop', post: claimed('checkpoint') }, compose])).toEqual([
    { do: 'drop', post: claimed('checkpoint') },
    { do: 'postpone', post: claimed('nudge'), until: NOW, again: true },
  ]);
});
