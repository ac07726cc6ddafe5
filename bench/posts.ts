// Many groups whose weekly nudge is due in one minute on Discord, while members of one of them use commands.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { GroupId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';
import { Temporal } from '#core/time/temporal.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import type { Discord } from '#support/discord/discord.ts';
import { createMovedClock } from '#support/moved-clock/moved-clock.ts';
import { type Asked, attempt, missedNote } from './answer-times.ts';
import { startCairn } from './cairn.ts';
import { asking, openDiscord, openServer, type Server } from './discord-scene.ts';
import { quantile } from './figures.ts';
import { inRoom } from './room.ts';
import type { Settings } from './settings.ts';
import { seedGroup } from './study-group.ts';
import type { Table } from './table.ts';

const BEFORE = '2026-03-02T07:00:00Z';
const DUE = '2026-03-02T08:00:00Z';
const PEOPLE = 3;
const ENTRIES_EACH = 10;
/** What Discord lets a bot do, and the share of it that is the goal. */
const LIMIT = 50;
const GOAL_SHARE = 0.85;
const BETWEEN_COMMANDS_MILLISECONDS = 20;
const LOOK_MILLISECONDS = 250;
/** Of Discord's ids: the bits below the milliseconds. */
const ID_BITS = 22n;

export function posts({ quick, groups }: Settings): Promise<Table> {
  return inRoom(async (room) => {
    const clock = createMovedClock(room.folder, BEFORE);
    const discord = await openDiscord(room, { clock });
    const servers = Array.from({ length: groups }, (_, at) =>
      openServer(discord, PEOPLE, `Crew ${at}`),
    );
    const file = join(room.folder, 'cairn.db');
    const store = await openSqliteStore({ file });
    room.onLeave(() => store.close());
    const seeded = await seedAll(store, servers);
    const cairn = await startCairn(room, { discord, file, clock });
    await planned(store, seeded);
    const quietly = await commandsDuring(servers, () => wait(quick ? 500 : 5_000));
    const before = await cairn.usage();
    clock.set(DUE);
    const meanwhile = await commandsDuring(servers, () => allPosted(discord, groups));
    const after = await cairn.usage();
    const processor = after.processorMilliseconds - before.processorMilliseconds;
    return tableOf({ groups, sent: sentAt(servers), quietly, meanwhile, processor, discord });
  });
}

async function seedAll(store: Store, servers: readonly Server[]): Promise<readonly GroupId[]> {
  const groups: GroupId[] = [];
  for (const { id, channel, people } of servers) {
    const place = { surface: 'discord', workspaceId: id, channelId: channel.id } as const;
    const now = Temporal.Instant.from(BEFORE);
    const seed = { name: 'Crew', place, people, now, entriesEach: ENTRIES_EACH };
    groups.push(await seedGroup(store, seed));
  }
  return groups;
}

/** Until Cairn has planned what is due in each group. */
async function planned(store: Store, groups: readonly GroupId[]): Promise<void> {
  const due = Temporal.Instant.from(DUE);
  let at = 0;
  const patience = performance.now() + 60_000 + groups.length * 50;
  while (at < groups.length) {
    const group = groups[at];
    const open = group === undefined ? [] : await store.read.posts.openOfGroup(group);
    if (open.some((post) => post.dueAt.equals(due))) at += 1;
    else if (performance.now() > patience) throw new Error('Cairn did not plan all groups');
    else await wait(LOOK_MILLISECONDS);
  }
}

/** What members of the first group ask until something has happened. */
async function commandsDuring(
  servers: readonly Server[],
  happening: () => Promise<unknown>,
): Promise<readonly Asked[]> {
  const [server] = servers;
  if (server === undefined) throw new Error('There is no group');
  const ask = asking(server);
  const commands = [ask('leaderboard'), ask('progress'), ask('log', { time: '1m' }), ask('help')];
  let over = false;
  const done = happening().finally(() => {
    over = true;
  });
  const asked: Asked[] = [];
  while (!over) {
    const at = asked.length;
    const command = commands[at % commands.length];
    if (command !== undefined) asked.push(await attempt(command, Math.floor(at / 4)));
    await wait(BETWEEN_COMMANDS_MILLISECONDS);
  }
  await done;
  return asked;
}

async function allPosted(discord: Discord, groups: number): Promise<void> {
  const patience = performance.now() + 60_000 + groups * 100;
  let looked = 0;
  let posted = 0;
  while (posted < groups) {
    if (performance.now() > patience) throw new Error(`${posted} of ${groups} posts arrived`);
    await wait(LOOK_MILLISECONDS);
    // What is being answered now is looked at the next time.
    const answered = discord.requests.findIndex(({ status }, at) => at >= looked && !status);
    const until = answered === -1 ? discord.requests.length : answered;
    posted += discord.requests.slice(looked, until).filter(isPost).length;
    looked = until;
  }
}

type Request = Discord['requests'][number];
const isPost = ({ method, path, status }: Request): boolean =>
  method === 'POST' && path.endsWith('/messages') && status === 200;

/** Milliseconds at which each post arrived, in order; an id holds them. */
function sentAt(servers: readonly Server[]): readonly number[] {
  return servers
    .flatMap(({ channel }) => channel.messages.map(({ id }) => Number(BigInt(id) >> ID_BITS)))
    .toSorted((one, other) => one - other);
}

type Seen = {
  readonly groups: number;
  readonly sent: readonly number[];
  readonly quietly: readonly Asked[];
  readonly meanwhile: readonly Asked[];
  /** Milliseconds of processor time that Cairn took for all of it. */
  readonly processor: number;
  readonly discord: Discord;
};

function tableOf({ groups, sent, quietly, meanwhile, processor, discord }: Seen): Table {
  const seconds = ((sent.at(-1) ?? 0) - (sent[0] ?? 0)) / 1_000;
  const rate = (sent.length - 1) / seconds;
  const limited = discord.requests.filter(({ status }) => status === 429).length;
  const shown = (asked: readonly Asked[], share: number) =>
    quantile(
      asked.map(({ milliseconds }) => milliseconds),
      share,
    ).toFixed(1);
  return {
    title: `posts: ${groups} groups due in one minute on Discord, with commands beside`,
    columns: ['', 'measured', 'goal'],
    rows: [
      ['posts', String(sent.length), String(groups)],
      ['posts a second', rate.toFixed(1), `${GOAL_SHARE * LIMIT}`],
      [`of Discord’s ${LIMIT}`, `${((100 * rate) / LIMIT).toFixed(0)} %`, `${100 * GOAL_SHARE} %`],
      ['of one processor', `${((processor / seconds) * 0.1).toFixed(0)} %`, ''],
      ['answers of 429', String(limited), '0'],
      ['commands meanwhile', String(meanwhile.length), ''],
      ['p50, ms', shown(meanwhile, 0.5), ''],
      ['p99, ms', shown(meanwhile, 0.99), '100'],
      ['p99 before, ms', shown(quietly, 0.99), ''],
    ],
    notes: [
      ...missedNote('commands meanwhile', meanwhile),
      `${PEOPLE} members and ${PEOPLE * ENTRIES_EACH} entries a group. Goals are set for 10,000 groups: --groups=10000 measures that.`,
      'p99 is no ratio: compare it with the one before. Where Cairn had little of a processor, the machine held the posts up.',
    ],
  };
}
