// Files that are for Cairn's user alone: made so from the start on, and looked at when it starts.
import { chmodSync, fstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from './core/model/log.ts';

/** Bits of a file's mode that let anybody but its owner in. */
const OTHERS = 0o077;

/** Whatever this process makes from now on nobody but its user can read. */
export function makeFilesPrivate(): void {
  process.umask(OTHERS);
}

/**
 * Closes a database, its log and its backups to others, as those of an older Cairn or of another program may not be,
 * and says so. What is the host's own (`.env`, the file that the log goes to) is named with what to do, a line each.
 */
export function checkPrivacyOfFiles(database: string, log: Log): void {
  // Windows has no such modes: who may read a folder is set on the folder.
  if (process.platform === 'win32') return;
  for (const file of ownFiles(database)) close(file, log);
  warn('.env', modeOf('.env'), 'chmod 600 .env', log);
  const written = openTo(fstatSync(process.stdout.fd));
  warn('the log', written, 'chmod 600 the file that standard output goes to', log);
}

function ownFiles(database: string): readonly string[] {
  const backups = join(dirname(database), 'backups');
  const parts = ['', '-wal', '-shm', '-journal'].map((part) => `${database}${part}`);
  return [...parts, ...filesIn(backups)];
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function close(file: string, log: Log): void {
  const before = modeOf(file);
  if (before === undefined) return;
  let todo = 'keep it where files have modes: here they cannot be set';
  try {
    chmodSync(file, 0o600);
  } catch {
    todo = `chmod 600 ${file}, as the user whose file it is`;
  }
  const after = modeOf(file);
  warn(file, after, todo, log);
  if (after === undefined) log.warn({ file, mode: before }, 'a file open to others was closed');
}

/** The mode of a file that is open to others, as `chmod` takes it; nothing where it is not, or is not there. */
function modeOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && openTo(stats);
}

function openTo(stats: Stats): string | undefined {
  const isOpen = stats.isFile() && (stats.mode & OTHERS) !== 0;
  return isOpen ? (stats.mode & 0o777).toString(8).padStart(4, '0') : undefined;
}

function warn(file: string, mode: string | undefined, todo: string, log: Log): void {
  if (mode !== undefined) log.warn({ file, mode, todo }, 'others on this machine can read a file');
}
