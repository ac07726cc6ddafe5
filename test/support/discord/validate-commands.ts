// The rules for application commands when they are registered, and for autocomplete choices.
import { Form } from './form.ts';
import {
  isObject,
  type JsonObject,
  lengthOf,
  listIn,
  objectIn,
  objectsIn,
  textIn,
} from './json.ts';

/** Discord's own pattern for names of slash commands and options, beside being lower case. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;
const INTEGER = 4;
const CHANNEL = 7;
const NUMBER = 10;
const WITH_CHOICES: readonly unknown[] = [STRING, INTEGER, NUMBER];
const MOST_CHARACTERS = 8_000;

/** Checks the whole list of a bulk registration; throws 50035 with what is wrong. */
export function validateCommands(commands: readonly unknown[]): void {
  const form = new Form();
  const seen = new Set<string>();
  commands.forEach((command, index) => {
    const place = form.at(index);
    if (!isObject(command)) {
      place.refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      return;
    }
    checkCommand(command, place);
    const key = `${commandType(command)} ${textIn(command, 'name')}`;
    if (seen.has(key)) {
      place
        .at('name')
        .refuse('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    seen.add(key);
  });
  form.assertSound();
}

/** 1 slash, 2 user, 3 message; slash when it is not said. */
export const commandType = (command: JsonObject): unknown => command['type'] ?? 1;

function checkCommand(command: JsonObject, form: Form): void {
  if (command['type'] !== undefined) form.choice(command, 'type', [1, 2, 3]);
  if (commandType(command) === 1) {
    checkName(command, form);
    form.text(command, 'description', { min: 1, max: 100 });
    checkOptions(command, form, 0);
  } else {
    form.text(command, 'name', { min: 1, max: 32 });
    if (command['description']) {
      form
        .at('description')
        .refuse(
          'APPLICATION_COMMAND_INVALID_DESCRIPTION',
          'Context menu commands cannot have description',
        );
    }
  }
  checkWhere(command, form);
  if (charactersOf(command) > MOST_CHARACTERS) {
    form.refuse(
      'APPLICATION_COMMAND_TOO_LARGE',
      `Command exceeds maximum size (${MOST_CHARACTERS})`,
    );
  }
}

function checkName(object: JsonObject, form: Form): void {
  const name = form.text(object, 'name', { min: 1, max: 32 });
  if (name !== undefined && (!NAME.test(name) || name !== name.toLowerCase())) {
    form.at('name').refuse('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkWhere(command: JsonObject, form: Form): void {
  const lists: readonly (readonly [string, readonly unknown[]])[] = [
    ['contexts', [0, 1, 2]],
    ['integration_types', [0, 1]],
  ];
  for (const [key, allowed] of lists) {
    const values = form.list(command, key, { min: 1, optional: true }) ?? [];
    values.forEach((value, index) => {
      const place = form.at(key, index);
      if (!allowed.includes(value))
        place.refuse('BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
      else if (values.indexOf(value) !== index)
        place.refuse('SET_TYPE_CONTAINS_DUPLICATES', 'Values must be unique');
    });
  }
  const permissions = command['default_member_permissions'];
  if (permissions === undefined || permissions === null) return;
  if (typeof permissions !== 'string' || !/^\d+$/.test(permissions)) {
    form
      .at('default_member_permissions')
      .refuse('BITFIELD_TYPE_CONVERT', 'Could not interpret value as a bitfield.');
  }
}

function checkOptions(owner: JsonObject, form: Form, depth: number): void {
  const options = form.objects(owner, 'options', { max: 25, optional: true });
  const names = new Set<string>();
  let optional = false;
  const nested = options.filter(
    ([option]) => option['type'] === SUBCOMMAND || option['type'] === GROUP,
  );
  for (const [option, place] of options) {
    checkOption(option, place, depth);
    const name = textIn(option, 'name') ?? '';
    if (names.has(name)) {
      place
        .at('name')
        .refuse('APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED', 'Option names must be unique');
    }
    names.add(name);
    if (option['required'] === true && optional) {
      place.refuse(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    optional ||= option['required'] !== true;
  }
  if (nested.length > 0 && nested.length < options.length) {
    form
      .at('options')
      .refuse(
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      );
  }
}

function checkOption(option: JsonObject, form: Form, depth: number): void {
  checkName(option, form);
  form.text(option, 'description', { min: 1, max: 100 });
  form.boolean(option, 'required');
  form.boolean(option, 'autocomplete');
  const types =
    depth === 0
      ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
      : depth === 1
        ? [1, 3, 4, 5, 6, 7, 8, 9, 10, 11]
        : [3, 4, 5, 6, 7, 8, 9, 10, 11];
  if (!form.choice(option, 'type', types)) return;
  if (option['type'] === SUBCOMMAND) checkOptions(option, form, 2);
  else if (option['type'] === GROUP) checkOptions(option, form, 1);
  else checkValueRules(option, form);
}

function checkValueRules(option: JsonObject, form: Form): void {
  const type = option['type'];
  const choices = listIn(option, 'choices');
  const refuse = (key: string, message: string) =>
    form.at(key).refuse('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  if (choices.length > 0 && !WITH_CHOICES.includes(type))
    refuse('choices', 'Choices are not available for this option type');
  if (option['autocomplete'] === true) {
    if (!WITH_CHOICES.includes(type))
      refuse('autocomplete', 'Autocomplete is not available for this option type');
    if (choices.length > 0)
      refuse('autocomplete', 'Autocomplete cannot be set to true if choices are present');
  }
  if (type === STRING) {
    form.integer(option, 'min_length', { min: 0, max: 6_000, optional: true });
    form.integer(option, 'max_length', { min: 1, max: 6_000, optional: true });
  }
  if (type === CHANNEL) form.list(option, 'channel_types', { optional: true });
  for (const key of ['min_value', 'max_value']) {
    const value = option[key];
    if (value === undefined || value === null) continue;
    if (type === INTEGER) form.integer(option, key);
    else if (type !== NUMBER || typeof value !== 'number') refuse(key, 'Only numbers have a range');
  }
  checkChoices(option, form, type);
}

/** Choices of an option (`choices`), fixed or from autocomplete: at most 25, name and value 1–100. */
export function checkChoices(owner: JsonObject, form: Form, type: unknown): void {
  const names = new Set<string>();
  for (const [choice, place] of form.objects(owner, 'choices', { max: 25, optional: true })) {
    const name = place.text(choice, 'name', { min: 1, max: 100 });
    if (name !== undefined && names.has(name)) {
      place
        .at('name')
        .refuse(
          'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
          'There is already an option choice with the same name',
        );
    }
    names.add(name ?? '');
    if (type === STRING) place.text(choice, 'value', { min: 1, max: 100 });
    else if (type === INTEGER) place.integer(choice, 'value');
    else if (typeof choice['value'] !== 'number') {
      place
        .at('value')
        .refuse('NUMBER_TYPE_COERCE', `Value "${String(choice['value'])}" is not float.`);
    }
  }
}

/** Name, description and choice values, of the command and all its options, the longest translation of each. */
function charactersOf(object: JsonObject): number {
  const longest = (key: string) =>
    Math.max(
      lengthOf(textIn(object, key) ?? ''),
      ...Object.values(objectIn(object, `${key}_localizations`) ?? {}).map((text) =>
        lengthOf(String(text)),
      ),
    );
  const value = typeof object['value'] === 'string' ? lengthOf(object['value']) : 0;
  const nested = [...objectsIn(object, 'options'), ...objectsIn(object, 'choices')];
  return (
    longest('name') +
    longest('description') +
    value +
    nested.reduce((sum, child) => sum + charactersOf(child), 0)
  );
}
