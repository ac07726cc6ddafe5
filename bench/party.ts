// A process that takes part in a benchmark: started, ready, asked what it has used, ended.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Room } from './room.ts';

const TELLS = join(import.meta.dirname, 'parties/tells.ts');
const START_MILLISECONDS = 60_000;
const PATIENCE_MILLISECONDS = 10_000;

const USAGE = z.object({ processorMilliseconds: z.number(), residentBytes: z.number() });
/** Processor time of all threads since the start; memory that is resident now. */
type Usage = z.infer<typeof USAGE>;

export type Party = {
  /** Milliseconds from the start of the process until it said that it is ready. */
  readonly readyAfter: number;
  usage(): Promise<Usage>;
  end(): Promise<void>;
};

export type PartyOptions = {
  /** What Node runs: the program and its arguments, arguments for Node before it. */
  readonly run: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The line on stdout that says it is ready. */
  readonly ready: RegExp;
};

/**
 * Starts a process on this Node, in the room's folder and with nothing of the shell's environment but PATH, so that
 * neither a `.env` nor a token gets in. It ends with the room, and with the benchmark.
 */
export async function startParty(room: Room, options: PartyOptions): Promise<Party> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', TELLS, ...options.run], {
    cwd: room.folder,
    env: { PATH: process.env['PATH'], ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const end = () => endOf(child);
  room.onLeave(end);
  await readiness(child, options.ready);
  return { readyAfter: performance.now() - began, usage: () => usageOf(child), end };
}

async function readiness(child: ChildProcess, ready: RegExp): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    errors += part;
  });
  if (child.stdout === null) throw new Error('A party has no stdout');
  createInterface(child.stdout).on('line', (line) => {
    if (ready.test(line)) resolve();
  });
  child.once('exit', () => reject(new Error(`A party ended before it was ready: ${errors}`)));
  const timer = setTimeout(
    () => reject(new Error(`A party was not ready within ${START_MILLISECONDS} ms: ${errors}`)),
    START_MILLISECONDS,
  );
  try {
    await promise;
  } finally {
    clearTimeout(timer);
  }
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const told = once(child, 'message', { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
  child.send('usage');
  const [usage] = await told;
  return USAGE.parse(usage);
}

/** Asked first, so that a database is closed; killed when it does not end. */
async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
  await exited;
  clearTimeout(timer);
}
