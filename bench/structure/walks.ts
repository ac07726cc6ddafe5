// What Cairn runs for a command, for a board and for a nudge: it works as a process, on a Discord on loopback.
import { connect } from 'node:net';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Discord, startDiscord } from '#support/discord/discord.ts';
import type { Guild } from '#support/discord/guild.ts';
import type { Member } from '#support/discord/user.ts';
import type { OptionValues } from '#support/discord/user-options.ts';
import { createMovedClock, type MovedClock } from '#support/moved-clock/moved-clock.ts';
import { startParty } from '../party.ts';
import { inRoom, type Room } from '../room.ts';

export type Walk = Ran & { readonly name: string };

type Ran = {
  /** Files of the project in which a function ran. */
  readonly files: readonly string[];
  /** As they were executed, but for those that begin and end units of work. */
  readonly statements: readonly string[];
  /** How many units of work were begun. */
  readonly units: number;
};

const ROOT = join(import.meta.dirname, '../..');
const WATCH = join(import.meta.dirname, '../parties/watch.ts');
const TOLD = z.object({ files: z.array(z.string()), statements: z.array(z.string()) });
const BOUND = /^(BEGIN|COMMIT|ROLLBACK)\b/;

const FIRST_DAY = '2026-03-03T10:00:01Z';
const MONDAYS = ['2026-03-09', '2026-03-16', '2026-03-23'];
/** Asked so often; what runs by itself every ten seconds may fall into one of them, not into all. */
const TIMES = 5;
/** What follows an answer or a post has happened by then. */
const AFTERWARDS_MILLISECONDS = 500;
/** A clock that has jumped is noticed within a second, and what is due then is done. */
const JUMPED_MILLISECONDS = 3_000;
const POST_MILLISECONDS = 10_000;

export function takeWalks(): Promise<readonly Walk[]> {
  return inRoom(async (room) => {
    const scene = await openScene(room);
    const { ana, ben } = scene;
    return [
      await command(scene, ana, ['log', { time: '1h30m', activity: 'coding' }]),
      await command(scene, ben, ['leaderboard', {}]),
      await nudge(scene),
    ];
  });
}

type Scene = {
  readonly clock: MovedClock;
  readonly guild: Guild;
  readonly ana: Member;
  readonly ben: Member;
  /** What has run since the last time. */
  readonly ran: () => Promise<Ran>;
};

/** A group with two members, whose nudge is due on Mondays at 08:00 UTC. */
async function openScene(room: Room): Promise<Scene> {
  const clock = createMovedClock(room.folder, FIRST_DAY);
  const discord = await startDiscord({ clock, patience: 10_000 });
  room.onLeave(() => discord.close());
  const guild = discord.guild({ name: 'MLOps crew' });
  const ana = guild.member({ name: 'Ana', permissions: 'manage-guild' });
  const ben = guild.member({ name: 'Ben' });
  const ran = await startWatched(room, discord, clock);
  await ana.slash('general', 'setup', { action: 'group', timezone: 'UTC', start: '2026-02-23' });
  await ana.slash('general', 'setup', { action: 'channel', channel: guild.channel('general') });
  await ana.slash('general', 'setup', { action: 'schedule', day: 'monday', time: '08:00' });
  for (const member of [ana, ben]) await member.slash('general', 'join', { start: '2026-02-23' });
  await ben.slash('general', 'log', { time: '2h', activity: 'learning' });
  return { clock, guild, ana, ben, ran };
}

async function startWatched(
  room: Room,
  discord: Discord,
  clock: MovedClock,
): Promise<Scene['ran']> {
  const socket = join(room.folder, 'watch');
  await startParty(room, {
    run: [...clock.nodeArguments, '--import', WATCH, join(ROOT, 'src/main.ts')],
    environment: {
      ...clock.environment,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: `file:${join(room.folder, 'cairn.db')}`,
      PORT: '0',
      WATCH_SOCKET: socket,
    },
    ready: /"Cairn is running"/,
  });
  return async () => {
    const { files, statements } = TOLD.parse(JSON.parse(await text(connect(socket))));
    return {
      files: ownFiles(files),
      statements: statements.filter((statement) => !BOUND.test(statement)),
      units: statements.filter((statement) => statement.startsWith('BEGIN')).length,
    };
  };
}

function ownFiles(urls: readonly string[]): readonly string[] {
  return urls
    .filter((url) => url.startsWith('file:'))
    .map((url) => relative(ROOT, fileURLToPath(url)))
    .filter((path) => /^(src|commands)\//.test(path))
    .toSorted();
}

async function command(
  { ran }: Scene,
  member: Member,
  [name, options]: readonly [string, OptionValues],
): Promise<Walk> {
  const ask = async () => {
    const answer = await member.slash('general', name, options);
    await answer.settled();
    await wait(AFTERWARDS_MILLISECONDS);
  };
  await ask();
  const walks: Walk[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await ran();
    await ask();
    walks.push({ name: `/${name}`, ...(await ran()) });
  }
  return least(walks);
}

/** The first Monday is to warm up. */
async function nudge(scene: Scene): Promise<Walk> {
  const walks: Walk[] = [];
  for (const monday of MONDAYS) {
    // Shortly before, so that nothing but the nudge is due by the next jump.
    scene.clock.set(`${monday}T07:50:01Z`);
    await wait(JUMPED_MILLISECONDS);
    await scene.ran();
    await nudged(scene, `${monday}T08:00:01Z`);
    walks.push({ name: 'a nudge', ...(await scene.ran()) });
  }
  return least(walks.slice(1));
}

async function nudged({ clock, guild }: Scene, due: string): Promise<void> {
  const before = guild.channel('general').messages.length;
  clock.set(due);
  await guild
    .channel('general')
    .waitFor(() => guild.channel('general').messages.length > before, POST_MILLISECONDS);
  await wait(AFTERWARDS_MILLISECONDS);
}

/** What came by chance at the same time only adds. */
function least(walks: readonly Walk[]): Walk {
  const [first] = walks.toSorted(
    (one, other) =>
      one.statements.length - other.statements.length || one.files.length - other.files.length,
  );
  if (first === undefined) throw new Error('No walk was taken');
  return first;
}
