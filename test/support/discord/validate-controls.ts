// The rules for buttons and select menus, which messages and modals share.
import type { Form } from './form.ts';
import { isObject, type JsonObject, listIn, objectIn, objectsIn, textIn } from './json.ts';

/** Where custom ids were used already, in one message or one modal. */
export type CustomIds = Set<string>;

export const BUTTON = 2;
const STRING_SELECT = 3;
export const SELECT_TYPES: readonly unknown[] = [3, 5, 6, 7, 8];

/** A custom id of 1 to 100 characters that nothing else in the message or modal has. */
export function checkCustomId(object: JsonObject, form: Form, taken: CustomIds): void {
  const id = form.text(object, 'custom_id', { min: 1, max: 100 });
  if (id === undefined) return;
  if (taken.has(id)) {
    form
      .at('custom_id')
      .refuse('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  taken.add(id);
}

/** An emoji of the server (by id) or one that Unicode lists; "✓" is none. */
function checkEmoji(object: JsonObject, form: Form, code: string): void {
  const emoji = object['emoji'];
  if (emoji === undefined || emoji === null) return;
  const place = form.at('emoji');
  if (!isObject(emoji)) {
    place.refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  if (typeof emoji['id'] === 'string' && /^\d{17,20}$/.test(emoji['id'])) return;
  const name = textIn(emoji, 'name') ?? '';
  const known = /^\p{RGI_Emoji}$/v;
  if (!known.test(name) && !known.test(`${name}\uFE0F`)) {
    place.at('name').refuse(code, 'Invalid emoji');
  }
}

/** Refuses an address that is too long or that has a scheme Discord does not open. */
export function checkUrl(
  object: JsonObject,
  key: string,
  form: Form,
  rule: { readonly max: number; readonly schemes: readonly string[] },
): void {
  const url = form.text(object, key, { min: 1, max: rule.max });
  if (url === undefined) return;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  const place = form.at(key);
  if (scheme === undefined || !rule.schemes.includes(scheme)) {
    const list = rule.schemes.map((name) => `'${name}'`).join(', ');
    place.refuse(
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme ?? ''}" is not supported. Scheme must be one of (${list}).`,
    );
  } else if (scheme.startsWith('http') && !URL.canParse(url)) {
    place.refuse('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  }
}

export function checkButton(button: JsonObject, form: Form, taken: CustomIds): void {
  if (!form.choice(button, 'style', [1, 2, 3, 4, 5, 6])) return;
  form.boolean(button, 'disabled');
  const style = button['style'];
  if (style === 6) {
    form.text(button, 'sku_id', { min: 1 });
    return;
  }
  form.text(button, 'label', { max: 80, optional: true });
  checkEmoji(button, form, 'BUTTON_COMPONENT_INVALID_EMOJI');
  if (!button['label'] && !objectIn(button, 'emoji')) {
    form.at('label').refuse('BASE_TYPE_REQUIRED', 'A label or an emoji is required');
  }
  if (style === 5) checkLinkButton(button, form);
  else {
    checkCustomId(button, form, taken);
    if (button['url'] !== undefined && button['url'] !== null) {
      form
        .at('url')
        .refuse(
          'BUTTON_COMPONENT_CUSTOM_ID_URL_CONFLICT',
          'A custom id and url cannot both be specified',
        );
    }
  }
}

function checkLinkButton(button: JsonObject, form: Form): void {
  checkUrl(button, 'url', form, { max: 512, schemes: ['http', 'https', 'discord'] });
  if (button['custom_id'] !== undefined && button['custom_id'] !== null) {
    form
      .at('custom_id')
      .refuse(
        'BUTTON_COMPONENT_CUSTOM_ID_URL_CONFLICT',
        'A custom id and url cannot both be specified',
      );
  }
}

/** A select menu of any kind; `modal` turns on the rules that only forms have. */
export function checkSelect(
  select: JsonObject,
  form: Form,
  taken: CustomIds,
  place: 'message' | 'modal',
): void {
  checkCustomId(select, form, taken);
  form.text(select, 'placeholder', { max: 150, optional: true });
  form.boolean(select, 'disabled');
  form.boolean(select, 'required');
  if (place === 'modal' && select['disabled'] === true) {
    form
      .at('disabled')
      .refuse('COMPONENT_DISABLED_IN_MODAL', 'Components in modals cannot be disabled');
  }
  if (select['type'] === STRING_SELECT) {
    const options = form.objects(select, 'options', { min: 1, max: 25 });
    checkOptions(options, form);
    checkRange(select, form, { most: 25, options: options.length, place });
  } else {
    checkRange(select, form, { most: 25, place });
    checkDefaultValues(select, form);
  }
}

/** Options of selects, radio groups and checkbox groups: label and value 1–100, values apart. */
export function checkOptions(options: readonly (readonly [JsonObject, Form])[], form: Form): void {
  const values = new Set<string>();
  for (const [option, place] of options) {
    place.text(option, 'label', { min: 1, max: 100 });
    place.text(option, 'description', { max: 100, optional: true });
    place.boolean(option, 'default');
    checkEmoji(option, place, 'SELECT_COMPONENT_INVALID_EMOJI');
    const value = place.text(option, 'value', { min: 1, max: 100 });
    if (value === undefined) continue;
    if (values.has(value)) {
      place
        .at('value')
        .refuse(
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
    }
    values.add(value);
  }
  if (options.length === 0)
    form.at('options').refuse('BASE_TYPE_REQUIRED', 'This field is required');
}

/** min_values and max_values against each other, the options and `required`. */
export function checkRange(
  object: JsonObject,
  form: Form,
  rule: { readonly most: number; readonly options?: number; readonly place: 'message' | 'modal' },
): void {
  const min = form.integer(object, 'min_values', { min: 0, max: rule.most, optional: true });
  const max = form.integer(object, 'max_values', { min: 1, max: rule.most, optional: true });
  const least = min ?? 1;
  if (max !== undefined && max < least) {
    form
      .at('max_values')
      .refuse('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${least}.`);
  }
  if (rule.options !== undefined && rule.options > 0) {
    if (least > rule.options) {
      form.at('options').refuse('BASE_TYPE_MIN_LENGTH', `Must be ${least} or more in length.`);
    }
    if (max !== undefined && max > rule.options) {
      form
        .at('max_values')
        .refuse('NUMBER_TYPE_MAX', `int value should be less than or equal to ${rule.options}.`);
    }
  }
  if (rule.place === 'modal' && min === 0 && object['required'] !== false) {
    form
      .at('min_values')
      .refuse(
        'COMPONENT_MIN_VALUES_REQUIRED',
        'min_values must be at least 1 when the component is required',
      );
  }
  const chosen = objectsIn(object, 'options').filter((option) => option['default'] === true).length;
  if (chosen > (max ?? (object['type'] === 22 ? rule.most : 1))) {
    form.at('options').refuse('SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'Too many default options');
  }
}

const DEFAULT_KINDS: Record<string, readonly string[]> = {
  5: ['user'],
  6: ['role'],
  7: ['user', 'role'],
  8: ['channel'],
};

function checkDefaultValues(select: JsonObject, form: Form): void {
  const defaults = form.objects(select, 'default_values', { max: 25, optional: true });
  for (const [value, place] of defaults) {
    place.text(value, 'id', { min: 1 });
    place.choice(value, 'type', DEFAULT_KINDS[String(select['type'])] ?? []);
  }
  const count = listIn(select, 'default_values').length;
  const most = typeof select['max_values'] === 'number' ? select['max_values'] : 1;
  if (count > most) {
    form.at('default_values').refuse('BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
  }
}
