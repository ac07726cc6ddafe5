// A store with groups, surfaces that record, a clock set by hand, and schedulers that can be killed at any step.

import { message, text } from '#core/message/message.ts';
import type { Account } from '#core/model/accounts.ts';
import type { Group, NudgeSchedule } from '#core/model/groups.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Place } from '#core/model/places.ts';
import type { Post } from '#core/model/posts.ts';
import type { Store, Transaction } from '#core/model/store.ts';
import type { Composers } from '#core/posts/compose.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { type Clock, dateIn, type Instant, Temporal } from '#core/time/temporal.ts';
import { parseRoadmap } from '#roadmap/format/load.ts';
import { shelfOf } from '#support/shelf.ts';
import { createScheduler, type Scheduler } from '../../src/scheduler/scheduler.ts';
import { zone } from '../contract/store/scene.ts';
import { smallRoadmap } from '../roadmap/small-roadmap.ts';
import { openTemporaryStore } from '../storage/temporary-file.ts';
import { createRecordingSurface, type RecordingSurface } from './recording-surface.ts';

export type SettableClock = Clock & { set(to: Instant | string): void; pass(by: Duration): void };
type Duration = Parameters<Instant['add']>[0];

export type ScheduleWorld = {
  readonly store: Store;
  readonly clock: SettableClock;
  readonly roadmap: Roadmap;
  readonly discord: RecordingSurface;
  readonly slack: RecordingSurface;
  readonly problems: unknown[];
  /** A scheduler as after a start; on the world's own store unless told. */
  scheduler(store?: Store, wrap?: (surface: RecordingSurface) => RecordingSurface): Scheduler;
};

export async function openScheduleWorld(now: string, file?: string): Promise<ScheduleWorld> {
  const store = await openTemporaryStore(file);
  const roadmap = roadmapOf(smallRoadmap);
  const clock = settableClock(now);
  const discord = createRecordingSurface('discord', clock);
  const slack = createRecordingSurface('slack', clock);
  const problems: unknown[] = [];
  return {
    store,
    clock,
    roadmap,
    discord,
    slack,
    problems,
    scheduler: (own = store, wrap = (surface) => surface) => {
      const surfaces = [wrap(discord), wrap(slack)];
      return createScheduler({
        store: own,
        clock,
        surface: (id) => surfaces.find((surface) => surface.id === id),
        roadmaps: shelfOf(roadmap),
        composers: SHORT,
        announceDue: async () => undefined,
        log: { info: () => {}, warn: () => {}, error: (data) => problems.push(data) },
      });
    },
  };
}

/** Two quarters; its next review is on 12 May 2026. */
function roadmapOf(yaml: string): Roadmap {
  const parsed = parseRoadmap(yaml, 'small.yaml');
  if (!parsed.ok) throw new Error('the small roadmap is invalid');
  return parsed.roadmap;
}

export function settableClock(now: string): SettableClock {
  let instant = Temporal.Instant.from(now);
  return {
    now: () => instant,
    set: (to) => {
      instant = Temporal.Instant.from(to);
    },
    pass: (by) => {
      instant = instant.add(by);
    },
  };
}

/** What a post says in these tests: which one it is. */
export function textOf({
  kind,
  target,
  period,
  group,
}: Pick<Post, 'group' | 'kind' | 'target' | 'period'>): string {
  return [group, kind, ...Object.values(target), period].join(' ');
}

const short: Composers['nudge'] = async (post, { late }) => ({
  kind: 'message',
  message: message(text(`${textOf(post)}${late ? ' late' : ''}`)),
});
const SHORT: Composers = {
  nudge: short,
  'personal-nudge': short,
  reminder: short,
  checkpoint: short,
  'review-reminder': short,
  'roadmap-review': short,
  'timer-warning': short,
};

export type GroupOptions = {
  readonly zone?: string;
  readonly nudge?: NudgeSchedule;
  readonly surfaces?: readonly SurfaceId[];
  readonly start?: string;
};

export type Cast = {
  readonly group: Group;
  readonly places: readonly Place[];
  readonly admin: Account;
};

let last = 0;

/** A group with a channel in each of its places. */
export async function addGroup(world: ScheduleWorld, options: GroupOptions = {}): Promise<Cast> {
  const { zone: timeZone = 'Europe/Berlin', surfaces = ['discord'] } = options;
  const { nudge = { day: 'monday', time: '09:00' } as const, start = '2026-01-05' } = options;
  const now = world.clock.now();
  last += 1;
  const name = `g${last}`;
  return world.store.run(async (tx) => {
    const admin = await tx.accounts.findOrAdd(
      userOf(surfaces[0] ?? 'discord', `admin-${name}`),
      'Admin',
      now,
    );
    const group = await tx.groups.add({
      name,
      timeZone: zone(timeZone),
      start: Temporal.PlainDate.from(start),
      roadmap: world.roadmap.id,
      nudge,
      createdAt: now,
      setUpBy: admin.id,
    });
    const places: Place[] = [];
    for (const surface of surfaces) {
      const workspaceId = `w-${name}-${surface}`;
      const channelId = `c-${name}-${surface}`;
      places.push(
        await tx.places.add({
          group: group.id,
          surface,
          workspaceId,
          name: workspaceId,
          channelId,
        }),
      );
    }
    return { group, places, admin };
  });
}

export type MemberOptions = Partial<Pick<Member, 'nudge' | 'visibility'>> & {
  readonly zone?: string;
  readonly start?: string;
  readonly surface?: SurfaceId;
};

export function addMember(
  { store, clock }: ScheduleWorld,
  { group }: Cast,
  options: MemberOptions = {},
): Promise<Member & { readonly userId: string }> {
  return store.run(async (tx) => {
    last += 1;
    const userId = `u${last}`;
    const now = clock.now();
    const { surface = 'discord', nudge = 'dm', visibility = 'public' } = options;
    const account = await tx.accounts.findOrAdd(userOf(surface, userId), userId, now);
    const timeZone = zone(options.zone ?? group.timeZone);
    const start = options.start ? Temporal.PlainDate.from(options.start) : dateIn(timeZone, now);
    const goal = { from: start.subtract({ days: start.dayOfWeek - 1 }), hours: 10 };
    const member = await tx.members.add(
      {
        group: group.id,
        person: account.person,
        start,
        followsCohort: false,
        timeZone,
        visibility,
        nudge,
        joinedAt: now,
      },
      goal,
    );
    return { ...member, userId };
  });
}

function userOf(
  surface: SurfaceId,
  userId: string,
): Parameters<Transaction['accounts']['findOrAdd']>[0] {
  return { surface, workspaceId: surface === 'slack' ? 'T1' : '', userId };
}
