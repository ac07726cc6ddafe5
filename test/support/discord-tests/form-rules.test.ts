// What the tests' Discord refuses in forms and in the registration of commands.
import { describe, expect, test } from 'vitest';
import { validateCommands } from '../discord/validate-commands.ts';
import { validateModal } from '../discord/validate-modal.ts';
import { refusals } from './refusals.ts';
import { COMMANDS, createScene } from './scene.ts';

const scene = createScene();
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('forms', () => {
  const input = (more: object = {}) => ({ type: 4, custom_id: 'time', style: 1, ...more });
  const label = (component: unknown, more: object = {}) => ({
    type: 18,
    label: 'Time',
    component,
    ...more,
  });
  const form = (...components: unknown[]) =>
    refusals(() => validateModal({ custom_id: 'form', title: 'Form', components })).map((line) =>
      line.replace('data.components.', ''),
    );
  const choice = (index: number) => ({ label: `Choice ${index}`, value: `${index}` });

  test('every kind of input in a label passes', () => {
    expect(
      form(
        label(input()),
        label({ type: 21, custom_id: 'r', options: many(2, choice) }),
        label({ type: 22, custom_id: 'c', options: many(1, choice) }),
        label({ type: 23, custom_id: 'b' }),
        label({ type: 19, custom_id: 'f', max_values: 10 }),
      ),
    ).toEqual([]);
    expect(
      form(
        { type: 10, content: 'Read this' },
        label({ type: 5, custom_id: 'who' }),
        label({ type: 8, custom_id: 'where' }),
      ),
    ).toEqual([]);
  });

  test('title 45, one to five components, label 45, description 100', () => {
    expect(
      refusals(() =>
        validateModal({ custom_id: 'f', title: 'x'.repeat(46), components: [label(input())] }),
      ),
    ).toEqual(['data.title BASE_TYPE_BAD_LENGTH']);
    expect(form(...many(6, (index) => label(input({ custom_id: `${index}` }))))).toEqual([
      'data.components BASE_TYPE_BAD_LENGTH',
    ]);
    expect(form()).toEqual(['data.components BASE_TYPE_BAD_LENGTH']);
    expect(form(label(input(), { label: 'x'.repeat(46), description: 'x'.repeat(101) }))).toEqual([
      '0.label BASE_TYPE_BAD_LENGTH',
      '0.description BASE_TYPE_MAX_LENGTH',
    ]);
  });

  test('a text input has its lengths in order and no label of its own', () => {
    expect(form(label(input({ label: 'Time' })))).toEqual([
      '0.component.label TEXT_INPUT_LABEL_IN_LABEL',
    ]);
    expect(form(label(input({ max_length: 4_001 })))).toEqual([
      '0.component.max_length NUMBER_TYPE_MAX',
    ]);
    expect(form(label(input({ min_length: 10, max_length: 5 })))).toEqual([
      '0.component.max_length NUMBER_TYPE_MIN',
    ]);
    expect(form(label(input({ value: 'x'.repeat(11), max_length: 10 })))).toEqual([
      '0.component.value BASE_TYPE_BAD_LENGTH',
    ]);
    expect(form(label(input({ placeholder: 'x'.repeat(101) })))).toEqual([
      '0.component.placeholder BASE_TYPE_MAX_LENGTH',
    ]);
    expect(form(label(input()), label(input()))).toEqual([
      '1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ]);
  });

  test('groups have their numbers of options, and nothing is disabled', () => {
    expect(form(label({ type: 21, custom_id: 'r', options: many(1, choice) }))).toContain(
      '0.component.options BASE_TYPE_BAD_LENGTH',
    );
    expect(form(label({ type: 22, custom_id: 'c', options: many(11, choice) }))).toContain(
      '0.component.options BASE_TYPE_BAD_LENGTH',
    );
    expect(
      form(label({ type: 22, custom_id: 'c', options: many(2, choice), min_values: 0 })),
    ).toEqual(['0.component.min_values COMPONENT_MIN_VALUES_REQUIRED']);
    expect(
      form(label({ type: 3, custom_id: 's', options: many(1, choice), disabled: true })),
    ).toEqual(['0.component.disabled COMPONENT_DISABLED_IN_MODAL']);
    expect(form(label({ type: 2, style: 1, label: 'x', custom_id: 'x' }))).toEqual([
      '0.component UNION_TYPE_CHOICES',
    ]);
  });
});

describe('registration of commands', () => {
  const option = (more: object = {}) => ({
    type: 3,
    name: 'item',
    description: 'An item',
    ...more,
  });
  const command = (more: object = {}) => ({ name: 'log', description: 'Logs', ...more });
  const check = (...list: unknown[]) => refusals(() => validateCommands(list));
  const options = (...list: unknown[]) =>
    check(command({ options: list })).map((line) => line.replace('0.options.', ''));

  test('names, descriptions and numbers', () => {
    expect(check(command())).toEqual([]);
    expect(check(command({ name: 'Log' }))).toEqual(['0.name APPLICATION_COMMAND_INVALID_NAME']);
    expect(check(command({ name: 'log it' }))).toEqual(['0.name APPLICATION_COMMAND_INVALID_NAME']);
    expect(check(command({ name: 'x'.repeat(33) }))).toEqual(['0.name BASE_TYPE_BAD_LENGTH']);
    expect(check(command({ description: 'x'.repeat(101) }))).toEqual([
      '0.description BASE_TYPE_BAD_LENGTH',
    ]);
    expect(check(command(), command())).toEqual(['1.name APPLICATION_COMMANDS_DUPLICATE_NAME']);
    expect(check(command({ contexts: [3] }))).toEqual(['0.contexts.0 BASE_TYPE_CHOICES']);
    expect(check(command({ default_member_permissions: 'admin' }))).toEqual([
      '0.default_member_permissions BITFIELD_TYPE_CONVERT',
    ]);
    expect(options(...many(26, (index) => option({ name: `o${index}` })))).toEqual([
      '0.options BASE_TYPE_MAX_LENGTH',
    ]);
  });

  test('required options come first, choices and autocomplete exclude each other', () => {
    expect(options(option(), option({ name: 'time', required: true }))).toEqual([
      '1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ]);
    expect(options(option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }))).toEqual([
      '0.autocomplete APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ]);
    expect(
      options(option({ choices: many(26, (index) => ({ name: `${index}`, value: `${index}` })) })),
    ).toEqual(['0.choices BASE_TYPE_MAX_LENGTH']);
    expect(options(option({ type: 4, choices: [{ name: 'a', value: 'a' }] }))).toEqual([
      '0.choices.0.value NUMBER_TYPE_COERCE',
    ]);
    expect(options(option({ type: 6, autocomplete: true }))).toEqual([
      '0.autocomplete APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ]);
  });

  test('a command has at most eight thousand characters in all', () => {
    const choices = many(25, (index) => ({ name: `${index}`, value: `${index}`.padEnd(100, 'x') }));
    const full = (count: number) => many(count, (index) => option({ name: `o${index}`, choices }));
    expect(options(...full(3))).toEqual([]);
    expect(options(...full(4))).toEqual(['0 APPLICATION_COMMAND_TOO_LARGE']);
  });

  test('two hundred new commands a day, and the same list again costs nothing', async () => {
    await scene.start();
    const client = await scene.login();
    const batch = (from: number) => many(100, (index) => command({ name: `c${from + index}` }));
    await client.application.commands.set(batch(0));
    const [before] = scene.discord.commands();
    await client.application.commands.set(batch(0));
    expect(scene.discord.commands()[0]).toEqual(before);
    await client.application.commands.set(batch(100));
    await expect(client.application.commands.set(COMMANDS)).rejects.toMatchObject({ code: 30034 });
    scene.now += 24 * 60 * 60_000 + 1;
    await client.application.commands.set(COMMANDS);
  });

  test('a hundred slash commands at most', async () => {
    await scene.start();
    const client = await scene.login();
    const list = many(101, (index) => command({ name: `c${index}` }));
    await expect(client.application.commands.set(list)).rejects.toMatchObject({ code: 30032 });
  });
});
