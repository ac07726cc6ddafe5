// The rules for a modal: title, at most five components, each input inside a Label.
import { Form } from './form.ts';
import { isObject, type JsonObject, listIn } from './json.ts';
import {
  type CustomIds,
  checkCustomId,
  checkOptions,
  checkRange,
  checkSelect,
} from './validate-controls.ts';

const LABEL = 18;
const TEXT_DISPLAY = 10;
const ROW = 1;
const IN_LABEL = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];

type Check = (component: JsonObject, form: Form, taken: CustomIds) => void;

/** Checks the `data` of a modal callback; throws 50035 with what is wrong. */
export function validateModal(data: JsonObject): void {
  const root = new Form();
  const form = root.at('data');
  const taken: CustomIds = new Set();
  form.text(data, 'title', { min: 1, max: 45 });
  form.text(data, 'custom_id', { min: 1, max: 100 });
  for (const [component, place] of form.objects(data, 'components', { min: 1, max: 5 })) {
    checkTop(component, place, taken);
  }
  root.assertSound();
}

function checkTop(component: JsonObject, form: Form, taken: CustomIds): void {
  if (component['type'] === LABEL) checkLabel(component, form, taken);
  else if (component['type'] === TEXT_DISPLAY)
    form.text(component, 'content', { min: 1, max: 4_000 });
  else if (component['type'] === ROW) checkRow(component, form, taken);
  else form.refuse('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).');
}

function checkLabel(label: JsonObject, form: Form, taken: CustomIds): void {
  form.text(label, 'label', { min: 1, max: 45 });
  form.text(label, 'description', { max: 100, optional: true });
  const component = label['component'];
  const place = form.at('component');
  if (!isObject(component)) {
    place.refuse('BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  const type = component['type'];
  const check = typeof type === 'number' ? CHECKS[type] : undefined;
  if (check === undefined) {
    place.refuse(
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${IN_LABEL.join(', ')}).`,
    );
    return;
  }
  check(component, place, taken);
  if (type === 4 && component['label'] !== undefined && component['label'] !== null) {
    place
      .at('label')
      .refuse(
        'TEXT_INPUT_LABEL_IN_LABEL',
        'A text input inside a label cannot have a label of its own',
      );
  }
}

/** The older form: a row with one text input that carries its own label. */
function checkRow(row: JsonObject, form: Form, taken: CustomIds): void {
  form.list(row, 'components', { min: 1, max: 1 });
  listIn(row, 'components').forEach((child, index) => {
    const place = form.at('components', index);
    if (!isObject(child) || child['type'] !== 4) {
      place.refuse('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (4,).');
      return;
    }
    place.text(child, 'label', { min: 1, max: 45 });
    checkTextInput(child, place, taken);
  });
}

const checkTextInput: Check = (input, form, taken) => {
  checkCustomId(input, form, taken);
  form.choice(input, 'style', [1, 2]);
  form.boolean(input, 'required');
  const min = form.integer(input, 'min_length', { min: 0, max: 4_000, optional: true }) ?? 0;
  const max = form.integer(input, 'max_length', { min: 1, max: 4_000, optional: true }) ?? 4_000;
  if (min > max) {
    form
      .at('max_length')
      .refuse('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
  }
  form.text(input, 'placeholder', { max: 100, optional: true });
  if (input['value'] !== undefined && input['value'] !== '') {
    form.text(input, 'value', { min: Math.min(min, max), max, optional: true });
  }
};

const checkChoices =
  (least: number): Check =>
  (group, form, taken) => {
    checkCustomId(group, form, taken);
    form.boolean(group, 'required');
    const options = form.objects(group, 'options', { min: least, max: 10 });
    checkOptions(options, form);
    if (group['type'] === 22)
      checkRange(group, form, { most: 10, options: options.length, place: 'modal' });
    const defaults = options.filter(([option]) => option['default'] === true).length;
    if (group['type'] === 21 && defaults > 1) {
      form.at('options').refuse('SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'Too many default options');
    }
  };

const checkUpload: Check = (upload, form, taken) => {
  checkCustomId(upload, form, taken);
  form.boolean(upload, 'required');
  checkRange(upload, form, { most: 10, place: 'modal' });
};

const checkCheckbox: Check = (box, form, taken) => {
  checkCustomId(box, form, taken);
  form.boolean(box, 'default');
};

const checkModalSelect: Check = (select, form, taken) => checkSelect(select, form, taken, 'modal');

const CHECKS: Record<number, Check> = {
  3: checkModalSelect,
  4: checkTextInput,
  5: checkModalSelect,
  6: checkModalSelect,
  7: checkModalSelect,
  8: checkModalSelect,
  19: checkUpload,
  21: checkChoices(2),
  22: checkChoices(1),
  23: checkCheckbox,
};
