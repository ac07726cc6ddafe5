// Text that would like to be more than text: it is shown on Discord as it was typed.
import { describe, expect, test } from 'vitest';
import { openStudyServer } from '../surfaces/discord/discord-world.ts';

const STONE = 'MLflow experiment tracking setup';

const HOSTILE = [
  '**bold** _italic_ ~~gone~~ `code`',
  '@everyone @here',
  '<@123456789012345678> <@&123456789012345678> <#123456789012345678>',
  '[free](https://evil.example) <https://evil.example>',
  '||spoiler||',
  '# heading',
  '> quote',
  '- list',
  '1. list',
  '-# small print',
  ':smile: <:wave:123456789012345678> <t:0:R>',
  '\\*escaped\\*',
  '```js\nalert(1)\n```',
];

describe('a note', () => {
  test.each(HOSTILE)('%s is shown to the letter', async (note) => {
    const { ana } = await openStudyServer();
    const answer = await ana.slash('general', 'log', { time: '1h', note });
    for (const line of note.split('\n')) expect(answer.text).toContain(line);
    expect(answer.message.pings).toEqual({ users: [], roles: [], everyone: false });
  });

  test('loses control characters and bidirectional overrides alone', async () => {
    const { ana } = await openStudyServer();
    const note = 'a\u202Eb\u2066c\u0007d';
    const answer = await ana.slash('general', 'log', { time: '1h', note });
    expect(answer.text).toContain('abcd');
  });
});

test('a name is never written out where a mention stands for it, and nobody is notified', async () => {
  const { guild, problems } = await openStudyServer();
  const eve = guild.member({ name: '**Eve** @everyone <@1> [x](https://evil.example)' });
  await eve.slash('general', 'join', { start: '2026-02-23' });
  await eve.slash('general', 'done', { item: STONE });
  const post = await guild.channel('cairn').waitFor(({ text }) => text.includes('laid a stone'));
  expect(post.markdown).toContain(eve.mention);
  expect(post.markdown).not.toContain('@everyone');
  expect(post.pings).toEqual({ users: [], roles: [], everyone: false });
  expect(problems()).toEqual([]);
});

test('the name of a server is text in the name of its group', async () => {
  const name = '**crew** @everyone [x](https://evil.example)';
  const { ana, olga } = await openStudyServer({ guild: { name } });
  const status = await olga.slash('general', 'setup', { action: 'status' });
  expect(status.text).toContain(name);
  expect((await ana.slash('general', 'join')).text).toContain(name);
});

test('a board of twenty names in Chinese is taken by Discord', async () => {
  const { guild, ana, problems } = await openStudyServer();
  const members = Array.from({ length: 20 }, (_, at) =>
    guild.member({ name: `${'学习机器学习的人'.repeat(4)}${at}` }),
  );
  await Promise.all(
    members.map(async (member) => {
      await member.slash('general', 'join', { start: '2026-02-23' });
      await member.slash('general', 'log', { time: '1h' });
    }),
  );
  const board = await ana.slash('general', 'leaderboard', { by: 'hours' });
  expect(board.text).toContain('学习');
  expect(problems()).toEqual([]);
});
