// A form as a Discord modal: each field in a Label with the component that suits its input.
import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { Form, FormField } from '#core/message/form.ts';
import { encodePress } from '#core/message/press.ts';
import { fitText } from '../fit.ts';
import { onOneLine } from '../inline-tree.ts';
import { DISCORD } from '../limits.ts';
import { COMPONENT, DEFAULT_VALUE, INPUT, POSTABLE_CHANNELS } from './codes.ts';
import { isSnowflake } from './markdown.ts';

type Input = FormField['input'];
type InputOf<K extends Input['kind']> = Extract<Input, { readonly kind: K }>;

/**
 * The modal; its fields' custom ids are the form's field ids. On submit, text inputs hold `value`,
 * selects `values`, and so does a file: the ids of attachments. Discord names the submit button itself, so `submitLabel` is not shown.
 * Throws when the form has more than five fields.
 */
export function renderDiscordForm(form: Form): APIModalInteractionResponseCallbackData {
  const { most } = DISCORD.modalFields;
  if (form.fields.length === 0 || form.fields.length > most) {
    throw new RangeError(
      `form ${form.submit.action}: ${form.fields.length} fields of 1 to ${most}`,
    );
  }
  return {
    custom_id: encodePress(form.submit),
    title: fitText(onOneLine(form.title), DISCORD.modalTitle, 'a form'),
    components: form.fields.map(labelled),
  };
}

function labelled(field: FormField): APILabelComponent {
  const label: APILabelComponent = {
    type: COMPONENT.label,
    label: fitText(onOneLine(field.label), DISCORD.fieldLabel, 'a field'),
    component: component(field),
  };
  if (field.hint === undefined || field.hint.trim() === '') return label;
  return {
    ...label,
    description: fitText(onOneLine(field.hint), DISCORD.fieldDescription, 'a hint'),
  };
}

function component(field: FormField): APIComponentInLabel {
  const { input } = field;
  switch (input.kind) {
    case 'line':
      return textInput(field, input, INPUT.line);
    case 'lines':
      return textInput(field, input, INPUT.lines);
    case 'search':
      // Modals cannot search: what is typed is read like the command's option.
      return textInput(field, input, INPUT.line);
    case 'choice':
      return choice(field, input);
    case 'member':
      return { ...picker(field), type: COMPONENT.userSelect, ...chosen(field, DEFAULT_VALUE.user) };
    case 'channel':
      return {
        ...picker(field),
        type: COMPONENT.channelSelect,
        channel_types: [...POSTABLE_CHANNELS],
        ...chosen(field, DEFAULT_VALUE.channel),
      };
    case 'file':
      // Discord has nothing to say which files are meant.
      return { ...picker(field), type: COMPONENT.fileUpload };
  }
}

function textInput(
  field: FormField,
  input: { readonly placeholder?: string; readonly longest?: number },
  style: (typeof INPUT)[keyof typeof INPUT],
): APIComponentInLabel {
  const most = Math.min(input.longest ?? DISCORD.inputValue.most, DISCORD.inputValue.most);
  const value = fitText(field.value ?? '', { ...DISCORD.inputValue, most }, field.id);
  return {
    type: COMPONENT.textInput,
    custom_id: fitText(field.id, DISCORD.fieldId, "a field's id"),
    style,
    required: field.required,
    max_length: most,
    ...(value === '' ? {} : { value }),
    ...placeholder(input.placeholder),
  };
}

function choice(field: FormField, input: InputOf<'choice'>): APIComponentInLabel {
  // What a select cannot hold can still be typed.
  const { options } = input;
  if (options.length === 0 || options.length > DISCORD.selectOptions.most) {
    return textInput(field, {}, INPUT.line);
  }
  return {
    ...picker(field),
    type: COMPONENT.stringSelect,
    options: options.map(({ label, value }) => ({
      label: fitText(onOneLine(label), DISCORD.optionLabel, 'an option'),
      value: fitText(value, DISCORD.optionValue, "an option's value"),
      ...(value === field.value ? { default: true } : {}),
    })),
  };
}

function picker(field: FormField) {
  const custom_id = fitText(field.id, DISCORD.fieldId, "a field's id");
  return { custom_id, required: field.required, min_values: field.required ? 1 : 0, max_values: 1 };
}

function chosen<T>(field: FormField, type: T): { default_values?: { id: string; type: T }[] } {
  const id = field.value;
  return id !== undefined && isSnowflake(id) ? { default_values: [{ id, type }] } : {};
}

function placeholder(text: string | undefined): { placeholder?: string } {
  if (text === undefined || text.trim() === '') return {};
  return { placeholder: fitText(onOneLine(text), DISCORD.inputPlaceholder, 'a placeholder') };
}
