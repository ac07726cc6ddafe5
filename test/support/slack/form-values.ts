// What a person types or picks in an element, as the value object that Slack makes of it.
import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  stringAt,
} from './json.ts';
import { elementsOf } from './validate-blocks.ts';
import { optionsOf } from './validate-composition.ts';

/** What a test hands in: text, a label or value of an option (several for many), an option itself. */
export type FieldInput = string | number | null | string[] | JsonObject;

export type Found = { block: JsonObject; blockId: string; element: JsonObject; actionId: string };

const labelOf = (block: JsonObject, element: JsonObject): string =>
  stringAt(objectAt(element, 'text'), 'text') ||
  stringAt(objectAt(block, 'label'), 'text') ||
  stringAt(objectAt(element, 'placeholder'), 'text');

/** The one element that is meant by a block_id, an action_id or a label; throws when none or several are. */
export const findElement = (
  blocks: JsonObject[],
  wanted: string,
  kinds: (type: string) => boolean = () => true,
): Found => {
  const all: Found[] = blocks.flatMap((block) =>
    elementsOf(block)
      .filter((element) => kinds(stringAt(element, 'type')))
      .map((element) => ({
        block,
        blockId: stringAt(block, 'block_id'),
        element,
        actionId: stringAt(element, 'action_id'),
      })),
  );
  const by = (match: (found: Found) => boolean) => all.filter(match);
  const hits = [
    by(({ block, element }) => labelOf(block, element) === wanted),
    by(({ actionId }) => actionId === wanted),
    by(({ blockId }) => blockId === wanted),
  ].find((found) => found.length > 0);
  const [hit] = hits ?? [];
  if (!hit || (hits?.length ?? 0) > 1) {
    const there = all.map(({ block, element }) => labelOf(block, element)).join(', ');
    throw new Error(`${hit ? 'More than one' : 'No'} element "${wanted}"; there are: ${there}`);
  }
  return hit;
};

const optionText = (option: JsonObject): string => stringAt(objectAt(option, 'text'), 'text');

/** The option with this label or value; throws when the person could not pick it. */
const pickOption = (options: Json[], wanted: Json): JsonObject => {
  const objects = options.filter(isObject);
  const found = isObject(wanted)
    ? objects.find((option) => option['value'] === wanted['value'])
    : (objects.find((option) => optionText(option) === wanted) ??
      objects.find((option) => option['value'] === wanted));
  if (!found) {
    const there = objects.map(optionText).join(', ');
    throw new Error(`No option "${JSON.stringify(wanted)}"; there are: ${there}`);
  }
  return found;
};

const many = (input: FieldInput): Json[] =>
  Array.isArray(input) ? input : input === null ? [] : [input];

const richText = (input: FieldInput): JsonObject => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: String(input) }] }],
});

/**
 * The value object of an element after a person's input.
 * `options`: those of an external select, as the app suggested them.
 */
export const valueFor = (element: JsonObject, input: FieldInput, options?: Json[]): JsonObject => {
  const type = stringAt(element, 'type');
  const all = options ?? optionsOf(element);
  const one = (key: string): JsonObject => ({ type, [key]: input === null ? null : String(input) });
  switch (type) {
    case 'external_select':
      // Typing until a single option is left and taking it is how people use these.
      if (input !== null && all.length === 1) return { type, selected_option: all[0] ?? null };
      return { type, selected_option: input === null ? null : pickOption(all, firstOf(input)) };
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: input === null ? null : pickOption(all, firstOf(input)) };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: many(input).map((item) => pickOption(all, item)) };
    case 'users_select':
      return one('selected_user');
    case 'channels_select':
      return one('selected_channel');
    case 'conversations_select':
      return one('selected_conversation');
    case 'multi_users_select':
      return { type, selected_users: many(input) };
    case 'multi_channels_select':
      return { type, selected_channels: many(input) };
    case 'multi_conversations_select':
      return { type, selected_conversations: many(input) };
    case 'datepicker':
      return one('selected_date');
    case 'timepicker':
      return one('selected_time');
    case 'datetimepicker':
      return { type, selected_date_time: input === null ? null : Number(input) };
    case 'file_input':
      return { type, files: many(input) };
    case 'rich_text_input':
      return input === null ? { type } : { type, rich_text_value: richText(input) };
    default:
      return { type, value: input === null || input === '' ? null : String(input) };
  }
};

const firstOf = (input: FieldInput): Json => (Array.isArray(input) ? (input[0] ?? null) : input);

const isEmpty = (value: JsonObject): boolean =>
  Object.entries(value).every(
    ([key, entry]) =>
      key === 'type' || entry === null || (Array.isArray(entry) && entry.length === 0),
  );

const textProblem = (element: JsonObject, text: string): string | undefined => {
  const least = element['min_length'];
  const most = element['max_length'] ?? 3000;
  if (typeof least === 'number' && text.length < least)
    return `Please enter at least ${least} characters.`;
  if (typeof most === 'number' && text.length > most)
    return `Please enter at most ${most} characters.`;
  return undefined;
};

const numberProblem = (element: JsonObject, text: string): string | undefined => {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return 'Please enter a number.';
  if (element['is_decimal_allowed'] !== true && text.includes('.'))
    return 'Please enter a whole number.';
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && Number(text) < Number(min)) return `Must be at least ${String(min)}.`;
  return max !== undefined && Number(text) > Number(max)
    ? `Must be at most ${String(max)}.`
    : undefined;
};

/** Any file but those that `filetypes` leaves out, at most 10 MB, at most `max_files`. */
const filesProblem = (element: JsonObject, files: JsonObject[]): string | undefined => {
  const most = Number(element['max_files'] ?? 10);
  if (files.length > most) return `You can upload at most ${most} files.`;
  if (files.some((file) => Number(file['size'] ?? 0) > 10_000_000)) return 'The file is too large.';
  const types = listAt(element, 'filetypes');
  const fits = (file: JsonObject) => types.includes(stringAt(file, 'name').split('.').at(-1) ?? '');
  return types.length === 0 || files.every(fits) ? undefined : 'That file type is not supported.';
};

/** What Slack's client says about a field before it sends the form; undefined when it lets it pass. */
export const clientProblem = (block: JsonObject, value: JsonObject): string | undefined => {
  const element = objectAt(block, 'element');
  if (isEmpty(value)) {
    return block['optional'] === true ? undefined : 'Please complete this required field.';
  }
  const text = stringAt(value, 'value');
  switch (element['type']) {
    case 'plain_text_input':
      return textProblem(element, text);
    case 'number_input':
      return numberProblem(element, text);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(text) ? undefined : 'Please enter a valid email address.';
    case 'file_input':
      return filesProblem(element, objectsAt(value, 'files'));
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
};

/** The action that a block_actions payload carries for an element and its new value. */
export const actionFor = (found: Found, value: JsonObject | undefined): JsonObject => {
  const { element, blockId, actionId } = found;
  const base = { type: stringAt(element, 'type'), action_id: actionId, block_id: blockId };
  if (element['type'] !== 'button') return { ...base, ...value };
  const kept: JsonObject = {};
  for (const key of ['text', 'value', 'style', 'url']) {
    const entry = element[key];
    if (entry !== undefined) kept[key] = entry;
  }
  return { ...base, ...kept };
};

/** Options in an app's answer to block_suggestion, grouped or not. */
export const suggestedOptions = (answer: JsonObject): JsonObject[] => [
  ...objectsAt(answer, 'options'),
  ...objectsAt(answer, 'option_groups').flatMap((group) =>
    listAt(group, 'options').filter(isObject),
  ),
];
