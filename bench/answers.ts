// How long a member on Discord waits for an answer, against a bare bot's ping.
import { ANSWER_COLUMNS, compareAnswers, type Pair } from './answer-times.ts';
import { seatBareBot, seatCairn } from './discord-scene.ts';
import { flushTime } from './disk.ts';
import { inRoom } from './room.ts';
import type { Settings } from './settings.ts';
import type { Table } from './table.ts';

const PEOPLE = 20;
const ENTRIES_EACH = 70;

export function answers({ quick }: Settings): Promise<Table> {
  return inRoom(async (room) => {
    const bare = await seatBareBot(room, PEOPLE);
    const cairn = await seatCairn(room, { people: PEOPLE, entriesEach: ENTRIES_EACH });
    const reference = bare.ask('ping');
    const pairs: readonly Pair[] = [
      { name: 'help', goal: 1.15, reference, subject: cairn.ask('help') },
      { name: 'leaderboard', goal: 1.6, reference, subject: cairn.ask('leaderboard') },
      { name: 'progress', goal: 1.6, reference, subject: cairn.ask('progress') },
      { name: 'log', goal: 2, reference, subject: cairn.ask('log', { time: '1m' }) },
    ];
    // Both have run hot before anything is measured.
    await compareAnswers(pairs, { rounds: 1, asksARound: quick ? 20 : 200 });
    const amount = quick ? { rounds: 3, asksARound: 10 } : { rounds: 20, asksARound: 25 };
    const { rows, notes } = await compareAnswers(pairs, amount);
    return {
      title: 'answers: a command on Discord, one at a time, against a bare bot’s ping (ms)',
      columns: ANSWER_COLUMNS,
      rows,
      notes: [
        ...notes,
        `A group of ${PEOPLE} with ${ENTRIES_EACH} entries each; ${amount.rounds} rounds of ${amount.asksARound} asks.`,
        `A log waits for the disk once; a page flushed to this one takes ${flushTime(room).toFixed(2)} ms.`,
      ],
    };
  });
}
