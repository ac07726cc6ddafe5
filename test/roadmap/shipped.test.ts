// The host's folder of roadmaps: YAML and Markdown beside the shipped one.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HostError } from '#core/model/host-error.ts';
import { loadRoadmaps } from '#roadmap/shipped.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'cairn-folder-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  copyFileSync('roadmap/mlops-cv-de.yaml', join(path, 'mlops-cv-de.yaml'));
  return path;
}

test('Markdown in the folder is a roadmap like any other; a README and other files are none', () => {
  const path = folder();
  const source = readFileSync('test/fixtures/roadmap/roadmap-source.md', 'utf8');
  writeFileSync(join(path, 'ours.md'), source.replace(/^# .*/u, '# Our roadmap'));
  writeFileSync(join(path, 'README.md'), '# What is here');
  writeFileSync(join(path, 'roadmap.schema.json'), '{}');
  const { byId, shipped } = loadRoadmaps(path);
  expect([...byId.keys()].toSorted()).toEqual(['mlops-cv-de', 'our-roadmap']);
  expect(byId.get('our-roadmap')?.items).toHaveLength(shipped.items.length);
});

test('an invalid Markdown file stops the start with its places', () => {
  const path = folder();
  writeFileSync(join(path, 'ours.md'), '# Ours\n\n## Quarter one\n');
  expect(() => loadRoadmaps(path)).toThrow(HostError);
  expect(() => loadRoadmaps(path)).toThrow(/ours\.md:3:1 expected a heading like/u);
});
