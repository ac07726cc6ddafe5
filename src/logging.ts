// The log: JSON lines on standard output.
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** A log that goes on in silence when nobody reads standard output any more. */
export function createLog(level: LogLevel): Logger {
  // Written through Node's own stream: pino's repeats a broken pipe for ever while the process exits.
  process.stdout.on('error', () => undefined);
  return pino({ level }, process.stdout);
}
