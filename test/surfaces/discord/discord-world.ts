// A whole Cairn on a Discord on loopback: real discord.js, real desk, real SQLite file, the shipped roadmap.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Command } from '#core/command/command.ts';
import type { Desk, RunningSurface } from '#core/command/surface.ts';
import { createDesk, type RunningDesk } from '#core/desk/desk.ts';
import type { SurfaceId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import { composers } from '#core/posts/kinds/composers.ts';
import { Temporal } from '#core/time/temporal.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { type Discord, type DiscordOptions, startDiscord } from '#support/discord/discord.ts';
import type { Guild, NewGuild } from '#support/discord/guild.ts';
import type { Member } from '#support/discord/user.ts';
import { shelfOf } from '#support/shelf.ts';
import type { Shards } from '#surfaces/discord/connect/config.ts';
import { createDiscordSurface } from '#surfaces/discord/surface.ts';
import { createScheduler } from '../../../src/scheduler/scheduler.ts';

export type Logged = {
  readonly level: 'info' | 'warn' | 'error';
  readonly data: object;
  readonly message: string;
};

export type DiscordWorld = {
  readonly discord: Discord;
  readonly surface: RunningSurface;
  readonly desk: RunningDesk;
  readonly store: Store;
  readonly logged: Logged[];
  /** What was logged as an error or a warning. */
  readonly problems: () => readonly string[];
  /** Cairn's own clock, which stands still until it is set. */
  readonly setNow: (instant: string) => void;
  /** Does what the schedule has due now. */
  readonly tick: () => Promise<void>;
  /** How many asks have come to the desk. */
  readonly taken: () => number;
  /** Stands between surface and desk: to hold answers back. */
  between: (desk: Desk) => Desk;
};

export type DiscordWorldOptions = {
  readonly discord?: DiscordOptions;
  /** A Discord that runs already, as after a restart of Cairn. */
  readonly on?: Discord;
  readonly commands?: readonly Command[];
  readonly token?: string;
  readonly apiUrl?: (base: string) => string;
  readonly deferAfter?: number;
  /** Which shards this process serves. */
  readonly shards?: Shards;
  /** Done before Cairn connects. */
  readonly before?: (discord: Discord) => void;
};

/** A Tuesday. */
export const NOW = '2026-03-03T10:00:00Z';

const roadmapFile = join(import.meta.dirname, '../../../roadmap/mlops-cv-de.yaml');
const loaded = await loadRoadmapFile(roadmapFile);
if (!loaded.ok) throw new Error('the shipped roadmap is invalid');
const { roadmap } = loaded;

/** Closes by itself when the test is over. */
export async function openDiscordWorld(options: DiscordWorldOptions = {}): Promise<DiscordWorld> {
  const discord = options.on ?? (await startDiscord({ patience: 4_000, ...options.discord }));
  if (options.on === undefined) onTestFinished(() => discord.close());
  options.before?.(discord);
  const folder = mkdtempSync(join(tmpdir(), 'cairn-discord-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = await openSqliteStore({ file: join(folder, 'cairn.db') });
  onTestFinished(() => store.close());
  const logged: Logged[] = [];
  const log = {
    info: (data: object, message: string) => void logged.push({ level: 'info', data, message }),
    warn: (data: object, message: string) => void logged.push({ level: 'warn', data, message }),
    error: (data: object, message: string) => void logged.push({ level: 'error', data, message }),
  };
  let taken = 0;
  const counted = ({ answer, ...others }: Desk): Desk => ({
    ...others,
    answer(ask) {
      taken += 1;
      return answer(ask);
    },
  });
  const surfaces: RunningSurface[] = [];
  let now = NOW;
  const parts = {
    store,
    clock: { now: () => Temporal.Instant.from(now) },
    roadmaps: shelfOf(roadmap),
    surface: (id: SurfaceId) => surfaces.find((each) => each.id === id),
    log,
  };
  const desk = createDesk({ ...parts, commands });
  const scheduler = createScheduler({ ...parts, composers, announceDue: desk.announceDue });
  onTestFinished(() => scheduler.stop());
  onTestFinished(() => desk.settled());
  const surface = await createDiscordSurface({
    config: {
      token: options.token ?? discord.token,
      apiUrl: (options.apiUrl ?? ((base) => base))(discord.apiUrl),
      ...(options.shards && { shards: options.shards }),
    },
    desk: () => counted(world.between(desk)),
    commands: options.commands ?? commands,
    log,
    ...(options.deferAfter !== undefined && { deferAfter: options.deferAfter }),
  });
  surfaces.push(surface);
  onTestFinished(() => surface.stop());
  const world: DiscordWorld = {
    discord,
    surface,
    desk,
    store,
    logged,
    problems: () => logged.filter(({ level }) => level !== 'info').map(({ message }) => message),
    setNow: (instant) => {
      now = instant;
    },
    tick: () => scheduler.tick(),
    taken: () => taken,
    between: (through) => through,
  };
  return world;
}

export type StudyServer = DiscordWorld & {
  readonly guild: Guild;
  /** May manage the server. */
  readonly olga: Member;
  readonly ana: Member;
  readonly ben: Member;
};

/** A server whose group posts in #cairn; Ana and Ben have joined, Olga has not. */
export async function openStudyServer(
  options: DiscordWorldOptions & { readonly guild?: NewGuild } = {},
): Promise<StudyServer> {
  const world = await openDiscordWorld(options);
  const guild = world.discord.guild({
    name: 'MLOps crew',
    channels: ['general', 'cairn'],
    ...options.guild,
  });
  const olga = guild.member({ name: 'Olga', permissions: 'manage-guild' });
  await olga.slash('general', 'setup', { action: 'group', timezone: 'UTC', start: '2026-02-23' });
  await olga.slash('general', 'setup', { action: 'channel', channel: guild.channel('cairn') });
  const [ana, ben] = [guild.member({ name: 'Ana' }), guild.member({ name: 'Ben' })];
  for (const member of [ana, ben]) await member.slash('general', 'join', { start: '2026-02-23' });
  return Object.assign(world, { guild, olga, ana, ben });
}
