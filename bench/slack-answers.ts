// How long a member on Slack waits for an answer in Socket Mode, against a bare Bolt app that acknowledges.
import { join } from 'node:path';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { type Slack, startSlack } from '#support/slack/start-slack.ts';
import { ANSWER_COLUMNS, type Ask, compareAnswers, type Pair } from './answer-times.ts';
import { startBareApp, startCairn } from './cairn.ts';
import { inRoom, type Room } from './room.ts';
import type { Settings } from './settings.ts';
import { now, seedGroup } from './study-group.ts';
import type { Table } from './table.ts';

const PEOPLE = 20;
const ENTRIES_EACH = 70;

export function slackAnswers({ quick }: Settings): Promise<Table> {
  return inRoom(async (room) => {
    const bare = await openWorkspace(room);
    await startBareApp(room, bare.slack);
    const own = await openWorkspace(room);
    await startCairn(room, { slack: own.slack, file: await seeded(room, own) });
    const reference = bare.ask('/ping', '');
    const pairs: readonly Pair[] = [
      { name: 'help', goal: 1.15, reference, subject: own.ask('/cairn', 'help') },
      { name: 'leaderboard', goal: 1.6, reference, subject: own.ask('/cairn', 'leaderboard') },
      { name: 'progress', goal: 1.6, reference, subject: own.ask('/cairn', 'progress') },
      { name: 'log', goal: 2, reference, subject: own.ask('/cairn', 'log 1m') },
    ];
    await compareAnswers(pairs, { rounds: 1, asksARound: quick ? 20 : 200 });
    const amount = quick ? { rounds: 3, asksARound: 10 } : { rounds: 20, asksARound: 25 };
    const { rows, notes } = await compareAnswers(pairs, amount);
    return {
      title:
        'slack-answers: a command on Slack, one at a time, against a bare acknowledgement (ms)',
      columns: ANSWER_COLUMNS,
      rows,
      notes: [
        ...notes,
        `A group of ${PEOPLE} with ${ENTRIES_EACH} entries each; ${amount.rounds} rounds of ${amount.asksARound} asks.`,
      ],
    };
  });
}

/** A Slack on loopback with its people in one channel. Rate limits are off: they are not what is measured. */
async function openWorkspace(room: Room) {
  const slack = await startSlack({ rateLimits: false });
  room.onLeave(() => slack.close());
  const people = Array.from({ length: PEOPLE }, (_, at) =>
    slack.team.user({ name: `Member ${at}` }),
  );
  const channel = slack.team.channel('general', { botIsMember: true });
  const ask =
    (command: string, text: string): Ask =>
    async (time) => {
      const answer = await people[time % PEOPLE]?.slash(channel, command, text);
      if (answer?.message === undefined) throw new Error(`${command} ${text} was not answered`);
    };
  return { slack, people, channel, ask };
}

type Workspace = {
  readonly slack: Slack;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly channel: { readonly id: string };
};

/** The database file of a group in the workspace. */
async function seeded(room: Room, { slack, people, channel }: Workspace): Promise<string> {
  const file = join(room.folder, 'cairn.db');
  const store = await openSqliteStore({ file });
  await seedGroup(store, {
    name: 'MLOps crew',
    place: { surface: 'slack', workspaceId: slack.team.id, channelId: channel.id },
    people,
    now: now(),
    entriesEach: ENTRIES_EACH,
  });
  await store.close();
  return file;
}
