// The real process, as a host starts it: `npm start` with variables in the environment.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const MAIN = ['--import', join(ROOT, 'src/compile-cache.ts'), join(ROOT, 'src/main.ts')];
const START_MILLISECONDS = 60_000;

/** Set to nothing, so that neither a `.env` nor the shell's own variables get into a test. */
const NOT_SET = {
  DISCORD_TOKEN: '',
  DISCORD_API_URL: '',
  SLACK_BOT_TOKEN: '',
  SLACK_APP_TOKEN: '',
  SLACK_SIGNING_SECRET: '',
  SLACK_CLIENT_ID: '',
  SLACK_CLIENT_SECRET: '',
  SLACK_API_URL: '',
  PUBLIC_URL: '',
  HOST: '',
  LOG_LEVEL: '',
  PORT: '0',
} as const;

const LOGGED = z.looseObject({ msg: z.string(), pid: z.number(), url: z.string().optional() });
type Logged = z.infer<typeof LOGGED>;

export type Process = {
  readonly errors: () => readonly string[];
  readonly logged: readonly Logged[];
  /** Fulfils with the address of the web server once Cairn is running. */
  running(): Promise<string>;
  /** The exit code; null when it was killed. */
  ended(): Promise<number | null>;
  /** SIGTERM to Cairn itself; npm ends with Cairn's exit code. */
  terminate(): void;
  /** kill -9, of npm and all that it started. */
  kill(): void;
};

/** A folder for a database, removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-process-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * By npm as a host does; or, given arguments for Node, by them alone, which is what `npm start` runs, in the folder of
 * Cairn unless told.
 */
export function startProcess(
  environment: Readonly<Record<string, string>>,
  nodeArguments?: readonly string[],
  folder: string = ROOT,
): Process {
  const [command, ...rest] =
    nodeArguments === undefined
      ? (['npm', 'start', '--silent'] as const)
      : ([NODE, ...nodeArguments, ...MAIN] as const);
  const child = spawn(command, rest, {
    cwd: folder,
    env: { ...process.env, npm_config_loglevel: 'silent', ...NOT_SET, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a kill reaches what npm started too.
    detached: true,
  });
  const closed = once(child, 'close');
  const logged: Logged[] = [];
  let stderr = '';
  const running = Promise.withResolvers<string>();
  running.promise.catch(() => undefined);
  createInterface(child.stdout).on('line', (line) => {
    const entry = LOGGED.parse(JSON.parse(line));
    logged.push(entry);
    if (entry.url !== undefined) running.resolve(entry.url);
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  void closed.then(() => running.reject(new Error(`Cairn ended: ${stderr}`)));
  const timer = setTimeout(
    () => running.reject(new Error('Cairn does not start')),
    START_MILLISECONDS,
  );
  onTestFinished(async () => {
    clearTimeout(timer);
    signal(child, 'SIGKILL');
    await closed;
  });
  return {
    errors: () => stderr.split('\n').filter((line) => line !== ''),
    logged,
    running: () => running.promise,
    async ended() {
      await closed;
      return child.exitCode;
    },
    terminate() {
      // Not to npm: where its shell does not replace itself by what it runs, the signal ends there.
      const [line] = logged;
      if (line === undefined) throw new Error('Cairn has not started');
      process.kill(line.pid, 'SIGTERM');
    },
    kill: () => signal(child, 'SIGKILL'),
  };
}

function signal({ pid, exitCode, signalCode }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, name);
}
