// Cairn is killed after a person was deleted and before anything followed: the next start does what is left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startDiscord } from '#support/discord/discord.ts';
import { startProcess, temporaryFolder } from './running-process.ts';

const PROGRAM = fileURLToPath(new URL('../storage/programs/delete-person.ts', import.meta.url));
const SECRET = 'hemlock';

test('text is out of the files before Cairn answers, and announcements say that they were removed', async () => {
  const discord = await startDiscord({ patience: 5_000 });
  onTestFinished(() => discord.close());
  const guild = discord.guild({ name: 'MLOps crew', channels: ['general'] });
  const ana = guild.member({ name: 'Ana', permissions: 'manage-guild' });
  const file = join(temporaryFolder(), 'cairn.db');
  const start = () =>
    startProcess({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: `file:${file}`,
    });
  const cairn = start();
  await cairn.running();
  await ana.slash('general', 'setup', { action: 'group' });
  await ana.slash('general', 'setup', { action: 'channel' });
  await ana.slash('general', 'join');
  await ana.slash('general', 'log', { time: '1h', note: SECRET });
  await ana.slash('general', 'done', { item: 'Dockerized application' });
  const announced = () => guild.channel('general').messages.map(({ text }) => text);
  cairn.terminate();
  await cairn.ended();

  await deleteAndBeKilled(file, ana.id);
  expect(found(file, SECRET)).toBe(true);
  expect(announced().join()).toContain('laid a stone');

  const again = start();
  await again.running();
  expect(found(file, SECRET)).toBe(false);
  expect(announced().join()).toContain('This announcement was removed.');
  expect(announced().join()).not.toContain('laid a stone');
});

/** kill -9, once the deletion is durable. */
async function deleteAndBeKilled(file: string, user: string): Promise<void> {
  const program = spawn(process.execPath, [PROGRAM, file, user], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    program.kill('SIGKILL');
  });
  await once(program.stdout, 'data');
  program.kill('SIGKILL');
  await once(program, 'close');
}

function found(file: string, word: string): boolean {
  const files = ['', '-wal', '-shm'].map((end) => `${file}${end}`).filter(existsSync);
  return files.some((each) => readFileSync(each, 'latin1').includes(word));
}
