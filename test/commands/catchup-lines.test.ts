// Lines of catchup by the thousand: each is read or told why not, and what is offered in its place can be read.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineReader } from '#commands/catchup/line.ts';
import { linesOf, readLine } from '#commands/catchup/read-lines.ts';
import { Temporal } from '#core/time/temporal.ts';
import { studyGroup } from '#support/study-group.ts';

async function lineReader(): Promise<LineReader> {
  const { ben, store, parts, roadmap } = await studyGroup();
  const id = { surface: 'discord', workspaceId: '', userId: ben.id } as const;
  const account = await store.read.accounts.byUser(id);
  const [member] = account === undefined ? [] : await store.read.members.ofPerson(account.person);
  if (account === undefined || member === undefined) throw new Error('Ben is no member');
  const today = Temporal.PlainDate.from('2026-03-03');
  const { roadmaps } = parts;
  const facts = { today, roadmap, roadmaps: [...roadmaps.byId.values()], commands: [] };
  return { facts, member, account };
}

const WORDS = [
  ...['done', '✓', 'finished', 'note:', 'log', '-', ':', '1.', '12', '2', '1.30', '1/2', 'two'],
  ...['2h', '45m', '1h30', '25h', '9am-11am', '1:30', 'hours', 'coding', 'docs', 'exp', 'learning'],
  ...[
    'mon',
    'sun',
    'yesterday',
    'tomorrow',
    'last',
    'friday',
    '14.11',
    '03/04',
    '2026-02-30',
    'may',
  ],
  ...[
    'opencv',
    'docker',
    '"Dockerized application"',
    'https://x.de/a',
    'x.de/a',
    '"',
    'papers',
    '🪨',
  ],
  ...['of', 'on', 'commits', 'date:mon', 'time:2h', '"quoted words"', ';', ',', '<https://x.de>'],
];
const line = fc
  .array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...WORDS) }, fc.string()), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => words.join(' ').replaceAll('\n', ' '))
  .filter((text) => text.trim() !== '');

test('whatever stands in a line, it is read, or told why not', async () => {
  const reader = await lineReader();
  fc.assert(
    fc.property(line, (typed) => {
      const { reading } = readLine({ number: 1, typed: typed.trim() }, reader);
      if (reading.ok) return reading.value.date.toString() <= '2026-03-03';
      return reading.problem.what !== '';
    }),
    { numRuns: 1_000 },
  );
});

test('every try that a refused line shows can itself be read', async () => {
  const reader = await lineReader();
  fc.assert(
    fc.property(line, (typed) => {
      const { reading } = readLine({ number: 1, typed: typed.trim() }, reader);
      if (reading.ok) return;
      const { tries, examples = [] } = reading.problem;
      expect(tries.length + examples.length).toBeGreaterThan(0);
      for (const offered of [...tries, ...examples]) {
        expect(readLine({ number: 1, typed: offered }, reader).reading).toMatchObject({ ok: true });
      }
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['mon,2h,coding', { date: '2026-03-02', minutes: 120, activity: 'coding' }],
  ['mon;2h;coding', { date: '2026-03-02', minutes: 120, activity: 'coding' }],
  ['mon|2h|coding', { date: '2026-03-02', minutes: 120, activity: 'coding' }],
  ['coding,1,5h,mon', { date: '2026-03-02', minutes: 90, activity: 'coding' }],
  ['mon,coding 2h', { date: '2026-03-02', minutes: 120, activity: 'coding' }],
  ['2h,coding,read a,b papers', { minutes: 120, activity: 'coding', note: 'read a, b papers' }],
  ['14.11.,45m,docs', { date: '2025-11-14', minutes: 45, activity: 'documentation' }],
  ['2h coding read a,b papers', { minutes: 120, activity: 'coding', note: 'read a,b papers' }],
  ['2h coding note:a,b', { minutes: 120, activity: 'coding', note: 'a,b' }],
  ['1,5h', { minutes: 90 }],
])('bare marks part values: %s', async (typed, entry) => {
  const { reading } = readLine({ number: 1, typed }, await lineReader());
  if (!reading.ok) throw new Error(reading.problem.what);
  const { date, ...facts } = reading.value;
  expect({ ...facts, date: date.toString() }).toMatchObject(entry);
});

test('bare marks part what is done, and leave its link whole', async () => {
  const typed = 'done,dockerized-application,yesterday https://x.de/a,b';
  const { reading } = readLine({ number: 1, typed }, await lineReader());
  if (!reading.ok) throw new Error(reading.problem.what);
  expect(reading.value).toMatchObject({
    kind: 'completion',
    item: 'dockerized-application',
    evidence: 'https://x.de/a,b',
  });
});

test('a line is what it was, whatever spaces and empty lines stand around it', () => {
  fc.assert(
    fc.property(line, line, (one, other) => {
      const lines = linesOf(`  ${one}\t\n\n ${other} \n`);
      expect(lines).toEqual([
        { number: 1, typed: one.trim() },
        { number: 3, typed: other.trim() },
      ]);
    }),
  );
});
