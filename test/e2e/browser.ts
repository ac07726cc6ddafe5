// A real browser for tests: Chromium where the machine has one.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env['CAIRN_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium is; nothing when this machine has none. */
export const chromiumPath = PLACES.find((path) => path !== undefined && existsSync(path));

/**
 * Whether tests that need a browser are left out: only where there is none, and never where
 * CAIRN_REQUIRE_BROWSER=1 says that there has to be one.
 */
export function withoutBrowser(): boolean {
  if (chromiumPath !== undefined || process.env['CAIRN_REQUIRE_BROWSER'] === '1') return false;
  process.stderr.write(
    'Tests in a browser are skipped: no Chromium found. Install one or name it in CAIRN_CHROMIUM; CAIRN_REQUIRE_BROWSER=1 makes this a failure.\n',
  );
  return true;
}

export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined)
    throw new Error('CAIRN_REQUIRE_BROWSER=1, and there is no Chromium');
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}
