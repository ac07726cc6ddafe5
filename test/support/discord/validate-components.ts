// The rules for the components of a message: Components V2 (flag 32768) and the older rows.
import type { Form } from './form.ts';
import { isObject, type JsonObject, lengthOf, listIn, objectIn, textIn } from './json.ts';
import {
  BUTTON,
  type CustomIds,
  checkButton,
  checkSelect,
  checkUrl,
  SELECT_TYPES,
} from './validate-controls.ts';

/** Limits of one message in Components V2. */
const MOST_COMPONENTS = 40;
const MOST_TEXT = 4_000;
/** Above this Discord answers 500 (discord-api-docs #8554): UTF-8 bytes, and 12 for each text. */
const MOST_TEXT_BYTES = 10_170;

interface Walk {
  readonly taken: CustomIds;
  readonly ids: Set<number>;
  /** Names of the files that a component may show. */
  readonly files: ReadonlySet<string>;
  readonly shown: Set<string>;
  count: number;
  characters: number;
  bytes: number;
}

/** What the walk found beside refusals. */
export interface ComponentFindings {
  /** The names of files that a component shows. */
  readonly shownFiles: ReadonlySet<string>;
  /** More text than Discord's storage takes; it answers 500. */
  readonly tooManyBytes: boolean;
}

type Check = (component: JsonObject, form: Form, walk: Walk) => void;

/** Which components may stand where, by Discord's numbers. */
const INSIDE = {
  legacy: [1],
  top: [1, 9, 10, 12, 13, 14, 17],
  container: [1, 9, 10, 12, 13, 14],
  row: [2, 3, 5, 6, 7, 8],
  section: [10],
  accessory: [2, 11],
} as const satisfies Record<string, readonly number[]>;

/** Checks the components of a message; `files` are the names of its attachments. */
export function checkComponents(
  body: JsonObject,
  form: Form,
  context: { readonly v2: boolean; readonly files: ReadonlySet<string> },
): ComponentFindings {
  const walk: Walk = {
    taken: new Set(),
    ids: new Set(),
    files: context.files,
    shown: new Set(),
    count: 0,
    characters: 0,
    bytes: 0,
  };
  const range = { max: context.v2 ? MOST_COMPONENTS : 5, optional: true };
  for (const [component, place] of form.objects(body, 'components', range)) {
    checkOne(component, place, walk, context.v2 ? INSIDE.top : INSIDE.legacy);
  }
  const place = form.at('components');
  if (walk.count > MOST_COMPONENTS) {
    place.refuse(
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      'Total number of components cannot exceed 40',
    );
  }
  if (walk.characters > MOST_TEXT) {
    place.refuse(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'Total displayable text size cannot exceed 4000',
    );
  }
  return { shownFiles: walk.shown, tooManyBytes: walk.bytes > MOST_TEXT_BYTES };
}

function checkOne(value: unknown, form: Form, walk: Walk, allowed: readonly number[]): void {
  if (!isObject(value)) {
    form.refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  walk.count += 1;
  const type = value['type'];
  const check = typeof type === 'number' && allowed.includes(type) ? CHECKS[type] : undefined;
  if (check === undefined) {
    const list = allowed.length === 1 ? `${allowed[0]},` : allowed.join(', ');
    form.refuse('UNION_TYPE_CHOICES', `Value of field "type" must be one of (${list}).`);
    return;
  }
  checkId(value, form, walk);
  check(value, form, walk);
}

function checkId(component: JsonObject, form: Form, walk: Walk): void {
  const id = form.integer(component, 'id', { min: 0, max: 2_147_483_647, optional: true });
  if (!id) return;
  if (walk.ids.has(id)) {
    form.at('id').refuse('COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  }
  walk.ids.add(id);
}

const checkRow: Check = (row, form, walk) => {
  const children = listIn(row, 'components');
  form.list(row, 'components', { min: 1, max: 5 });
  children.forEach((child, index) => {
    const place = form.at('components', index);
    checkOne(child, place, walk, INSIDE.row);
    if (index > 0 && isObject(child) && children.some(isSelect)) {
      place.refuse(
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
  });
};

const isSelect = (child: unknown) => isObject(child) && SELECT_TYPES.includes(child['type']);

const checkSection: Check = (section, form, walk) => {
  form.list(section, 'components', { min: 1, max: 3 });
  listIn(section, 'components').forEach((child, index) => {
    checkOne(child, form.at('components', index), walk, INSIDE.section);
  });
  const accessory = form.at('accessory');
  if (section['accessory'] === undefined || section['accessory'] === null) {
    accessory.refuse('BASE_TYPE_REQUIRED', 'This field is required');
  } else checkOne(section['accessory'], accessory, walk, INSIDE.accessory);
};

const checkText: Check = (text, form, walk) => {
  const content = form.text(text, 'content', { min: 1, max: MOST_TEXT });
  if (content === undefined) return;
  if (content.trim() === '') {
    form.at('content').refuse('BASE_TYPE_REQUIRED', 'This field is required');
  }
  walk.characters += lengthOf(content);
  walk.bytes += Buffer.byteLength(content) + 12;
};

function checkMedia(owner: JsonObject, key: string, form: Form, walk: Walk): void {
  const media = objectIn(owner, key);
  if (media === undefined) {
    form.at(key).refuse('BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  const onlyFiles = key === 'file';
  const schemes = onlyFiles ? ['attachment'] : ['http', 'https', 'attachment'];
  checkUrl(media, 'url', form.at(key), { max: 2_048, schemes });
  const name = /^attachment:\/\/(.+)$/.exec(textIn(media, 'url') ?? '')?.[1];
  if (name === undefined) return;
  if (walk.files.has(name)) walk.shown.add(name);
  else {
    form
      .at(key, 'url')
      .refuse(
        'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        `The referenced attachment "${name}" was not found`,
      );
  }
}

const checkDescribed: Check = (owner, form, walk) => {
  checkMedia(owner, 'media', form, walk);
  form.text(owner, 'description', { max: 1_024, optional: true });
  form.boolean(owner, 'spoiler');
};

const checkGallery: Check = (gallery, form, walk) => {
  for (const [item, place] of form.objects(gallery, 'items', { min: 1, max: 10 })) {
    checkDescribed(item, place, walk);
  }
};

const checkFile: Check = (file, form, walk) => {
  checkMedia(file, 'file', form, walk);
  form.boolean(file, 'spoiler');
};

const checkSeparator: Check = (separator, form) => {
  form.boolean(separator, 'divider');
  if (separator['spacing'] !== undefined) form.choice(separator, 'spacing', [1, 2]);
};

const checkContainer: Check = (container, form, walk) => {
  form.list(container, 'components', { min: 1, max: MOST_COMPONENTS });
  form.integer(container, 'accent_color', { min: 0, max: 0xffffff, optional: true });
  form.boolean(container, 'spoiler');
  listIn(container, 'components').forEach((child, index) => {
    checkOne(child, form.at('components', index), walk, INSIDE.container);
  });
};

const checkAnySelect: Check = (select, form, walk) =>
  checkSelect(select, form, walk.taken, 'message');

const CHECKS: Record<number, Check> = {
  1: checkRow,
  [BUTTON]: (button, form, walk) => checkButton(button, form, walk.taken),
  3: checkAnySelect,
  5: checkAnySelect,
  6: checkAnySelect,
  7: checkAnySelect,
  8: checkAnySelect,
  9: checkSection,
  10: checkText,
  11: checkDescribed,
  12: checkGallery,
  13: checkFile,
  14: checkSeparator,
  17: checkContainer,
};
