// Buttons, menus and forms that nobody was shown: whatever they carry, they are answered, and others' things stay.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { exportSchema } from '#commands/privacy/export-schema.ts';
import { actions, button, message, select } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { openWorld, type User, type World } from '#support/desk.ts';

let world: World;
let ben: User;
let eve: User;

beforeAll(async () => {
  world = await openWorld();
  const ana = world.user('Ana', { admin: true });
  [ben, eve] = [world.user('Ben'), world.user('Eve')];
  await ana.say('setup group name:"Study group" start:2026-02-23');
  for (const user of [ben, eve]) await user.say('join start:2026-02-23');
  await ben.say('done dockerized-application');
  await ben.say('log 1h');
  await ben.say('plan skip mlflow-tracking-setup');
  await ben.say('timer start');
});
afterAll(() => world.close());

const ACTIONS = commands.flatMap(({ name, actions: own }) => [
  name,
  ...Object.keys(own).map((action) => `${name}.${action}`),
  // What every object inherits is no action.
  ...['constructor', 'toString', '__proto__', 'nothing'].map((action) => `${name}.${action}`),
]);

const carried = fc.oneof(
  fc.constantFrom('', '0', '1', '2', '3', '-1', '1.5', '9'.repeat(20), '__proto__', 'constructor'),
  fc.constantFrom('2026-03-01', '2026-99-99', 'open', 'off', 'week', 'action=stop', 'quarter=99'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** Of Ben, but for what is others' to do: to verify. */
const stored = async () => {
  const { answer } = await ben.say('privacy export');
  const content = answer.kind === 'message' ? answer.files?.[0]?.content : undefined;
  const exported = exportSchema.parse(JSON.parse(content ?? ''));
  const { planChanges, timers, memberships, goals } = exported;
  const entries = exported.entries.map(({ verifications: _, ...entry }) => entry);
  return { entries, planChanges, timers, memberships, goals };
};

test('are answered without an error, and change nothing of another member', async () => {
  const before = await stored();
  const way = fc.constantFrom('press', 'choose', 'submit');
  const made = fc.tuple(fc.constantFrom(...ACTIONS), fc.array(carried, { maxLength: 3 }), way);
  await fc.assert(
    fc.asyncProperty(made, carried, async ([action, args, how], value) => {
      const pressed = press(action, ...args);
      if (how === 'press') {
        await eve.press(message(actions(button('Made up', pressed))), 'Made up');
      } else if (how === 'choose') {
        await eve.choose(message(select(pressed, 'Made up', [])), value);
      } else {
        const form = { submit: pressed, title: 'Made up', submitLabel: 'Send', fields: [] };
        await eve.submit({ kind: 'form', form }, { time: value, item: value, date: value });
      }
    }),
    { numRuns: 600 },
  );
  expect(await stored()).toEqual(before);
});
