// Time to ready, and resident memory when idle: Cairn against a process that only imports the same SDKs.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSlack } from '#support/slack/start-slack.ts';
import { type CairnOptions, startCairn } from './cairn.ts';
import { openDiscord } from './discord-scene.ts';
import { median, spread } from './figures.ts';
import { type Party, startParty } from './party.ts';
import { inRoom, type Room } from './room.ts';
import type { Settings } from './settings.ts';
import type { Table } from './table.ts';

const IMPORTS = join(import.meta.dirname, 'parties/imports.ts');
const GOAL = '1.5';
const MEBIBYTE = 2 ** 20;

type Platforms = {
  readonly name: string;
  readonly sdks: readonly string[];
  /** Cairn on a new database. */
  open(room: Room): Promise<Omit<CairnOptions, 'file'>>;
};

const PLATFORMS: readonly Platforms[] = [
  {
    name: 'Discord',
    sdks: ['discord.js'],
    open: async (room) => ({ discord: await openDiscord(room) }),
  },
  {
    name: 'Slack',
    sdks: ['@slack/bolt'],
    open: async (room) => ({ slack: await openSlack(room) }),
  },
  {
    name: 'both',
    sdks: ['discord.js', '@slack/bolt'],
    open: async (room) => ({ discord: await openDiscord(room), slack: await openSlack(room) }),
  },
];

type Measured = {
  readonly readyAfter: number;
  readonly processorMilliseconds: number;
  readonly mebibytes: number;
};
type Round = { readonly bare: Measured; readonly cairn: Measured };

export async function idle({ quick }: Settings): Promise<Table> {
  const rounds = quick ? 1 : 3;
  const settled = quick ? 300 : 2_000;
  const rows: string[][] = [];
  for (const { name, sdks, open } of PLATFORMS) {
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const bare = await inRoom((room) => measure(bareImports(room, sdks), settled));
      const cairn = await inRoom(async (room) => {
        const file = join(room.folder, 'cairn.db');
        const options = { ...(await open(room)), file };
        return measure(startCairn(room, options), settled);
      });
      measured.push({ bare, cairn });
    }
    rows.push(
      rowOf(`${name}: ready, ms`, GOAL, measured, ({ readyAfter }) => readyAfter),
      rowOf(`${name}: processor, ms`, '', measured, (each) => each.processorMilliseconds),
      rowOf(`${name}: memory, MiB`, GOAL, measured, ({ mebibytes }) => mebibytes),
    );
  }
  return {
    title: 'idle: time to ready and resident memory, against the bare SDKs imported alone',
    columns: ['', 'ref', 'Cairn', 'ratio', 'goal'],
    rows,
    notes: [
      `${rounds} starts of each. Ready: imported, against a new database made, connected and commands registered.`,
      `Memory and processor time ${settled} ms after that, with no garbage collection asked for.`,
    ],
  };
}

function bareImports(room: Room, sdks: readonly string[]): Promise<Party> {
  // A module finds packages from where it lies, so the room's folder does not matter.
  return startParty(room, { run: [IMPORTS, ...sdks], ready: /^ready$/ });
}

async function openSlack(room: Room) {
  const slack = await startSlack();
  room.onLeave(() => slack.close());
  return slack;
}

async function measure(starting: Promise<Party>, settled: number): Promise<Measured> {
  const party = await starting;
  await wait(settled);
  const { processorMilliseconds, residentBytes } = await party.usage();
  const mebibytes = residentBytes / MEBIBYTE;
  return { readyAfter: party.readyAfter, processorMilliseconds, mebibytes };
}

function rowOf(
  name: string,
  goal: string,
  rounds: readonly Round[],
  of: (each: Measured) => number,
): string[] {
  return [
    name,
    median(rounds.map(({ bare }) => of(bare))).toFixed(0),
    median(rounds.map(({ cairn }) => of(cairn))).toFixed(0),
    spread(rounds.map(({ bare, cairn }) => of(cairn) / of(bare))),
    goal,
  ];
}
