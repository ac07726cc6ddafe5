// What the tests' Discord refuses in messages, with the place and the code of each refusal.
import { describe, expect, test } from 'vitest';
import { ApiError } from '../discord/api-error.ts';
import type { JsonObject } from '../discord/json.ts';
import { COMPONENTS_V2, validateMessage } from '../discord/validate-message.ts';
import { refusals } from './refusals.ts';

const V2 = COMPONENTS_V2;
const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({
  type: 2,
  style: 2,
  label: 'Undo',
  custom_id: 'undo',
  ...more,
});
const row = (...components: unknown[]) => ({ type: 1, components });
const option = (index: number) => ({ label: `Option ${index}`, value: `${index}` });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 'menu',
  options: [option(1)],
  ...more,
});
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

const check = (message: JsonObject, flags = V2, files: readonly string[] = []) =>
  refusals(() =>
    validateMessage({ message, flags, files: files.map((name) => ({ name, isNew: true })) }),
  );
const components = (...list: unknown[]) => check({ components: list });

describe('messages of Components V2', () => {
  test('a full message passes', () => {
    const sound = [
      text('Hello'),
      { type: 9, components: [text('a'), text('b'), text('c')], accessory: button() },
      {
        type: 9,
        components: [text('a')],
        accessory: { type: 11, media: { url: 'https://example.org/a.png' } },
      },
      { type: 12, items: [{ media: { url: 'attachment://chart.png' }, description: 'A chart' }] },
      { type: 14, divider: true, spacing: 2 },
      {
        type: 17,
        accent_color: 0xffffff,
        components: [text('in'), row(button({ custom_id: 'other' })), { type: 14 }],
      },
      row(button({ custom_id: 'a' }), {
        type: 2,
        style: 5,
        label: 'Open',
        url: 'https://example.org',
      }),
      row(select()),
      row({ type: 5, custom_id: 'who', max_values: 25 }),
    ];
    expect(check({ components: sound }, V2, ['chart.png'])).toEqual([]);
  });

  test('nothing of the older kind goes beside them', () => {
    expect(check({ content: 'x', embeds: [{ title: 'x' }], components: [text('a')] })).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
  });

  test('at most forty components, nested ones and accessories counted', () => {
    expect(components(...many(40, () => text('a')))).toEqual([]);
    expect(components(...many(41, () => text('a')))).toEqual(['components BASE_TYPE_MAX_LENGTH']);
    const rows = (count: number) =>
      many(count, (at) => row(...many(4, (index) => button({ custom_id: `${at}-${index}` }))));
    expect(components(...rows(8))).toEqual([]);
    expect(components(...rows(8), text('one more'))).toEqual([
      'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ]);
    const section = { type: 9, components: [text('a')], accessory: button() };
    expect(components(...rows(7), section, text('a'), text('b'))).toEqual([]);
    expect(components(...rows(7), section, text('a'), text('b'), text('c'))).toEqual([
      'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ]);
  });

  test('at most four thousand characters of text in all, counted in code points', () => {
    expect(
      components(text('x'.repeat(2_000)), { type: 17, components: [text('x'.repeat(2_000))] }),
    ).toEqual([]);
    expect(
      components(text('x'.repeat(2_000)), { type: 17, components: [text('x'.repeat(2_001))] }),
    ).toEqual(['components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED']);
    expect(components(text('x'.repeat(4_001)))).toEqual([
      'components.0.content BASE_TYPE_BAD_LENGTH',
    ]);
    expect(components(text('🪨'.repeat(2_500)))).toEqual([]);
    expect(components(text(' '))).toEqual(['components.0.content BASE_TYPE_REQUIRED']);
  });

  test('text that Discord itself breaks on is answered with 500', () => {
    const message = { components: [text('語'.repeat(3_500))] };
    expect(() => validateMessage({ message, flags: V2, files: [] })).toThrow(
      new ApiError(500, 0, '500: Internal Server Error'),
    );
  });

  test('sections have one to three texts and an accessory', () => {
    expect(components({ type: 9, components: [text('a')] })).toEqual([
      'components.0.accessory BASE_TYPE_REQUIRED',
    ]);
    expect(
      components({ type: 9, components: many(4, () => text('a')), accessory: button() }),
    ).toEqual(['components.0.components BASE_TYPE_BAD_LENGTH']);
    expect(components({ type: 9, components: [row(button())], accessory: select() })).toEqual([
      'components.0.components.0 UNION_TYPE_CHOICES',
      'components.0.accessory UNION_TYPE_CHOICES',
    ]);
  });

  test('containers hold no containers, and buttons stand in rows', () => {
    expect(components({ type: 17, components: [{ type: 17, components: [text('a')] }] })).toEqual([
      'components.0.components.0 UNION_TYPE_CHOICES',
    ]);
    expect(components(button())).toEqual(['components.0 UNION_TYPE_CHOICES']);
  });

  test('galleries show one to ten pictures, files are attached, and what is attached is shown', () => {
    const item = { media: { url: 'https://example.org/a.png' } };
    expect(components({ type: 12, items: [] })).toEqual([
      'components.0.items BASE_TYPE_BAD_LENGTH',
    ]);
    expect(components({ type: 12, items: many(11, () => item) })).toEqual([
      'components.0.items BASE_TYPE_BAD_LENGTH',
    ]);
    expect(components({ type: 13, file: { url: 'https://example.org/a.pdf' } })).toEqual([
      'components.0.file.url URL_TYPE_INVALID_SCHEME',
    ]);
    expect(components({ type: 12, items: [{ media: { url: 'attachment://gone.png' } }] })).toEqual([
      'components.0.items.0.media.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ]);
    expect(check({ components: [text('a')] }, V2, ['chart.png'])).toEqual([
      'attachments.0 MESSAGE_ATTACHMENT_UNREFERENCED',
    ]);
  });

  test('without the flag only rows are components', () => {
    expect(check({ components: [text('a')] }, 0)).toEqual(['components.0 UNION_TYPE_CHOICES']);
    expect(check({ content: 'x', components: many(6, () => row(button())) }, 0)).toEqual([
      'components BASE_TYPE_MAX_LENGTH',
    ]);
  });
});

describe('buttons and menus', () => {
  const inRow = (...children: unknown[]) =>
    components(row(...children)).map((line) => line.replace('components.0.components.', ''));

  test('a row has up to five buttons or one menu', () => {
    expect(inRow(...many(6, (index) => button({ custom_id: `${index}` })))).toEqual([
      'components.0.components BASE_TYPE_BAD_LENGTH',
    ]);
    expect(inRow(select(), button())).toEqual(['1 COMPONENT_LAYOUT_WIDTH_EXCEEDED']);
    expect(inRow()).toEqual(['components.0.components BASE_TYPE_BAD_LENGTH']);
  });

  test('labels, ids and addresses', () => {
    expect(inRow(button({ label: 'x'.repeat(81) }))).toEqual(['0.label BASE_TYPE_MAX_LENGTH']);
    expect(inRow(button({ label: undefined }))).toEqual(['0.label BASE_TYPE_REQUIRED']);
    expect(inRow(button({ label: undefined, emoji: { name: '🪨' } }))).toEqual([]);
    expect(inRow(button({ emoji: { name: '✓' } }))).toEqual([
      '0.emoji.name BUTTON_COMPONENT_INVALID_EMOJI',
    ]);
    expect(inRow(button({ custom_id: 'x'.repeat(101) }))).toEqual([
      '0.custom_id BASE_TYPE_BAD_LENGTH',
    ]);
    expect(inRow(button({ custom_id: undefined }))).toEqual(['0.custom_id BASE_TYPE_REQUIRED']);
    expect(inRow(button(), button())).toEqual(['1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED']);
    const link = { type: 2, style: 5, label: 'Open', url: 'https://example.org/' };
    expect(inRow({ ...link, url: 'ftp://example.org' })).toEqual(['0.url URL_TYPE_INVALID_SCHEME']);
    expect(inRow({ ...link, url: `https://example.org/${'x'.repeat(500)}` })).toEqual([
      '0.url BASE_TYPE_BAD_LENGTH',
    ]);
    expect(inRow({ ...link, custom_id: 'x' })).toEqual([
      '0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_CONFLICT',
    ]);
  });

  test('menus have up to 25 options with values of their own', () => {
    expect(inRow(select({ options: many(26, option) }))).toContain(
      '0.options BASE_TYPE_BAD_LENGTH',
    );
    expect(inRow(select({ options: [option(1), option(1)] }))).toEqual([
      '0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ]);
    expect(inRow(select({ max_values: 2 }))).toEqual(['0.max_values NUMBER_TYPE_MAX']);
    expect(inRow(select({ placeholder: 'x'.repeat(151) }))).toEqual([
      '0.placeholder BASE_TYPE_MAX_LENGTH',
    ]);
  });
});

describe('messages of the older kind', () => {
  test('content has at most two thousand characters, and something must be said', () => {
    expect(check({ content: 'x'.repeat(2_000) }, 0)).toEqual([]);
    expect(check({ content: 'x'.repeat(2_001) }, 0)).toEqual(['content BASE_TYPE_MAX_LENGTH']);
    expect(() => validateMessage({ message: { content: ' ' }, flags: 0, files: [] })).toThrow(
      new ApiError(400, 50006, 'Cannot send an empty message'),
    );
  });
});
