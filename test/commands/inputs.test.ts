// What members type, good and bad, each with its whole effect; and that what is refused has none, whatever it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportSchema, type PersonExport } from '#commands/privacy/export-schema.ts';
import { openWorld, type Said, type User, type World } from '#support/desk.ts';

let world: World;
let ben: User;

beforeAll(async () => {
  world = await openWorld('2026-03-06T10:00:00Z');
  const ana = world.user('Ana', { admin: true });
  ben = world.user('Ben');
  await ana.say('setup group name:"Study group" timezone:UTC start:2026-02-23');
  for (const user of [ana, ben]) await user.say('join start:2026-02-23');
});
afterAll(() => world.close());

/** All that is stored of Ben but what it takes to answer him: questions, answers given, codes tried. */
async function stored() {
  const { answer } = await ben.say('privacy export');
  const content = answer.kind === 'message' ? answer.files?.[0]?.content : undefined;
  const all: PersonExport = exportSchema.parse(JSON.parse(content ?? ''));
  const { exportedAt: _now, interactions: _given, unfinished: _asked, codeTries: _, ...rest } = all;
  return rest;
}

/** "90 min | coding | 2026-03-06 | "a note"": the one entry that stands, if one does. */
async function logged(): Promise<string | undefined> {
  const entry = (await stored()).entries.find(({ undoneAt }) => undoneAt === undefined);
  if (entry === undefined) return undefined;
  const { minutes, activity, metric, amount, item, date, evidence, note } = entry;
  const time = minutes === undefined ? undefined : `${minutes} min`;
  const words = note === undefined ? undefined : JSON.stringify(note);
  const parts = [time, activity, metric, amount, item, date, evidence, words];
  return parts.filter((part) => part !== undefined).join(' | ');
}

/** The first line of a message; a form with what stands in it. */
function answered({ answer, text }: Said): string {
  if (answer.kind !== 'form') return text.split('\n')[0] ?? '';
  const held = answer.form.fields.flatMap(({ id, value }) =>
    value === undefined ? [] : [[id, value]],
  );
  return `form ${JSON.stringify(Object.fromEntries(held))}`;
}

const fixture = readFileSync(join(import.meta.dirname, '../fixtures/inputs/typed.txt'), 'utf8');
const [, ...sections] = fixture.split(/^# /m);

describe.each(sections.map((section) => section.split('\n')))('%s', (name, ...lines) => {
  const rows = lines.filter((line) => line !== '').map((line) => line.split(' → '));
  test.each(rows)('%s → %s', async (typed = '', effect = '') => {
    const before = await stored();
    const said = await ben.say(typed, { escaped: name === 'slack' });
    const entry = await logged();
    if (entry !== undefined) await ben.say('undo');
    expect(entry ?? answered(said)).toBe(effect);
    if (entry === undefined) expect(await stored()).toEqual(before);
  });
});

test('there are 120 and more of them', () => {
  expect(fixture.match(/ → /g)?.length).toBeGreaterThanOrEqual(120);
});

test('whatever is typed, it is answered, and what is refused has no effect', async () => {
  const command = fc.constantFrom(
    ...['log', 'done', 'metric', 'timer', 'plan', 'join', 'skill', 'settings', 'history', 'link'],
  );
  const piece = fc.oneof(
    fc.constantFrom(
      ...['1h', '25h', 'coding', 'docker', 'start', 'pause', 'goal', 'shift', 'skip', 'commits'],
      ...['date:', 'date:03/04/2026', 'item:', 'evidence:x', 'until:', 'weeks:9e9', 'note:"', '='],
      ...['&lt;', '<@U1|x>', '<', 'visibility:', 'timezone:Berlinn', 'reason:', '-1', '80%', 'e'],
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const typing = fc.tuple(command, fc.array(piece, { maxLength: 5 }), fc.boolean());
  await fc.assert(
    fc.asyncProperty(typing, async ([name, pieces, escaped]) => {
      const before = await stored();
      const said = await ben.say([name, ...pieces].join(' '), { escaped });
      const { answer, text } = said;
      expect(answer.kind).not.toBe('nothing');
      const refused = answer.kind === 'message' && answer.refused !== undefined;
      const asked = answer.kind === 'form' || /Nothing was|Which one\?|Pick one of/.test(text);
      if (!refused && !asked) return;
      expect(await stored()).toEqual(before);
    }),
    { numRuns: 150 },
  );
});
