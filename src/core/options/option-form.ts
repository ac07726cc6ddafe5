// The form of a command: one field an option, its id the option's name, its label the name in sentence case.
import type { Command } from '../command/command.ts';
import type { RawValues } from '../command/surface.ts';
import type { Form, FormField } from '../message/form.ts';
import { press } from '../message/press.ts';
import { applies, type Option } from './option.ts';

/**
 * The form that asks for a command's options; what is known already stands in it, also where it gets a
 * meaning by what is chosen first: the `weeks` of a `plan` without an action.
 */
export function optionForm(command: Command, values: RawValues): Form {
  return {
    submit: press(command.name),
    title: sentenceCase(command.name),
    submitLabel: 'Send',
    fields: Object.entries(command.options)
      .filter(([name, option]) => applies(option, values) || values[name] !== undefined)
      .map(([name, option]) => optionField(command.name, name, option, values[name])),
  };
}

/**
 * After a form was sent: the form for the options that got a meaning by what was chosen in it, as those of
 * `setup group` once "group" is chosen. Nothing when `known`, what the sent form knew, had them asked already.
 */
export function furtherForm(
  command: Command,
  known: RawValues,
  values: RawValues,
): Form | undefined {
  const options = Object.entries(command.options);
  const isNew = options.some(([, each]) => !applies(each, known) && applies(each, values));
  if (!isNew) return undefined;
  const deciding = options.flatMap(([name]) =>
    options.some(([, { when }]) => when?.[name] !== undefined) && values[name] !== undefined
      ? [[name, values[name]] as const]
      : [],
  );
  const decided = new Set(deciding.map(([name]) => name));
  const choice = deciding.map(([, value]) => String(value))[0];
  return {
    submit: press(command.name, ...deciding.map(([name, value]) => `${name}=${value}`)),
    title: [sentenceCase(command.name), ...deciding.map(([, value]) => value)].join(' '),
    submitLabel: 'Send',
    fields: options
      .filter(([name, option]) => !decided.has(name) && applies(option, values))
      .map(([name, option]) => optionField(command.name, name, option, values[name], choice)),
  };
}

/** One option as a field; `choice` is what was chosen first, where the form is of that alone. */
export function optionField(
  command: string,
  name: string,
  option: Option,
  value: string | number | undefined,
  choice?: string,
): FormField {
  return {
    id: name,
    label: sentenceCase(name),
    hint:
      choice === undefined ? option.about : sentenceCase(option.aboutOf?.[choice] ?? option.about),
    required: option.required,
    ...(value !== undefined && { value: String(value) }),
    input: fieldInput(command, name, option),
  };
}

function fieldInput(command: string, name: string, option: Option): FormField['input'] {
  switch (option.kind) {
    case 'choice':
      return {
        kind: 'choice',
        options: option.choices.map((choice) => ({ label: sentenceCase(choice), value: choice })),
      };
    case 'item':
    case 'activity':
    case 'area':
    case 'level':
    case 'metric':
    case 'zone':
    case 'quarter':
    case 'reason':
    case 'command':
      return { kind: 'search', command, option: name };
    case 'file': {
      const { extensions } = option;
      return { kind: 'file', ...(extensions && { extensions }) };
    }
    case 'user':
      return { kind: 'member' };
    case 'channel':
      return { kind: 'channel' };
    case 'note':
      return { kind: 'lines', longest: 500 };
    case 'link':
      return { kind: 'line', placeholder: 'https://…', longest: 2048 };
    case 'time':
      return { kind: 'line', placeholder: '1h30m', longest: 100 };
    case 'date':
    case 'plan-date':
      return { kind: 'line', placeholder: 'today', longest: 100 };
    case 'until-date':
      return { kind: 'line', placeholder: 'in 2 weeks', longest: 100 };
    default:
      return { kind: 'line', longest: 200 };
  }
}

function sentenceCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
