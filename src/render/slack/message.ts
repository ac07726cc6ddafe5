// A message as Slack's blocks, with the text that notifications and screen readers get.
import type { ActionsBlock, KnownBlock, RichTextBlockElement } from '@slack/types';
import type { Block, Message } from '#core/message/message.ts';
import { type BlockTable, renderBlock } from '../by-kind.ts';
import { fitRows, fitText, moreMark } from '../fit.ts';
import { onOneLine, shortenText } from '../inline-tree.ts';
import { keepWhatFits, type Part, shareText } from '../layout.ts';
import { SLACK } from '../limits.ts';
import { renderPlain } from '../plain/message.ts';
import { assertRepresentable } from '../representable.ts';
import type { Viewer } from '../viewer.ts';
import { slackButton, slackSelect } from './components.ts';
import {
  fieldRows,
  headingLine,
  listRows,
  mergedSections,
  paragraph,
  progressLine,
  quoted,
  type SlackText,
  small,
  smallPrint,
} from './text.ts';

/** A picture to upload after the text: Slack's image blocks need a file that is already there. */
type SlackFile = {
  readonly name: string;
  readonly data: Uint8Array;
  readonly altText: string;
};

export type SlackMessage = {
  readonly blocks: KnownBlock[];
  /** Escaped, and without anything that Slack would turn into a mention or an emoji. */
  readonly text: string;
  readonly files: readonly SlackFile[];
};

type SlackPart = Part<SlackText, KnownBlock>;

const CAPACITY = {
  components: SLACK.blocks.most,
  textBlocks: SLACK.textBlocks.most,
  text: SLACK.text.most,
  /** The JSON around a text that stands in a block of its own. */
  joint: 80,
};

/**
 * Throws when the message cannot be shown at all: a bug of the command that built it.
 * Pictures are not among the blocks: they are sent after the message, and may fail quietly.
 */
export function renderSlack(message: Message, viewer: Viewer): SlackMessage {
  assertRepresentable(message);
  const parts = message.blocks.flatMap((block) => renderBlock(table, block, viewer));
  const { kept, left } = keepWhatFits(parts, CAPACITY);
  const shown = shareText(left === 0 ? kept : [...kept, small(moreMark(left))], CAPACITY);
  const blocks: KnownBlock[] = [];
  for (const part of shown) {
    if ('text' in part) append(blocks, part.text);
    else blocks.push(part.whole);
  }
  const files = message.blocks.flatMap((block) => (block.kind === 'image' ? [file(block)] : []));
  if (blocks.length + files.length === 0) {
    throw new TypeError('a message in which nothing can be seen');
  }
  return { blocks, text: fallbackText(message, viewer), files };
}

const table: BlockTable<readonly SlackPart[], Viewer> = {
  heading: ({ content }, viewer) => headingLine(content, viewer),
  text: ({ content, quiet }, viewer) =>
    quiet ? smallPrint(content, viewer) : paragraph(content, viewer),
  fields: ({ fields }, viewer) => fieldRows(fields, viewer),
  list: ({ items }, viewer) => listRows(items, viewer),
  progress: ({ label, share }, viewer) => progressLine(label, share, viewer),
  quote: ({ content }, viewer) => quoted(content, viewer),
  image: () => [],
  divider: () => [whole({ type: 'divider' }, 1)],
  actions: ({ buttons }, viewer) => actionBlocks(buttons, viewer),
  select: (block) => {
    const over = block.options.length - SLACK.selectOptions.most;
    const select: ActionsBlock = { type: 'actions', elements: [slackSelect(block)] };
    const part = whole(select, block.options.length);
    return over > 0 ? [part, small(moreMark(over))] : [part];
  },
};

/** Rows of buttons; before them, as links in the text, addresses that no button can hold. */
function actionBlocks(
  buttons: Extract<Block, { kind: 'actions' }>['buttons'],
  viewer: Viewer,
): readonly SlackPart[] {
  const links = buttons.flatMap((button, index) =>
    'url' in button && slackButton(button, index) === undefined
      ? paragraph([{ kind: 'link', url: button.url, label: button.label }], viewer)
      : [],
  );
  const elements = buttons.map(slackButton).filter((button) => button !== undefined);
  const rows = fitRows(elements, SLACK.buttonsInBlock).map((row) =>
    whole({ type: 'actions', elements: [...row] }, row.length),
  );
  return [...links, ...rows];
}

function whole(block: KnownBlock, things: number): SlackPart {
  return { kind: 'whole', whole: block, components: 1, things };
}

function append(blocks: KnownBlock[], text: SlackText): void {
  if (text.kind === 'small') {
    blocks.push({ type: 'context', elements: [text.text] });
    return;
  }
  const last = blocks.at(-1);
  const before: readonly RichTextBlockElement[] = last?.type === 'rich_text' ? last.elements : [];
  const elements = [...mergedSections([...before, ...text.elements])];
  if (last?.type === 'rich_text') last.elements = elements;
  else blocks.push({ type: 'rich_text', elements });
}

function file({ name, png, alt }: Extract<Block, { kind: 'image' }>): SlackFile {
  const stem = onOneLine(name).replace(/\.png$/i, '');
  return {
    name: `${stem.trim() === '' ? 'picture' : stem}.png`,
    data: png,
    altText: fitText(onOneLine(alt), SLACK.altText, 'a picture'),
  };
}

/** What a notification says: the message without its controls, unless there is nothing else. */
function fallbackText(message: Message, viewer: Viewer): string {
  const told = message.blocks.filter(({ kind }) => TOLD[kind]);
  const plain = told.length > 0 ? renderPlain({ blocks: told }, viewer) : '';
  const text = plain === '' ? renderPlain(message, viewer) : plain;
  const fits = (candidate: string) => escaped(candidate).length <= SLACK.fallback.most;
  return escaped(shortenText(text, fits));
}

/** Which kinds a notification tells: not what is there to be pressed, or for the eye alone. */
const TOLD: Readonly<Record<Block['kind'], boolean>> = {
  heading: true,
  text: true,
  fields: true,
  list: true,
  progress: true,
  quote: true,
  image: true,
  divider: false,
  actions: false,
  select: false,
};

/**
 * Slack's three escapes; and a zero-width space in `:codes:` and mass mentions, which a notification
 * would otherwise show as emoji or read as a call to everyone.
 */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/:(?=[^\s:]+:)/g, ':\u200b')
    .replace(/@(?=(?:channel|here|everyone)\b)/gi, '@\u200b');
}
