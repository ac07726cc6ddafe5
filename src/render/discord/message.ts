// A message as Discord's Components V2: what a surface sends, edits and answers with.
import type { APIAllowedMentions, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Inline } from '#core/message/inline.ts';
import type { Block, Message } from '#core/message/message.ts';
import { inlinesOf } from '#core/message/parts.ts';
import { type BlockTable, renderBlock } from '../by-kind.ts';
import { fitRows, moreMark } from '../fit.ts';
import { keepWhatFits, type Part, shareText } from '../layout.ts';
import { DISCORD } from '../limits.ts';
import { assertRepresentable } from '../representable.ts';
import { userIdFor, type Viewer } from '../viewer.ts';
import { COMPONENT, COMPONENTS_V2 } from './codes.ts';
import { type DiscordFile, discordButton, discordPicture, discordSelect } from './components.ts';
import { isSnowflake } from './markdown.ts';
import { fieldRows, headingLine, listRows, paragraph, progressLine } from './text.ts';

export type DiscordMessage = {
  readonly flags: typeof COMPONENTS_V2;
  readonly components: APIMessageTopLevelComponent[];
  /** Always sent: without it Discord would notify everyone whose mention it finds. */
  readonly allowed_mentions: Required<Pick<APIAllowedMentions, 'parse' | 'users'>>;
  readonly files: readonly DiscordFile[];
};

type Whole = { readonly component: APIMessageTopLevelComponent; readonly file?: DiscordFile };
type DiscordPart = Part<string, Whole>;
type Context = { readonly viewer: Viewer; picture: number };

const CAPACITY = {
  components: DISCORD.components.most,
  textBlocks: DISCORD.textBlocks.most,
  text: DISCORD.text.most,
  joint: 1,
};

/** Throws when the message cannot be shown at all: a bug of the command that built it. */
export function renderDiscord(message: Message, viewer: Viewer): DiscordMessage {
  assertRepresentable(message);
  const context: Context = { viewer, picture: 0 };
  const parts = message.blocks.flatMap((block) => renderBlock(table, block, context));
  if (parts.length === 0) throw new TypeError('a message in which nothing can be seen');
  const { kept, left } = keepWhatFits(parts, CAPACITY);
  const shown = shareText(left === 0 ? kept : [...kept, said(moreMark(left))], CAPACITY);
  const components: APIMessageTopLevelComponent[] = [];
  const files: DiscordFile[] = [];
  for (const part of shown) {
    if ('text' in part) append(components, part.text);
    else {
      components.push(part.whole.component);
      if (part.whole.file !== undefined) files.push(part.whole.file);
    }
  }
  const allowed_mentions = { parse: [], users: pinged(message, viewer, components) };
  return { flags: COMPONENTS_V2, components, allowed_mentions, files };
}

const table: BlockTable<readonly DiscordPart[], Context> = {
  heading: ({ content }, { viewer }) => headingLine(content, viewer),
  text: ({ content, quiet }, { viewer }) =>
    paragraph(content, viewer, quiet ? { line: '-# ', blank: '' } : undefined),
  fields: ({ fields }, { viewer }) => fieldRows(fields, viewer),
  list: ({ items }, { viewer }) => listRows(items, viewer),
  progress: ({ label, share }, { viewer }) => progressLine(label, share, viewer),
  quote: ({ content }, { viewer }) => paragraph(content, viewer, { line: '> ', blank: '> ' }),
  image: (block, context) => {
    if (context.picture === DISCORD.files.most) return [said(`… a picture: ${block.alt}`)];
    const { gallery, file } = discordPicture(block, context.picture);
    context.picture += 1;
    return [whole({ component: gallery, file }, 1, 1)];
  },
  divider: () => [whole({ component: { type: COMPONENT.separator } }, 1, 1)],
  actions: ({ buttons }, { viewer }) => actionRows(buttons, viewer),
  select: (block) => {
    const over = block.options.length - DISCORD.selectOptions.most;
    const select = whole({ component: discordSelect(block) }, 2, block.options.length);
    return over > 0 ? [select, said(moreMark(over))] : [select];
  },
};

/** Rows of buttons; before them, as links in the text, addresses that no button can hold. */
function actionRows(
  buttons: Extract<Block, { kind: 'actions' }>['buttons'],
  viewer: Viewer,
): readonly DiscordPart[] {
  const links = buttons.flatMap((button) =>
    'url' in button && discordButton(button) === undefined
      ? paragraph([{ kind: 'link', url: button.url, label: button.label }], viewer)
      : [],
  );
  const components = buttons.map(discordButton).filter((button) => button !== undefined);
  const rows = fitRows(components, DISCORD.buttonsInRow).map((row) =>
    whole(
      { component: { type: COMPONENT.actionRow, components: [...row] } },
      1 + row.length,
      row.length,
    ),
  );
  return [...links, ...rows];
}

function whole(content: Whole, components: number, things: number): DiscordPart {
  return { kind: 'whole', whole: content, components, things };
}

/** Small print of the renderer's own: what it had to leave out. */
function said(text: string): DiscordPart {
  const [part] = paragraph([{ kind: 'text', text }], NOWHERE, { line: '-# ', blank: '' });
  if (part === undefined) throw new TypeError('a mark without text');
  return part;
}

const NOWHERE: Viewer = { surface: 'discord', workspaceId: '' };

function append(components: APIMessageTopLevelComponent[], text: string): void {
  const last = components.at(-1);
  if (last?.type === COMPONENT.textDisplay) last.content += `\n${text}`;
  else components.push({ type: COMPONENT.textDisplay, content: text });
}

/** The users to notify: those for whom it was asked and whose mention was not cut off. */
function pinged(
  message: Message,
  viewer: Viewer,
  components: readonly APIMessageTopLevelComponent[],
): string[] {
  const shown = components
    .map((component) => ('content' in component ? component.content : ''))
    .join('\n');
  const ids = message.blocks.flatMap(inlinesOf).flatMap((node) => pings(node, viewer));
  const users = [...new Set(ids)].filter((id) => isSnowflake(id) && shown.includes(`<@${id}>`));
  return users.slice(0, DISCORD.allowedMentions.most);
}

function pings(node: Inline, viewer: Viewer): readonly string[] {
  if ('children' in node) return node.children.flatMap((child) => pings(child, viewer));
  if (node.kind !== 'mention' || !node.ping) return [];
  const id = userIdFor(viewer, node.targets);
  return id === undefined ? [] : [id];
}
