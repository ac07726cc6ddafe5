// The shape of the project, enforced: who may import whom, and that the registry equals its folder.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What each folder may import of the project, by the start of the path. Only the composition roots import everything. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/async': ['src/async'],
  'src/core': ['src/async', 'src/core'],
  'src/core/rules': ['src/core'],
  commands: ['src/async', 'src/core', 'commands'],
  'src/render': ['src/async', 'src/core', 'src/render'],
  ...Object.fromEntries(
    readdirSync(join(ROOT, 'src/surfaces'))
      .map((name) => `src/surfaces/${name}`)
      .map((folder) => [folder, ['src/async', 'src/core', 'src/render', folder]]),
  ),
  'src/storage': ['src/async', 'src/core', 'src/storage'],
  'src/scheduler': ['src/async', 'src/core', 'src/scheduler'],
  'src/roadmap': ['src/async', 'src/core', 'src/roadmap'],
  'src/web': ['src/async', 'src/core', 'src/render', 'src/web'],
};

/** Platform SDKs and drivers, and the only folder that may know each. */
const PACKAGES: Readonly<Record<string, string>> = {
  'discord.js': 'src/surfaces/discord',
  '@slack/bolt': 'src/surfaces/slack',
  '@slack/web-api': 'src/surfaces/slack',
  '@slack/socket-mode': 'src/surfaces/slack',
  'better-sqlite3': 'src/storage',
  'drizzle-orm': 'src/storage',
};

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

function sources(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Imports of a file as project paths ("src/core/…") or package names. */
function importsOf(file: string): readonly Import[] {
  const code = readFileSync(join(ROOT, file), 'utf8');
  const statements = code.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gms,
  );
  return [...statements].map((match) => ({
    from: file,
    to: projectPath(file, match[2] ?? match[3] ?? match[4] ?? ''),
    typeOnly: match[1] !== undefined,
  }));
}

function projectPath(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(file), specifier));
  if (!specifier.startsWith('#')) return specifier;
  const [name = '', ...rest] = specifier.slice(1).split('/');
  return [name === 'commands' ? 'commands' : `src/${name}`, ...rest].join('/');
}

const files = [...sources('src'), ...sources('commands')];

describe('imports', () => {
  test.each(Object.entries(ALLOWED))('%s imports what it may', (folder, allowed) => {
    const wrong = files
      .filter((file) => file.startsWith(`${folder}/`))
      .flatMap(importsOf)
      .filter(({ to }) => /^(src|commands|test|bench)\//.test(to))
      .filter(({ to }) => !allowed.some((start) => to.startsWith(`${start}/`)));
    expect(wrong).toEqual([]);
  });

  test('a platform’s SDK or a driver is known in one folder alone', () => {
    const wrong = files.flatMap(importsOf).filter(({ from, to, typeOnly }) => {
      const home = Object.entries(PACKAGES).find(
        ([name]) => to === name || to.startsWith(`${name}/`),
      );
      return (
        home !== undefined &&
        !typeOnly &&
        !home[1].split(' ').some((start) => from.startsWith(start))
      );
    });
    expect(wrong).toEqual([]);
  });

  test('every folder of src has its rule', () => {
    const roots = [
      'src/main.ts',
      'src/config.ts',
      'src/compile-cache.ts',
      'src/connecting.ts',
      'src/housekeeping.ts',
      'src/logging.ts',
      'src/last-resort.ts',
      'src/private-files.ts',
      'src/readiness.ts',
      'src/stopping.ts',
      'src/cli/',
    ];
    const outside = files.filter(
      (file) =>
        ![...Object.keys(ALLOWED).map((folder) => `${folder}/`), ...roots].some((start) =>
          file.startsWith(start),
        ),
    );
    expect(outside).toEqual([]);
  });
});

describe('the registry', () => {
  test('lists exactly the files of commands/', () => {
    const inFolder = readdirSync(join(ROOT, 'commands'))
      .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
      .map((name) => name.replace(/\.ts$/, ''));
    expect(commands.map(({ name }) => name).toSorted()).toEqual(inFolder.toSorted());
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    '%s fits the platforms: names, lengths, required options first',
    (name, command) => {
      expect(name).toMatch(/^[a-z]{1,32}$/);
      expect(command.about.length).toBeLessThanOrEqual(100);
      const options = Object.entries(command.options);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const [option, { about }] of options) {
        expect(option).toMatch(/^(?=.{1,32}$)[a-z]+(-[a-z]+)*$/);
        expect(about.length).toBeLessThanOrEqual(100);
      }
      const required = options.map(([, option]) => option.required);
      expect(required).toEqual(required.toSorted((one, other) => Number(other) - Number(one)));
    },
  );
});
