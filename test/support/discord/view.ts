// What a person reads of a message: its text with markup applied, its buttons and menus.
import {
  isObject,
  type JsonObject,
  listIn,
  numberIn,
  objectIn,
  objectsIn,
  textIn,
} from './json.ts';
import { EPHEMERAL, LOADING } from './validate-message.ts';
import type { MessageState, Pings, World } from './world.ts';

export interface ShownButton {
  readonly label: string;
  readonly customId: string | undefined;
  /** Where a link button leads. */
  readonly url: string | undefined;
  readonly disabled: boolean;
  readonly raw: JsonObject;
}

export interface ShownSelect {
  readonly placeholder: string;
  readonly customId: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly disabled: boolean;
  readonly raw: JsonObject;
}

/** A message as its readers see it; every field is of now, so edits show. */
export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  /** What a person reads: markup applied, buttons in brackets. */
  readonly text: string;
  /** The text as the bot wrote it, markup and all. */
  readonly markdown: string;
  readonly ephemeral: boolean;
  /** A deferred answer that still says "thinking". */
  readonly loading: boolean;
  readonly deleted: boolean;
  readonly edits: number;
  readonly pings: Pings;
  /** The message as the API gives it. */
  readonly raw: JsonObject;
  readonly attachments: readonly {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly description: string | undefined;
  }[];
  buttons(): ShownButton[];
  selects(): ShownSelect[];
}

export function showMessage(world: World, state: MessageState): ShownMessage {
  const flag = (bit: number) => ((numberIn(state.raw, 'flags') ?? 0) & bit) !== 0;
  return {
    id: state.id,
    channelId: state.channelId,
    get text() {
      return textOf(state.raw, world);
    },
    get markdown() {
      return markdownOf(state.raw);
    },
    get ephemeral() {
      return flag(EPHEMERAL);
    },
    get loading() {
      return flag(LOADING);
    },
    get deleted() {
      return state.deleted;
    },
    get edits() {
      return state.edits;
    },
    pings: state.pings,
    get raw() {
      return state.raw;
    },
    get attachments() {
      return state.files;
    },
    buttons: () => buttonsOf(state.raw),
    selects: () => selectsOf(state.raw),
  };
}

/** Every component of a message or modal, in reading order, nested ones too. */
function allComponents(node: JsonObject): JsonObject[] {
  const children = [
    ...objectsIn(node, 'components'),
    ...[objectIn(node, 'accessory'), objectIn(node, 'component')].filter(isObject),
  ];
  return children.flatMap((child) => [child, ...allComponents(child)]);
}

const buttonsOf = (raw: JsonObject): ShownButton[] =>
  allComponents(raw)
    .filter((component) => component['type'] === 2)
    .map((button) => ({
      label: textIn(button, 'label') ?? textIn(objectIn(button, 'emoji') ?? {}, 'name') ?? '',
      customId: textIn(button, 'custom_id'),
      url: textIn(button, 'url'),
      disabled: button['disabled'] === true,
      raw: button,
    }));

const selectsOf = (raw: JsonObject): ShownSelect[] =>
  allComponents(raw)
    .filter((component) => [3, 5, 6, 7, 8].some((type) => type === component['type']))
    .map((select) => ({
      placeholder: textIn(select, 'placeholder') ?? '',
      customId: textIn(select, 'custom_id') ?? '',
      options: objectsIn(select, 'options').map((option) => ({
        label: textIn(option, 'label') ?? '',
        value: textIn(option, 'value') ?? '',
      })),
      disabled: select['disabled'] === true,
      raw: select,
    }));

/** All text of a message as the bot wrote it, a line for each part. */
function markdownOf(raw: JsonObject): string {
  const embeds = objectsIn(raw, 'embeds').flatMap((embed) => [
    textIn(embed, 'title'),
    textIn(embed, 'description'),
    ...objectsIn(embed, 'fields').map(
      (field) => `${textIn(field, 'name')}: ${textIn(field, 'value')}`,
    ),
  ]);
  const lines = [
    textIn(raw, 'content'),
    ...embeds,
    ...objectsIn(raw, 'components').flatMap(linesOf),
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

function linesOf(component: JsonObject): string[] {
  const type = component['type'];
  if (type === 10) return [textIn(component, 'content') ?? ''];
  if (type === 1) {
    return [
      objectsIn(component, 'components')
        .map((child) =>
          child['type'] === 2
            ? buttonText(child)
            : `[${escaped(textIn(child, 'placeholder') ?? '')} ▾]`,
        )
        .join(' '),
    ];
  }
  if (type === 12)
    return objectsIn(component, 'items').map(
      (item) => `(picture: ${escaped(textIn(item, 'description') ?? '')})`,
    );
  if (type === 13) return ['(file)'];
  const accessory = objectIn(component, 'accessory');
  return [
    ...objectsIn(component, 'components').flatMap(linesOf),
    ...(accessory?.['type'] === 2 ? [buttonText(accessory)] : []),
  ];
}

const buttonText = (button: JsonObject): string =>
  `[${[textIn(objectIn(button, 'emoji') ?? {}, 'name'), textIn(button, 'label')]
    .filter(Boolean)
    .map((part) => escaped(part ?? ''))
    .join(' ')}]`;

/** Buttons show their label to the letter, whatever markup is in it. */
const escaped = (text: string): string => text.replace(/[\\`*_~|<>[\]()#-]/g, '\\$&');

/** What a person reads of a message: names for mentions, no markup. */
export const textOf = (raw: JsonObject, world?: World): string => plain(markdownOf(raw), world);

/** Where text that no markup touches is parked while the rest is read. */
const PARKED = /\uE000(\d+)\uE001/g;

/** Applies Discord's markup: what is escaped or code stays to the letter. */
export function plain(markdown: string, world?: World): string {
  const parked: string[] = [];
  const park = (text: string): string => `\uE000${parked.push(text) - 1}\uE001`;
  const shown = markdown
    .replace(/```(?:[a-z]+\n)?([\s\S]*?)```/g, (_, code: string) => park(code.trim()))
    .replace(/\\([^A-Za-z0-9\s])/g, (_, character: string) => park(character))
    .replace(/`([^`\n]+)`/g, (_, code: string) =>
      park(code.replace(PARKED, (_mark, at: string) => `\\${parked[Number(at)]}`)),
    )
    .replace(/<t:(-?\d+)(?::[a-zA-Z])?>/g, (_, seconds: string) =>
      park(new Date(Number(seconds) * 1_000).toISOString()),
    )
    .replace(/<@!?(\d+)>/g, (whole, id: string) => park(`@${world?.users.get(id)?.name ?? whole}`))
    .replace(/<#(\d+)>/g, (whole, id: string) => park(`#${world?.channels.get(id)?.name ?? whole}`))
    .replace(/<\/([^:>]+):\d+>/g, (_, name: string) => park(`/${name}`))
    .replace(/\[([^\]\n]+)\]\(<?https?:\/\/[^)\s]+>?\)/g, '$1')
    .replace(/<(https?:\/\/[^>\s]+)>/g, '$1')
    .replace(/https?:\/\/\S+/g, (url) => park(url))
    .replace(/^(?:#{1,3}|-#|>{1,3}) /gm, '')
    .replace(/\*\*(.+?)\*\*/gs, '$1')
    .replace(/__(.+?)__/gs, '$1')
    .replace(/~~(.+?)~~/gs, '$1')
    .replace(/\|\|(.+?)\|\|/gs, '$1')
    .replace(/\*(?=\S)(.+?)(?<=\S)\*/gs, '$1')
    .replace(/(?<!\w)_(.+?)_(?!\w)/gs, '$1');
  const unpark = (text: string): string =>
    PARKED.test(text)
      ? unpark(text.replace(PARKED, (_, at: string) => parked[Number(at)] ?? ''))
      : text;
  return unpark(shown);
}

/** Values of a select that are chosen already. */
export const listedDefaults = (select: JsonObject): string[] => [
  ...objectsIn(select, 'options')
    .filter((option) => option['default'] === true)
    .map((option) => textIn(option, 'value') ?? ''),
  ...listIn(select, 'default_values')
    .filter(isObject)
    .map((value) => textIn(value, 'id') ?? ''),
];
