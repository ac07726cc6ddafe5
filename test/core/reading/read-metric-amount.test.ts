// What may be logged of each kind of success metric.
import { expect, test } from 'vitest';
import { amountFor, readWrittenAmount } from '#core/reading/read-metric-amount.ts';
import { metricById } from '#core/roadmap/lookups.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';
import { suggested, told } from './expect-reading.ts';

const loaded = loadRoadmapFile('roadmap/mlops-cv-de.yaml');
if (!loaded.ok) throw new Error('The roadmap is not valid');
const { roadmap } = loaded;

function amount(metric: string, text: string): string {
  const written = readWrittenAmount(text);
  return told(written.ok ? amountFor(metricById(roadmap, metric), written.value) : written);
}

test.each([
  ['commits', '12', '→ 12'],
  ['coverage', '80%', '→ 80'],
  ['coverage', '82,5 %', '→ 82.5'],
  ['coverage', '0', '→ 0'],
  ['coverage', '1', '→ 1'],
  ['coverage', '0.85%', '→ 0.85'],
  ['coverage', '85 percent', '→ 85'],
  ['commits', 'ten', '→ 10'],
  ['commits', "1'200", '→ 1200'],
  ['deployed', 'yes', '→ 1'],
  ['deployed', 'No', '→ 0'],
  ['deployed', '1', '→ 1'],
  ['dropped', '7', '→ 7'],
])('%s takes %s', (metric, text, expected) => {
  expect(amount(metric, text)).toBe(expected);
});

test.each([
  ['commits', '0'],
  ['commits', '-3'],
  ['commits', '2.5'],
  ['commits', '80%'],
  ['commits', 'yes'],
  ['commits', '100001'],
  ['commits', '1,000'],
  ['coverage', '101'],
  ['coverage', '-1'],
  ['deployed', '-1'],
  ['dropped', '-1'],
  ['coverage', 'yes'],
  ['deployed', '2'],
  ['deployed', '100%'],
  ['deployed', 'perhaps'],
  ['dropped', '100001'],
])('%s refuses %s and says what it takes', (metric, text) => {
  expect(amount(metric, text)).toMatch(/^[^→].*(?:Try|For example): \S/);
});

test.each([
  ['0.85', '0.85 can mean 85 % or 0.85 %. Try: 85% | 0.85%'],
  [',5', '0.5 can mean 50 % or 0.5 %. Try: 50% | 0.5%'],
  ['0.29', '0.29 can mean 29 % or 0.29 %. Try: 29% | 0.29%'],
  ['0.005', '0.005 can mean 0.5 % or 0.005 %. Try: 0.5% | 0.005%'],
])('a percentage of %s without its sign may be a share of one', (text, answer) => {
  expect(amount('coverage', text)).toBe(`80%+ test coverage on all projects: ${answer}`);
  const written = readWrittenAmount(text);
  const reading = written.ok && amountFor(metricById(roadmap, 'coverage'), written.value);
  expect(reading).toMatchObject({ problem: { why: 'ambiguous' } });
  for (const meaning of suggested(reading || written)) {
    expect(amount('coverage', meaning)).toMatch(/^→/);
  }
});
