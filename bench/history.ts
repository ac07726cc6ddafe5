// What boards and overviews cost with a long history: one group with many members and entries against a small one.
import { ANSWER_COLUMNS, compareAnswers, type Pair } from './answer-times.ts';
import { seatCairn } from './discord-scene.ts';
import { inRoom } from './room.ts';
import type { Settings } from './settings.ts';
import type { Table } from './table.ts';

const ENTRIES_EACH = 200;
const SMALL = 10_000;
const GOAL = 1.5;

const LOOKS = {
  leaderboard: ['leaderboard', {}],
  'leaderboard week': ['leaderboard', { period: 'week' }],
  'leaderboard quarter hours': ['leaderboard', { period: 'quarter', by: 'hours' }],
  'leaderboard streak': ['leaderboard', { by: 'streak' }],
  progress: ['progress', {}],
  'progress time': ['progress', { view: 'time' }],
  history: ['history', {}],
} as const;

export function history({ quick, entries }: Settings): Promise<Table> {
  return inRoom(async (room) => {
    const seat = (size: number) =>
      seatCairn(room, { people: Math.ceil(size / ENTRIES_EACH), entriesEach: ENTRIES_EACH });
    const large = await seat(entries);
    const small = await seat(SMALL);
    const pairs = Object.entries(LOOKS).map(
      ([name, [command, options]]): Pair => ({
        name,
        goal: GOAL,
        reference: small.ask(command, options),
        subject: large.ask(command, options),
      }),
    );
    await compareAnswers(pairs, { rounds: 1, asksARound: 2 });
    const amount = { rounds: quick ? 2 : 5, asksARound: 2 };
    const shown = (size: number) => size.toLocaleString('en');
    const { rows, notes } = await compareAnswers(pairs, amount);
    return {
      title: `history: a group with ${shown(entries)} entries against one with ${shown(SMALL)} (ms)`,
      columns: ANSWER_COLUMNS,
      rows,
      notes: [
        ...notes,
        `${ENTRIES_EACH} entries a member, so ${shown(Math.ceil(entries / ENTRIES_EACH))} members against ${SMALL / ENTRIES_EACH}; ${amount.rounds} rounds of ${amount.asksARound} asks.`,
        'The goal is set for 10,000,000 entries and 50,000 members: --entries=10000000 measures that.',
      ],
    };
  });
}
