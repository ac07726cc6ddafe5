// Preloaded into Cairn: tells whoever connects to a socket which files and SQL statements have run since the last time.
import { Session } from 'node:inspector';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import type BetterSqlite3 from 'better-sqlite3';

const Database: typeof BetterSqlite3 = createRequire(import.meta.url)('better-sqlite3');
const statements: string[] = [];
const session = new Session();

// A thread that Cairn starts preloads this too.
if (isMainThread) watch(process.env['WATCH_SOCKET']);

function watch(socket: string | undefined): void {
  if (socket === undefined) throw new Error('WATCH_SOCKET names no socket');
  watchStatements();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const server = createServer((asking) => {
    asking.end(JSON.stringify({ files: filesRun(), statements: statements.splice(0) }));
  });
  server.listen(socket).unref();
}

/** Every execution of a prepared statement, whoever prepared it. */
function watchStatements(): void {
  const connection = new Database(':memory:');
  const prototype: BetterSqlite3.Statement = Object.getPrototypeOf(connection.prepare('SELECT 1'));
  connection.close();
  for (const name of ['run', 'get', 'all', 'iterate'] as const) {
    const original = prototype[name];
    Object.defineProperty(prototype, name, {
      value(this: BetterSqlite3.Statement, ...given: unknown[]) {
        statements.push(this.source);
        return Reflect.apply(original, this, given);
      },
    });
  }
}

/** Files in which a function ran; that a file was only loaded does not count. */
function filesRun(): readonly string[] {
  const files: string[] = [];
  // Within one thread it is answered before `post` returns.
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error !== null) throw error;
    for (const { url, functions } of result) {
      // The file as a whole is a nameless function that begins at 0.
      const ran = functions.some(
        ({ functionName, ranges: [range] }) =>
          range !== undefined && range.count > 0 && (functionName !== '' || range.startOffset > 0),
      );
      if (ran) files.push(url);
    }
  });
  return files;
}
