// Drizzle is loaded in one place, by its CommonJS build; its ES modules cost ten times the memory.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOOR = 'src/storage/driver/drizzle.ts';

test('nothing imports Drizzle at run time but its one door', () => {
  const files = globSync(['src/**/*.ts', 'commands/**/*.ts', 'bench/**/*.ts'], { cwd: ROOT });
  expect(files).toContain(DOOR);
  const loading = files.filter((file) => file !== DOOR && loadsDrizzle(`${ROOT}/${file}`));
  expect(loading).toEqual([]);
});

test('opening a store loads no ES module of Drizzle', () => {
  const program = `
    import { registerHooks } from 'node:module';
    registerHooks({ load(url, context, next) {
      if (/drizzle-orm.*\\.m?js$/.test(url)) throw new Error('loaded ' + url);
      return next(url, context);
    } });
    await import('#storage/open-store.ts');`;
  const run = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT });
  expect(run).not.toThrow();
});

/** Looks for imports and exports from Drizzle that are more than types. */
function loadsDrizzle(path: string): boolean {
  const source = readFileSync(path, 'utf8');
  const statements = source.matchAll(
    /\b(import|export)\b(?! type\b)[^;'"]*?(from\s*|\(\s*)?['"]drizzle-orm/g,
  );
  const inTypes = /typeof import\(['"]drizzle-orm/;
  return (
    [...statements].some(([text]) => !inTypes.test(text)) || /require\(['"]drizzle-orm/.test(source)
  );
}
