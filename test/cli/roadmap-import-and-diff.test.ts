// `roadmap import` and `roadmap diff` as a host uses them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { diffRoadmapFiles } from '#cli/roadmap/diff.ts';
import { importRoadmapFile } from '#cli/roadmap/import.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';

const SOURCE = 'test/fixtures/roadmap/roadmap-source.md';
const SHIPPED = 'roadmap/mlops-cv-de.yaml';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'cairn-roadmap-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function run(command: (write: (line: string) => void) => number) {
  const lines: string[] = [];
  return { code: command((line) => lines.push(line)), lines };
}

test('an import writes a file that loads, and never over one that is there', () => {
  const out = join(folder(), 'ours.yaml');
  expect(run((write) => importRoadmapFile(SOURCE, { out }, write)).code).toBe(0);
  expect(loadRoadmapFile(out).ok).toBe(true);
  writeFileSync(out, 'mine');
  const again = run((write) => importRoadmapFile(SOURCE, { out }, write));
  expect(again.code).toBe(1);
  expect(again.lines.join()).toContain('already exists');
  expect(readFileSync(out, 'utf8')).toBe('mine');
});

test('an import with the ids of an earlier roadmap differs in no item from it', () => {
  const out = join(folder(), 'ours.yaml');
  run((write) => importRoadmapFile(SOURCE, { out, idsFrom: SHIPPED }, write));
  expect(run((write) => diffRoadmapFiles(SHIPPED, out, write))).toEqual({
    code: 0,
    lines: ['The items are the same.'],
  });
});

test('a diff names what was removed, added, renamed, moved and made optional', () => {
  const changed = join(folder(), 'changed.yaml');
  const yaml = readFileSync(SHIPPED, 'utf8')
    .replace('      - id: docker-fundamentals', '      - id: containers')
    .replace('title: FastAPI basics', 'title: FastAPI, the basics\n        optional: true');
  writeFileSync(changed, yaml);
  expect(run((write) => diffRoadmapFiles(SHIPPED, changed, write)).lines).toEqual([
    '- removed: docker-fundamentals "Docker fundamentals" (Q1, technology)',
    '+ added: containers "Docker fundamentals" (Q1, technology)',
    '~ renamed: fastapi-basics "FastAPI basics" (Q1, technology), now "FastAPI, the basics"',
    '~ optional now: fastapi-basics "FastAPI basics" (Q1, technology)',
  ]);
});

test('a file that cannot be read is told with its place', () => {
  const { code, lines } = run((write) => importRoadmapFile('nowhere.md', {}, write));
  expect(code).toBe(1);
  expect(lines).toEqual(['nowhere.md:1:1 expected a file that can be read, found no such file']);
});
