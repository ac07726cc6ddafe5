// A group whose nudge and checkpoint are due on Monday 2 March 2026 at 08:00 UTC, and Cairn as a process on its database.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AccountKey } from '#core/model/accounts.ts';
import type { GroupId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import { Temporal } from '#core/time/temporal.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { startDiscord } from '#support/discord/discord.ts';
import { createMovedClock, type MovedClock } from '#support/moved-clock/moved-clock.ts';
import { startSlack } from '#support/slack/start-slack.ts';
import { zone } from '../contract/store/scene.ts';
import { type Process, startProcess, temporaryFolder } from './running-process.ts';

export const BEFORE = '2026-03-02T07:59:30Z';
export const DUE = '2026-03-02T08:00:00Z';

export type ScheduledGroup = {
  readonly file: string;
  readonly store: Store;
  readonly clock: MovedClock;
  /** Starts a process; fulfils when it runs. */
  start(): Promise<Process>;
  /** Starts a process before anything is due, and fulfils when all is planned. */
  startBefore(): Promise<Process>;
  /** What became of the posts: "nudge sent". */
  outcomes(): Promise<readonly string[]>;
  /** The states of the posts that are due or under way. */
  underWay(): Promise<readonly string[]>;
};

export type GroupOptions = {
  /** Whose first quarter ended on 1 March, so that a checkpoint is due with the nudge. */
  readonly checkpoint?: boolean;
};

/** On a Discord of its own; the admin is somebody who can use commands there. */
export async function groupOnDiscord(options: GroupOptions = {}) {
  const folder = temporaryFolder();
  const clock = createMovedClock(folder, BEFORE);
  const discord = await startDiscord({ clock, patience: 5_000 });
  onTestFinished(() => discord.close());
  const guild = discord.guild({ name: 'MLOps crew' });
  const admin = guild.member({ name: 'Ana', permissions: 'manage-guild' });
  const channel = guild.channel('general');
  const place = { surface: 'discord', workspaceId: guild.id, channelId: channel.id } as const;
  const group = await scheduledGroup(folder, clock, {
    ...options,
    place,
    user: { surface: 'discord', workspaceId: '', userId: admin.id },
    environment: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
  });
  return { ...group, discord, channel, admin };
}

/** In a Slack workspace of its own. */
export async function groupOnSlack(options: GroupOptions = {}) {
  const folder = temporaryFolder();
  const clock = createMovedClock(folder, BEFORE);
  const slack = await startSlack({ clock: { now: clock.now, after: afterMachineTime } });
  onTestFinished(() => slack.close());
  const channel = slack.team.channel('general', { botIsMember: true });
  const admin = slack.team.user({ name: 'Ana', owner: true });
  const workspaceId = slack.team.id;
  const group = await scheduledGroup(folder, clock, {
    ...options,
    place: { surface: 'slack', workspaceId, channelId: channel.id },
    user: { surface: 'slack', workspaceId, userId: admin.id },
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
  });
  return { ...group, slack, channel, admin };
}

function afterMachineTime(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}

type Seed = GroupOptions & {
  readonly place: PlaceKey;
  readonly user: AccountKey;
  readonly environment: Readonly<Record<string, string>>;
};
type PlaceKey = Pick<AccountKey, 'surface' | 'workspaceId'> & { readonly channelId: string };

async function scheduledGroup(
  folder: string,
  clock: MovedClock,
  seed: Seed,
): Promise<ScheduledGroup> {
  const file = join(folder, 'cairn.db');
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  const group = await seeded(store, seed);
  const environment = {
    ...seed.environment,
    ...clock.environment,
    DATABASE_URL: `file:${file}`,
  };
  const start = async () => {
    const cairn = startProcess(environment, clock.nodeArguments);
    await cairn.running();
    return cairn;
  };
  const planned = seed.checkpoint ? 2 : 1;
  const underWay = async () =>
    (await store.read.posts.openOfGroup(group)).map(({ state }) => state);
  return {
    file,
    store,
    clock,
    start,
    async startBefore() {
      const cairn = await start();
      await until(async () => (await dueAt(store, group)).length >= planned);
      return cairn;
    },
    async outcomes() {
      const recent = await store.read.posts.lastDone(group, 10);
      return recent.map(({ kind, outcome }) => `${kind} ${outcome.state}`).toSorted();
    },
    async underWay() {
      return (await underWay()).filter((state) => state !== 'due');
    },
  };
}

async function dueAt(store: Store, group: GroupId): Promise<readonly unknown[]> {
  const due = Temporal.Instant.from(DUE);
  return (await store.read.posts.openOfGroup(group)).filter((post) => post.dueAt.equals(due));
}

/** Waits for something to become true; fails after ten seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const patience = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > patience) throw new Error('It did not become true within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

function seeded(store: Store, { place, user, checkpoint }: Seed): Promise<GroupId> {
  const joinedAt = Temporal.Instant.from('2025-12-02T10:00:00Z');
  const start = Temporal.PlainDate.from(checkpoint ? '2025-12-02' : '2026-01-05');
  const timeZone = zone('UTC');
  return store.run(async (tx) => {
    const account = await tx.accounts.findOrAdd(user, 'Ana', joinedAt);
    const { id: group } = await tx.groups.add({
      name: 'MLOps crew',
      timeZone,
      start,
      roadmap: 'mlops-cv-de',
      nudge: { day: 'monday', time: '08:00' },
      createdAt: joinedAt,
      setUpBy: account.id,
    });
    await tx.places.add({ ...place, group, name: 'MLOps crew' });
    const goal = { from: start.subtract({ days: start.dayOfWeek - 1 }), hours: 15 };
    const { person } = account;
    const settings = {
      timeZone,
      visibility: 'public',
      nudge: 'off',
      followsCohort: false,
    } as const;
    await tx.members.add({ group, person, start, joinedAt, ...settings }, goal);
    return group;
  });
}
