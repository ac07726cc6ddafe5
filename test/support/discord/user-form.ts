// What Discord's own client does with a modal: it checks what was filled in and builds the submit.

import {
  isObject,
  type JsonObject,
  lengthOf,
  numberIn,
  objectIn,
  objectsIn,
  textIn,
} from './json.ts';
import { type FileToUpload, isEntity, isFile, type Resolved } from './user-options.ts';
import { listedDefaults } from './view.ts';
import type { MessageState } from './world.ts';

type Entity = { readonly id: string };
/** What a person fills into one field; several values for menus and checkbox groups. */
export type FieldValue =
  | string
  | boolean
  | Entity
  | FileToUpload
  | readonly (string | Entity | FileToUpload)[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

interface ShownField {
  readonly label: string;
  readonly description: string | undefined;
  readonly customId: string;
  /** Component type: 4 text, 3 5 6 7 8 menus, 19 files, 21 radio, 22 checkboxes, 23 checkbox. */
  readonly type: unknown;
  readonly required: boolean;
  /** What is filled in already. */
  readonly value: string | undefined;
  readonly placeholder: string | undefined;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly raw: JsonObject;
}

/** A form that is open before a person. */
export interface ShownModal {
  readonly title: string;
  readonly customId: string;
  readonly fields: readonly ShownField[];
  /** Text between the fields. */
  readonly text: string;
  readonly raw: JsonObject;
  readonly source: MessageState | undefined;
  readonly channelId: string;
  /** A form closes once it was answered. */
  closed: boolean;
}

export function showModal(
  raw: JsonObject,
  source: MessageState | undefined,
  channelId: string,
): ShownModal {
  const withIds = numbered(raw);
  const parts = objectsIn(withIds, 'components');
  return {
    title: textIn(raw, 'title') ?? '',
    customId: textIn(raw, 'custom_id') ?? '',
    fields: parts.flatMap(fieldOf),
    text: parts
      .filter((part) => part['type'] === 10)
      .map((part) => textIn(part, 'content'))
      .join('\n'),
    raw: withIds,
    source,
    channelId,
    closed: false,
  };
}

function fieldOf(part: JsonObject): ShownField[] {
  const inputs =
    part['type'] === 18 ? [objectIn(part, 'component') ?? {}] : objectsIn(part, 'components');
  return inputs.map((input) => ({
    label: textIn(part, 'label') ?? textIn(input, 'label') ?? '',
    description: textIn(part, 'description'),
    customId: textIn(input, 'custom_id') ?? '',
    type: input['type'],
    required: input['type'] !== 23 && input['required'] !== false,
    value: textIn(input, 'value'),
    placeholder: textIn(input, 'placeholder'),
    options: objectsIn(input, 'options').map((option) => ({
      label: textIn(option, 'label') ?? '',
      value: textIn(option, 'value') ?? '',
    })),
    raw: input,
  }));
}

/** Components get their ids in order, as the API gives them. */
function numbered(raw: JsonObject): JsonObject {
  let next = 0;
  const visit = (node: JsonObject): JsonObject => {
    next += 1;
    const copy: JsonObject = { ...node, id: node['id'] || next };
    const inner = objectIn(node, 'component');
    if (inner !== undefined) copy['component'] = visit(inner);
    if (Array.isArray(node['components']))
      copy['components'] = objectsIn(node, 'components').map(visit);
    return copy;
  };
  return { ...raw, components: objectsIn(raw, 'components').map(visit) };
}

/** The `components` of a submit; throws what the client would not let a person send. */
export function fillForm(modal: ShownModal, values: FieldValues, resolved: Resolved): JsonObject[] {
  for (const key of Object.keys(values)) {
    if (!modal.fields.some((field) => named(field, key))) {
      const known = modal.fields.map((field) => field.label).join(', ');
      throw new Error(`The form "${modal.title}" has no field "${key}" (it has: ${known})`);
    }
  }
  const given = (field: ShownField) =>
    Object.entries(values).find(([key]) => named(field, key))?.[1];
  const answer = (input: JsonObject): JsonObject => {
    const field = modal.fields.find((candidate) => candidate.raw === input);
    const base = { type: input['type'], id: input['id'], custom_id: input['custom_id'] };
    return field === undefined ? base : { ...base, ...fieldAnswer(field, given(field), resolved) };
  };
  return objectsIn(modal.raw, 'components').map((part) => {
    const { type, id } = part;
    const inner = objectIn(part, 'component');
    if (inner !== undefined) return { type, id, component: answer(inner) };
    if (type === 10) return { type, id };
    return { type, id, components: objectsIn(part, 'components').map(answer) };
  });
}

const named = (field: ShownField, key: string): boolean =>
  field.customId === key || field.label === key;

function fieldAnswer(
  field: ShownField,
  given: FieldValue | undefined,
  resolved: Resolved,
): JsonObject {
  if (field.type === 4) return { value: textValue(field, given) };
  if (field.type === 23)
    return { value: given === undefined ? field.raw['default'] === true : given === true };
  const list =
    given === undefined ? listedDefaults(field.raw) : Array.isArray(given) ? given : [given];
  const values = list.map((value: unknown) => wireValue(field, value, resolved));
  if (field.type === 21) {
    if (values.length > 1 || (field.required && values.length === 0))
      throw new Error(`"${field.label}" takes one choice`);
    return { value: values[0] ?? null };
  }
  checkCount(field, values.length);
  return { values };
}

function textValue(field: ShownField, given: FieldValue | undefined): string {
  const value = given ?? field.value ?? '';
  if (typeof value !== 'string') throw new Error(`"${field.label}" takes a text`);
  const length = lengthOf(value);
  const least = numberIn(field.raw, 'min_length') ?? 0;
  const most = numberIn(field.raw, 'max_length') ?? 4_000;
  if (field.required && value.trim() === '') throw new Error(`"${field.label}" is required`);
  if (length > most || (length > 0 && length < least)) {
    throw new Error(`"${field.label}" takes ${least} to ${most} characters`);
  }
  if (field.raw['style'] === 1 && /[\r\n]/.test(value))
    throw new Error(`"${field.label}" is a single line`);
  return value;
}

function wireValue(field: ShownField, value: unknown, resolved: Resolved): string {
  if (field.type === 19) {
    if (isFile(value)) return resolved.file(value);
  } else if (field.type === 3 || field.type === 21 || field.type === 22) {
    const option = field.options.find((one) => one.value === value || one.label === value);
    if (option !== undefined) return option.value;
  } else if (isEntity(value) || typeof value === 'string') {
    const id = typeof value === 'string' ? value : value.id;
    return field.type === 8 ? resolved.channel(id) : resolved.user(id);
  }
  throw new Error(
    `"${field.label}" does not offer ${isObject(value) ? 'that' : JSON.stringify(value)}`,
  );
}

function checkCount(field: ShownField, count: number): void {
  const least = field.required ? (numberIn(field.raw, 'min_values') ?? 1) : 0;
  const most = numberIn(field.raw, 'max_values') ?? (field.type === 22 ? field.options.length : 1);
  const enough = count >= least && count <= most;
  if (!enough) throw new Error(`"${field.label}" takes ${least} to ${most} choices`);
}

/** The values of a menu in a message, checked as the client does. */
export function pickValues(
  select: JsonObject,
  picked: readonly unknown[],
  resolved: Resolved,
): string[] {
  const field: ShownField = {
    label: textIn(select, 'placeholder') ?? textIn(select, 'custom_id') ?? '',
    description: undefined,
    customId: textIn(select, 'custom_id') ?? '',
    type: select['type'],
    required: true,
    value: undefined,
    placeholder: undefined,
    options: objectsIn(select, 'options').map((option) => ({
      label: textIn(option, 'label') ?? '',
      value: textIn(option, 'value') ?? '',
    })),
    raw: select,
  };
  checkCount(field, picked.length);
  return picked.map((value) => wireValue(field, value, resolved));
}
