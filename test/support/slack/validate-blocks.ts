// Block Kit's blocks, each with its limits; and what holds across the blocks of one message or view.
import { isObject, type Json, type JsonObject, listAt, objectAt, stringAt } from './json.ts';
import {
  anyText,
  imageLink,
  oneImageSource,
  plainText,
  slackFile,
} from './validate-composition.ts';
import { accessories, actionsElements, imageElement, inputElements } from './validate-elements.ts';
import { richTextBlock } from './validate-rich-text.ts';
import {
  all,
  byType,
  type Check,
  type Fields,
  flag,
  list,
  oneOf,
  type Report,
  rule,
  shape,
  text,
  whole,
} from './validate-schema.ts';

const block = (type: string, required: Fields, optional: Fields = {}): Check =>
  shape({ type: oneOf(type), ...required }, { block_id: text(255), ...optional });

const section: Check = all(
  block(
    'section',
    {},
    {
      text: anyText(3000),
      fields: list(anyText(2000), 1, 10),
      accessory: byType(accessories),
      expand: flag,
    },
  ),
  rule((value) =>
    isObject(value) && !('text' in value) && !('fields' in value)
      ? 'must define either `text` or `fields`'
      : undefined,
  ),
);

const everywhere: Fields = {
  section,
  divider: block('divider', {}),
  header: block('header', { text: plainText(150) }),
  context: block('context', {
    elements: list(
      (value, at, report) =>
        isObject(value) && value['type'] === 'image'
          ? imageElement(value, at, report)
          : anyText(2000)(value, at, report),
      1,
      10,
    ),
  }),
  actions: block('actions', { elements: list(byType(actionsElements), 1, 25) }),
  image: all(
    block(
      'image',
      { alt_text: text(2000) },
      { title: plainText(2000), image_url: imageLink, slack_file: slackFile },
    ),
    oneImageSource,
  ),
  input: block(
    'input',
    { label: plainText(2000), element: byType(inputElements) },
    { hint: plainText(2000), optional: flag, dispatch_action: flag },
  ),
  rich_text: richTextBlock,
};

const number: Check = rule((value) =>
  typeof value === 'number' ? undefined : 'must provide a number',
);

const cell: Check = byType({
  raw_text: shape({ type: oneOf('raw_text'), text: text(10_000) }),
  raw_number: shape({ type: oneOf('raw_number'), value: number, text: text(10_000) }),
  rich_text: richTextBlock,
});

const inMessages: Fields = {
  ...everywhere,
  markdown: block('markdown', { text: text(12_000) }),
  table: block(
    'table',
    { rows: list(list(cell, 1, 20), 1, 100) },
    {
      column_settings: list(
        shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag }),
        0,
        20,
      ),
    },
  ),
  alert: block(
    'alert',
    { text: anyText(3000) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  data_table: block(
    'data_table',
    { rows: list(list(cell, 1, 20), 2, 101), caption: text(1000) },
    { page_size: whole(1, 100), row_header_column_index: whole(0, 19) },
  ),
};

/** The elements of a block that carry an action_id. */
export const elementsOf = (from: JsonObject): JsonObject[] => {
  const single = [objectAt(from, 'accessory'), objectAt(from, 'element')];
  const several = from['type'] === 'actions' ? listAt(from, 'elements').filter(isObject) : [];
  return [...single, ...several].filter((element) => typeof element['type'] === 'string');
};

const twice = (names: string[]): string[] =>
  names.filter((name, index) => name !== '' && names.indexOf(name) !== index);

/** Every string that a block shows, put together; Slack counts them for the whole message. */
const textLength = (value: Json): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, entry]) =>
      sum + (key === 'text' && typeof entry === 'string' ? entry.length : textLength(entry)),
    0,
  );
};

/** The characters of a message's texts; beyond 12,000 Slack says `msg_blocks_too_long`. */
export const blocksLength = (blocks: Json[]): number => textLength(blocks);

const checkIds = (blocks: JsonObject[], at: string, report: Report): void => {
  for (const name of twice(blocks.map((entry) => stringAt(entry, 'block_id')))) {
    report.problems.push({ says: `block_id "${name}" already exists`, at });
  }
  blocks.forEach((entry, index) => {
    const ids = elementsOf(entry).map((element) => stringAt(element, 'action_id'));
    for (const name of twice(ids)) {
      const says = `action_id "${name}" already exists in this block`;
      report.problems.push({ says, at: `${at}/${index}` });
    }
  });
};

const checkWhole = (blocks: JsonObject[], at: string, report: Report): void => {
  const tables = blocks.filter((entry) => entry['type'] === 'table');
  if (tables.length > 1) report.problems.push({ says: 'only_one_table_allowed', at });
  if (textLength(tables) > 10_000) {
    report.problems.push({ says: 'table cells must be less than 10001 characters', at });
  }
  const markdown = blocks.filter((entry) => entry['type'] === 'markdown');
  if (textLength(markdown) > 12_000 && markdown.length > 1) {
    report.problems.push({ says: 'markdown blocks must be less than 12001 characters', at });
  }
  const focused = blocks.flatMap(elementsOf).filter((element) => element['focus_on_load'] === true);
  if (focused.length > 1) {
    report.problems.push({ says: 'only one element may set `focus_on_load`', at });
  }
};

/** Checks the blocks of a message (at most 50) or a view (at most 100). */
export const blocksOf =
  (max: number): Check =>
  (value, at, report) => {
    list(byType(report.surface === 'message' ? inMessages : everywhere), 0, max)(value, at, report);
    if (!Array.isArray(value)) return;
    const blocks = value.filter(isObject);
    checkIds(blocks, at, report);
    checkWhole(blocks, at, report);
  };
