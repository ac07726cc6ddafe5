// The command line's `roadmap validate` and `roadmap schema`, and the schema that editors use.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateSchema, ROADMAP_SCHEMA_FILE, roadmapJsonSchema } from '#cli/roadmap/schema.ts';
import { validateRoadmapFiles } from '#cli/roadmap/validate.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-roadmap-'));

function validate(...paths: string[]) {
  const lines: string[] = [];
  const exitCode = validateRoadmapFiles(paths, (line) => lines.push(line));
  return { exitCode, lines };
}

describe('roadmap validate', () => {
  test('says what a valid file holds', () => {
    expect(validate('roadmap/mlops-cv-de.yaml')).toEqual({
      exitCode: 0,
      lines: [
        'roadmap/mlops-cv-de.yaml: valid, 8 quarters, 41 technologies, 40 skills, 32 deliverables, 25 resources',
      ],
    });
  });

  test('writes each error in a line, checks the other files too, and fails', () => {
    const path = join(folder, 'bad.yaml');
    const small = readFileSync('test/fixtures/roadmap/small.yaml', 'utf8');
    writeFileSync(path, small.replace('share: 60', 'share: 50').replace('number: 2', 'number: 4'));
    expect(validate(path, 'test/fixtures/roadmap/small.yaml')).toEqual({
      exitCode: 1,
      lines: [
        `${path}:10:3 activities: expected shares that add up to 100, found shares that add up to 90`,
        `${path}:24:13 quarters[1].number: expected 2, by its place in the list, found 4`,
        'test/fixtures/roadmap/small.yaml: valid, 2 quarters, 1 technology, 0 skills, 2 deliverables, 0 resources',
      ],
    });
  });

  test('asks for a file when none is named', () => {
    expect(validate().exitCode).toBe(2);
  });
});

describe('the JSON Schema', () => {
  test('in the roadmap folder is up to date (else: npm run cairn -- roadmap schema)', () => {
    expect(readFileSync(ROADMAP_SCHEMA_FILE, 'utf8')).toBe(roadmapJsonSchema());
  });

  test('is what the first line of the roadmap names', () => {
    const [first] = readFileSync('roadmap/mlops-cv-de.yaml', 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=./roadmap.schema.json');
  });

  test('describes every field of a file, so that editors explain them', () => {
    const undescribed: string[] = [];
    const look = (value: unknown, path: string, isField: boolean) => {
      if (typeof value !== 'object' || value === null) return;
      if (isField && !('description' in value || 'const' in value)) undescribed.push(path);
      const isParent = path.endsWith('.properties');
      for (const [key, child] of Object.entries(value)) look(child, `${path}.${key}`, isParent);
    };
    look(JSON.parse(roadmapJsonSchema()), '', false);
    expect(undescribed).toEqual([]);
  });

  test('is written where it is asked for', () => {
    const path = join(folder, 'schema.json');
    expect(generateSchema(path, () => {})).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(roadmapJsonSchema());
  });
});
