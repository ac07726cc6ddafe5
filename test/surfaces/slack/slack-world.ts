// A whole Cairn on a Slack on loopback: real Bolt, real desk, real SQLite file, the shipped roadmap.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '#commands/index.ts';
import type { Desk } from '#core/command/surface.ts';
import { createDesk, type RunningDesk } from '#core/desk/desk.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import { composers } from '#core/posts/kinds/composers.ts';
import { type Clock, Temporal } from '#core/time/temporal.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { shelfOf } from '#support/shelf.ts';
import { type ManualSlackClock, manualSlackClock } from '#support/slack/slack-clock.ts';
import { type Slack, type SlackOptions, startSlack } from '#support/slack/start-slack.ts';
import type { TestUser } from '#support/slack/user.ts';
import type { SlackConfig } from '#surfaces/slack/connect/config.ts';
import { createSlackSurface, type SlackSurface } from '#surfaces/slack/surface.ts';
import { createScheduler } from '../../../src/scheduler/scheduler.ts';

export type Logged = { readonly data: object; readonly message: string };

export type SlackWorld = {
  readonly slack: Slack;
  readonly surface: SlackSurface;
  readonly desk: RunningDesk;
  readonly store: Store;
  readonly clock: ManualSlackClock;
  readonly errors: Logged[];
  readonly warnings: Logged[];
  /** Does what the schedule has due now. */
  readonly tick: () => Promise<void>;
  /** Stands between surface and desk: to hold answers back. */
  between: (desk: Desk) => Desk;
  /** Stops Cairn and starts it anew on the same file. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type SlackWorldOptions = {
  readonly slack?: SlackOptions;
  readonly config?: (slack: Slack) => SlackConfig;
  /** Done before Cairn connects. */
  readonly before?: (slack: Slack) => void;
};

export const NOW = '2026-03-03T10:00:00Z';

const roadmapFile = join(import.meta.dirname, '../../../roadmap/mlops-cv-de.yaml');
const loaded = await loadRoadmapFile(roadmapFile);
if (!loaded.ok) throw new Error('the shipped roadmap is invalid');
const { roadmap } = loaded;

export function socketConfig({ botToken, appToken, apiUrl }: Slack): SlackConfig {
  return { mode: 'socket', botToken, appToken, apiUrl };
}

export async function openSlackWorld(options: SlackWorldOptions = {}): Promise<SlackWorld> {
  const clock = manualSlackClock(Temporal.Instant.from(NOW).epochMilliseconds);
  const slack = await startSlack({ clock, settle: 1_500, ...options.slack });
  options.before?.(slack);
  const folder = mkdtempSync(join(tmpdir(), 'cairn-slack-'));
  const errors: Logged[] = [];
  const warnings: Logged[] = [];
  const log = {
    info: () => undefined,
    warn: (data: object, message: string) => warnings.push({ data, message }),
    error: (data: object, message: string) => errors.push({ data, message }),
  };
  const cairnClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(clock.now()) };
  const surfaces: SlackSurface[] = [];

  async function openDesk() {
    const store = await openSqliteStore({ file: join(folder, 'cairn.db') });
    const parts = {
      store,
      clock: cairnClock,
      roadmaps: shelfOf(roadmap),
      surface: (id: SurfaceId) => surfaces.find((each) => each.id === id),
      log,
    };
    const desk = createDesk({ ...parts, commands });
    const { announceDue } = desk;
    return { store, desk, scheduler: createScheduler({ ...parts, composers, announceDue }) };
  }

  let opened = await openDesk();
  let between: SlackWorld['between'] = (through) => through;
  const connect = async () => {
    const surface = await createSlackSurface({
      config: (options.config ?? socketConfig)(slack),
      desk: () => between(opened.desk),
      commands,
      clock: cairnClock,
      log,
    });
    surfaces.push(surface);
    return surface;
  };
  const stop = async () => {
    await opened.scheduler.stop();
    await Promise.all(surfaces.splice(0).map((surface) => surface.stop()));
    await opened.desk.settled();
    await opened.store.close();
  };
  const end = async () => {
    await stop();
    await slack.close();
    rmSync(folder, { recursive: true });
  };
  try {
    let surface = await connect();
    const world: SlackWorld = {
      slack,
      get surface() {
        return surface;
      },
      get desk() {
        return opened.desk;
      },
      get store() {
        return opened.store;
      },
      clock,
      errors,
      warnings,
      tick: () => opened.scheduler.tick(),
      get between() {
        return between;
      },
      set between(through) {
        between = through;
      },
      async restart() {
        await stop();
        opened = await openDesk();
        surface = await connect();
      },
      close: end,
    };
    return world;
  } catch (error) {
    await end();
    throw error;
  }
}

/** A group in #general with an admin, Olga, and the members that are named. */
export async function withGroup<N extends string>(
  { slack }: SlackWorld,
  ...names: readonly N[]
): Promise<{ olga: TestUser; members: Readonly<Record<N, TestUser>> }> {
  const general = slack.team.channel('general', { botIsMember: true });
  const olga = slack.team.user({ name: 'Olga', owner: true });
  await olga.slash(general, '/cairn', 'setup group timezone:Europe/Berlin start:2026-03-02');
  await olga.slash(general, '/cairn', 'setup channel');
  const entries: [string, TestUser][] = [];
  for (const name of names) {
    const user = slack.team.user({ name });
    await user.slash(general, '/cairn', 'join');
    entries.push([name, user]);
  }
  // One entry for each name, made just above.
  return { olga, members: Object.fromEntries(entries) as Record<N, TestUser> };
}
