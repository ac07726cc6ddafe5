// The file .env beside Cairn: variables of a host who does not set them in the environment.
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { HostError } from './core/model/host-error.ts';

/** Its variables; none where there is no such file. Throws HostError when it cannot be read. */
export function readDotEnv(): NodeJS.Dict<string> {
  if (!existsSync('.env')) return {};
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new HostError(
      `.env cannot be read (${code}). Let Cairn's user read it, or take it away.`,
    );
  }
}
