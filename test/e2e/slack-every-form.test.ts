// The forms of all commands on Slack: each opens, its searches find something, and a choice that opens options asks for them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { applies, type Option } from '#core/options/option.ts';
import { spoken } from '#core/text/spoken.ts';
import { isObject, objectsAt, stringAt } from '#support/slack/json.ts';
import type { Answer, OpenView } from '#support/slack/shown.ts';
import type { TestUser } from '#support/slack/user.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

let world: SlackWorld;
let olga: TestUser;
beforeAll(async () => {
  world = await openSlackWorld();
  ({ olga } = await withGroup(world));
  await olga.slash(general(), '/cairn', 'join');
});
afterAll(async () => {
  const { warnings, userErrors } = world.slack;
  await world.close();
  expect([world.errors, warnings, userErrors]).toEqual([[], [], []]);
});

const general = () => world.slack.team.channel('general', { botIsMember: true });
const label = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function formOf({ view, text }: Answer): OpenView {
  if (view === undefined) throw new Error(`no form but: ${text}`);
  return view;
}

/** The labels of the fields that search as one types. */
function searchesIn(form: OpenView): readonly string[] {
  return objectsAt(form.raw, 'blocks').flatMap(({ element, label }) =>
    isObject(element) && isObject(label) && element['type'] === 'external_select'
      ? [stringAt(label, 'text')]
      : [],
  );
}

async function expectSearchesToWork(form: OpenView): Promise<void> {
  for (const field of searchesIn(form)) {
    const { labels, error } = await olga.suggest(form, field, '');
    expect([field, error, labels.length > 0]).toEqual([field, undefined, true]);
    expect((await olga.suggest(form, field, 'zzzz\u0000"<')).error).toBeUndefined();
  }
}

const needy = commands.filter(({ options }) =>
  Object.values(options).some(({ required }) => required),
);
const fieldsOf = (options: Readonly<Record<string, Option>>, values: object, but?: string) =>
  Object.entries(options)
    .filter(([name, each]) => name !== but && applies(each, { ...values }))
    .map(([name]) => label(spoken(name)));

test.each(needy.map((command) => [command.name, command] as const))(
  '%s without what it needs opens a form with searches that work',
  async (name, { options }) => {
    const form = formOf(await olga.slash(general(), '/cairn', name));
    expect(form).toMatchObject({ title: label(name), fields: fieldsOf(options, {}) });
    await expectSearchesToWork(form);
  },
);

describe('a choice in a form', () => {
  const choices = commands.flatMap(({ name, options }) => {
    const { action } = options;
    if (action?.kind !== 'choice') return [];
    const opening = action.choices.filter(
      (choice) => fieldsOf(options, { action: choice }).length > fieldsOf(options, {}).length,
    );
    return opening.map((choice) => ({ name, choice, options }));
  });

  test.each(choices)('$choice of $name asks for what belongs to it', async (each) => {
    const { name, choice, options } = each;
    const form = formOf(await olga.slash(general(), '/cairn', name));
    const { view } = await olga.submit(form, { Action: label(choice) });
    if (view === undefined) throw new Error('no second form');
    expect(view).toMatchObject({
      title: `${label(name)} ${choice}`,
      fields: fieldsOf(options, { action: choice }, 'action'),
    });
    await expectSearchesToWork(view);
  });

  test('that opens nothing more is carried out at once', async () => {
    const form = formOf(await olga.slash(general(), '/cairn', 'setup'));
    const sent = await olga.submit(form, { Action: 'Status' });
    expect(sent.closed).toBe(true);
    expect((await sent.next()).text).toContain('Study group');
  });

  test('is carried out with what the second form holds', async () => {
    const form = formOf(await olga.slash(general(), '/cairn', 'setup'));
    const second = await olga.submit(form, { Action: 'Schedule' });
    expect(second.view?.fields).toEqual(['Day', 'Time']);
    const refused = await olga.submit(form, { Time: 'soonish' });
    expect(Object.keys(refused.errors)).toEqual(['time']);
    const sent = await olga.submit(form, { Day: 'Friday', Time: '17:30' });
    expect((await sent.next()).text).toContain('Friday 17:30');
  });

  test('made in the command itself opens no second form', async () => {
    const done = await olga.slash(general(), '/cairn', 'setup schedule');
    expect(done.view).toBeUndefined();
    expect(done.text).toContain('The weekly nudge comes');
  });
});
