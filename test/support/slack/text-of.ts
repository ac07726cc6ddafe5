// What a person reads in a message or view: blocks flattened, markup and escapes taken off.
import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  stringAt,
} from './json.ts';

/** How ids are shown: a user's or channel's name for its id. */
export type NameOf = (id: string) => string;

const asIs: NameOf = (id) => id;

/** Takes Slack's escapes off; for text that shows nothing but characters. */
const unescapeSlack = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const shownEntity = (inside: string, nameOf: NameOf): string => {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return `@${label ?? nameOf(target.slice(1))}`;
  if (target.startsWith('#')) return `#${label ?? nameOf(target.slice(1))}`;
  if (target.startsWith('!date')) return label ?? target;
  if (target.startsWith('!')) return `@${label ?? target.slice(1)}`;
  return label ?? target.replace(/^mailto:/, '');
};

/** mrkdwn as it is read: entities as names, bold and italic marks gone, escapes undone. */
const mrkdwnAsRead = (text: string, nameOf: NameOf = asIs): string =>
  unescapeSlack(
    text
      .replace(/<([^<>]+)>/g, (_whole, inside: string) => shownEntity(inside, nameOf))
      .replace(/(^|[\s(])([*_~])(?=\S)([^\n]*?\S)\2(?=$|[\s).,:;!?])/gm, '$1$3')
      .replace(/`{1,3}([^`]+)`{1,3}/g, '$1'),
  );

const textObject = (value: Json | undefined, nameOf: NameOf): string => {
  if (!isObject(value)) return '';
  const text = stringAt(value, 'text');
  return value['type'] === 'mrkdwn' ? mrkdwnAsRead(text, nameOf) : text;
};

const richInline = (element: JsonObject, nameOf: NameOf): string => {
  switch (element['type']) {
    case 'user':
      return `@${nameOf(stringAt(element, 'user_id'))}`;
    case 'channel':
      return `#${nameOf(stringAt(element, 'channel_id'))}`;
    case 'broadcast':
      return `@${stringAt(element, 'range')}`;
    case 'emoji':
      return `:${stringAt(element, 'name')}:`;
    case 'link':
      return stringAt(element, 'text') || stringAt(element, 'url');
    case 'date':
      return stringAt(element, 'fallback') || stringAt(element, 'format');
    default:
      return stringAt(element, 'text');
  }
};

const richPart = (part: JsonObject, nameOf: NameOf): string => {
  const elements = objectsAt(part, 'elements');
  if (part['type'] !== 'rich_text_list') {
    return elements.map((element) => richInline(element, nameOf)).join('');
  }
  const first = Number(part['offset'] ?? 0) + 1;
  return elements
    .map((item, at) => {
      const mark = part['style'] === 'ordered' ? `${first + at}.` : '•';
      return `${'  '.repeat(Number(part['indent'] ?? 0))}${mark} ${richPart(item, nameOf)}`;
    })
    .join('\n');
};

const richText = (block: JsonObject, nameOf: NameOf): string =>
  objectsAt(block, 'elements')
    .map((part) => richPart(part, nameOf))
    .join('\n')
    .replace(/\n+$/, '');

const tableText = (block: JsonObject, nameOf: NameOf): string =>
  listAt(block, 'rows')
    .map((row) =>
      (Array.isArray(row) ? row : [])
        .filter(isObject)
        .map((cell) =>
          cell['type'] === 'rich_text' ? richText(cell, nameOf) : stringAt(cell, 'text'),
        )
        .join('\t'),
    )
    .join('\n');

/** What an element shows: a button its label in brackets, a select its placeholder or choice. */
const elementText = (element: JsonObject, nameOf: NameOf): string => {
  if (element['type'] === 'image') return stringAt(element, 'alt_text');
  if (element['type'] === 'plain_text' || element['type'] === 'mrkdwn') {
    return textObject(element, nameOf);
  }
  if (element['type'] === 'button') return `[${textObject(element['text'], nameOf)}]`;
  const chosen = objectAt(element, 'initial_option')['text'] ?? element['placeholder'];
  const shown = textObject(chosen, nameOf) || stringAt(element, 'initial_value');
  const options = /^(radio_buttons|checkboxes)$/.test(stringAt(element, 'type'))
    ? objectsAt(element, 'options').map((option) => textObject(option['text'], nameOf))
    : [];
  return options.length > 0 ? options.map((option) => `( ) ${option}`).join(' ') : `[${shown}]`;
};

const blockText = (block: JsonObject, nameOf: NameOf): string => {
  const joined = (parts: string[], by: string) => parts.filter((part) => part !== '').join(by);
  switch (block['type']) {
    case 'rich_text':
      return richText(block, nameOf);
    case 'table':
    case 'data_table':
      return tableText(block, nameOf);
    case 'divider':
      return '';
    case 'markdown':
      return stringAt(block, 'text');
    case 'image':
      return joined([textObject(block['title'], nameOf), stringAt(block, 'alt_text')], '\n');
    case 'input':
      return joined(
        [
          textObject(block['label'], nameOf),
          elementText(objectAt(block, 'element'), nameOf),
          textObject(block['hint'], nameOf),
        ],
        '\n',
      );
    case 'context':
    case 'actions':
      return joined(
        objectsAt(block, 'elements').map((element) => elementText(element, nameOf)),
        ' ',
      );
    default: {
      const fields = objectsAt(block, 'fields').map((field) => textObject(field, nameOf));
      const accessory = objectAt(block, 'accessory');
      const beside = accessory['type'] === undefined ? '' : elementText(accessory, nameOf);
      return joined([textObject(block['text'], nameOf), ...fields, beside], '\n');
    }
  }
};

/** What a person reads: of a message its blocks, or its text where it has none; of a view its title and blocks. */
export const textOf = (shown: JsonObject, nameOf: NameOf = asIs): string => {
  const blocks = objectsAt(shown, 'blocks');
  const title = isObject(shown['title']) ? [textObject(shown['title'], nameOf)] : [];
  if (blocks.length === 0) {
    return [...title, mrkdwnAsRead(stringAt(shown, 'text'), nameOf)].join('\n');
  }
  const lines = [...title, ...blocks.map((block) => blockText(block, nameOf))];
  return lines.filter((line) => line !== '').join('\n');
};
