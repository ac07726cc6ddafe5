// The processor time that a command costs while many members ask at once, against a bare bot's ping.
import { type Ask, type Asked, attempt, missedNote } from './answer-times.ts';
import { type Seat, seatBareBot, seatCairn } from './discord-scene.ts';
import { median, spread } from './figures.ts';
import { inRoom } from './room.ts';
import type { Settings } from './settings.ts';
import type { Table } from './table.ts';

const PEOPLE = 50;
const ENTRIES_EACH = 70;
const GOAL = 2.5;

/** Of one round: milliseconds of processor time an answer, answers a second. */
type Cost = {
  readonly milliseconds: number;
  readonly perSecond: number;
  readonly asked: readonly Asked[];
};

type Round = { readonly bare: Cost; readonly cairn: Cost };

export function saturated({ quick }: Settings): Promise<Table> {
  return inRoom(async (room) => {
    const bare = await seatBareBot(room, PEOPLE);
    const cairn = await seatCairn(room, { people: PEOPLE, entriesEach: ENTRIES_EACH });
    const commands: readonly (readonly [string, Ask])[] = [
      ['help', cairn.ask('help')],
      ['leaderboard', cairn.ask('leaderboard')],
      ['progress', cairn.ask('progress')],
      ['log', cairn.ask('log', { time: '1m' })],
    ];
    const rounds = quick ? 2 : 5;
    const asks = quick ? 100 : 200;
    const rows: string[][] = [];
    const missed: string[] = [];
    for (const [name, ask] of commands) {
      const costs = await inTurns({ bare, cairn, ask, rounds, asks });
      rows.push(rowOf(name, costs));
      missed.push(
        ...missedNote(
          'reference',
          costs.flatMap((each) => each.bare.asked),
        ),
      );
      missed.push(
        ...missedNote(
          name,
          costs.flatMap((each) => each.cairn.asked),
        ),
      );
    }
    return {
      title: `saturated: processor time a command on Discord, ${PEOPLE} members asking at once`,
      columns: ['', 'ref ms', 'ms', 'ref/s', 'answers/s', 'ratio of ms', 'goal'],
      rows,
      notes: [
        ...missed,
        `${rounds} rounds of ${asks} answers. All threads of the process count, garbage collection too.`,
        'The platform and its members are one process: they may be what limits the answers a second.',
      ],
    };
  });
}

type Turns = {
  readonly bare: Seat;
  readonly cairn: Seat;
  readonly ask: Ask;
  readonly rounds: number;
  readonly asks: number;
};

async function inTurns({ bare, cairn, ask, rounds, asks }: Turns): Promise<readonly Round[]> {
  const ping = bare.ask('ping');
  // Both have run hot before anything is measured.
  await costOf(bare, ping, asks);
  await costOf(cairn, ask, asks);
  const costs: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    costs.push({ bare: await costOf(bare, ping, asks), cairn: await costOf(cairn, ask, asks) });
  }
  return costs;
}

async function costOf({ party }: Seat, ask: Ask, asks: number): Promise<Cost> {
  const before = await party.usage();
  const began = performance.now();
  const asked: Asked[] = [];
  let next = 0;
  const busy = Array.from({ length: PEOPLE }, async () => {
    while (next < asks) {
      next += 1;
      asked.push(await attempt(ask, next));
    }
  });
  await Promise.all(busy);
  const seconds = (performance.now() - began) / 1_000;
  const after = await party.usage();
  const answered = asked.filter(({ missed }) => missed === undefined).length;
  return {
    milliseconds: (after.processorMilliseconds - before.processorMilliseconds) / answered,
    perSecond: answered / seconds,
    asked,
  };
}

function rowOf(name: string, costs: readonly Round[]): string[] {
  const middle = (of: (each: Round) => number, digits: number) =>
    median(costs.map(of)).toFixed(digits);
  return [
    name,
    middle(({ bare }) => bare.milliseconds, 2),
    middle(({ cairn }) => cairn.milliseconds, 2),
    middle(({ bare }) => bare.perSecond, 0),
    middle(({ cairn }) => cairn.perSecond, 0),
    spread(costs.map(({ bare, cairn }) => cairn.milliseconds / bare.milliseconds)),
    String(GOAL),
  ];
}
