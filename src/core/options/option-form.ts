// The form of a command: one field an option, its id the option's name, its label the name in sentence case.
import type { Form, FormField } from '../message/form.ts';
import { press } from '../message/press.ts';
import { sentenceCase } from '../text/sentence-case.ts';
import { spoken } from '../text/spoken.ts';
import { applies, kindOf, type Option, type Options, type RawValues } from './option.ts';

type Command = { readonly name: string; readonly options: Options };

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
  return formBeside(command, Object.fromEntries(deciding), values);
}

/** The form of the options beside those that are decided, which it carries along; filled with what is known. */
export function formBeside(command: Command, decided: RawValues, values: RawValues): Form {
  const deciding = Object.entries(decided);
  const [choice] = deciding.map(([, value]) => String(value));
  return {
    submit: press(command.name, ...deciding.map(([name, value]) => `${name}=${value}`)),
    title: [sentenceCase(command.name), ...deciding.map(([, value]) => value)].join(' '),
    submitLabel: 'Send',
    fields: Object.entries(command.options)
      .filter(([name, option]) => decided[name] === undefined && applies(option, values))
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
    label: sentenceCase(spoken(name)),
    hint:
      choice === undefined ? option.about : sentenceCase(option.aboutOf?.[choice] ?? option.about),
    required: option.required,
    // A file that was chosen before is chosen again.
    ...(value !== undefined && option.kind !== 'file' && { value: String(value) }),
    input: kindOf(option).field({ ...option, name }, command),
  };
}
