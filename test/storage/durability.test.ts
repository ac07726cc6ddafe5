// What was acknowledged is there after the process is killed, and two processes can write to one file.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { EntryId } from '#core/model/ids.ts';
import { user } from '../contract/store/scene.ts';
import { openTemporaryStore, temporaryFile } from './temporary-file.ts';

const PROGRAM = fileURLToPath(new URL('./programs/write-entries.ts', import.meta.url));

test('every acknowledged entry survives the process being killed', async () => {
  const file = temporaryFile('cairn.db', tmpdir());
  const writer = startWriter(file, 'ana', 1_000_000);
  const acknowledged = collectIds(writer);
  while (acknowledged.length < 30 && writer.exitCode === null && writer.stdout) {
    await once(writer.stdout, 'data');
  }
  writer.kill('SIGKILL');
  await once(writer, 'close');

  const store = await openTemporaryStore(file);
  expect(acknowledged.length).toBeGreaterThanOrEqual(30);
  for (const id of acknowledged) expect((await store.read.entries.byId(id))?.id).toBe(id);
});

test('two processes that write at once lose nothing and disturb nobody', async () => {
  const file = temporaryFile('cairn.db', tmpdir());
  const writers = ['ana', 'ben'].map((name) => startWriter(file, name, 60));
  const ids = writers.map(collectIds);
  const codes = await Promise.all(writers.map(async (writer) => (await once(writer, 'close'))[0]));
  expect(codes).toEqual([0, 0]);
  expect(new Set(ids.flat()).size).toBe(120);

  const store = await openTemporaryStore(file);
  for (const name of ['ana', 'ben']) {
    const account = await store.read.accounts.byUser(user(name));
    const [member] = account ? await store.read.members.ofPerson(account.person) : [];
    expect(member && (await store.read.totals.minutesIn(member.id, {}))).toBe(60);
  }
});

function startWriter(file: string, name: string, count: number): ChildProcess {
  const writer = spawn(process.execPath, [PROGRAM, file, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    writer.kill('SIGKILL');
  });
  return writer;
}

/** The ids that a writer has printed in whole lines, growing while it runs. */
function collectIds(writer: ChildProcess): EntryId[] {
  const ids: EntryId[] = [];
  let rest = '';
  writer.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    // Ids as the store itself printed them.
    ids.push(...lines.map((line) => Number(line) as EntryId));
  });
  return ids;
}
