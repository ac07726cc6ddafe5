// Inline content as Discord's markdown, in which user text can never become markup.
import { type Leaf, type LeafTable, renderLeaf } from '../by-kind.ts';
import { onOneLine, type Run, sameStyle } from '../inline-tree.ts';
import { commandFor, isAt, userIdFor, type Viewer } from '../viewer.ts';
import { saysAddress, webUrl } from '../web-url.ts';

/** Between two pieces of markup that would otherwise be read as one ("**a****b**"). */
const APART = '\u200b';

const INSTANT_STYLES = { date: 'D', time: 't', 'date-time': 'f', relative: 'R' };

/**
 * Escapes what Discord's markdown gives a meaning, and no more, so that whoever reads the text raw reads it as it
 * was typed: emphasis, code, spoilers, links, mentions, timestamps; a colon where it may begin an `:emoji:` code
 * (which may go on in the next piece) or an address; and what only a line's start does: headings, lists, quotes,
 * small print. The caller may put the result anywhere in a line.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_~`|<[\]@]|:(?=\/\/|[^\s:]*(?::|$))/g, '\\$&')
    .replace(/^(\s*)([-+#>])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** One line of runs as markdown; runs hold no line breaks. */
export function lineToMarkdown(line: readonly Run[], viewer: Viewer): string {
  let markdown = '';
  let styledBefore = false;
  for (const group of groupsOfOneStyle(line)) {
    const piece = styledMarkdown(group, viewer);
    const styled = group[0].bold || group[0].italic;
    const touches = styledBefore && styled && markdown.endsWith('*') && piece.startsWith('*');
    markdown += touches ? APART + piece : piece;
    styledBefore = styled;
  }
  return markdown;
}

function groupsOfOneStyle(line: readonly Run[]): readonly (readonly [Run, ...Run[]])[] {
  const groups: [Run, ...Run[]][] = [];
  for (const run of line) {
    const group = groups.at(-1);
    if (group !== undefined && sameStyle(group[0], run)) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

function styledMarkdown(group: readonly [Run, ...Run[]], viewer: Viewer): string {
  const delimiter = (group[0].bold ? '**' : '') + (group[0].italic ? '*' : '');
  const inner = group
    .map(({ leaf }, index) => {
      const before = group[index - 1]?.leaf;
      const piece = renderLeaf(leaves, leaf, viewer);
      if (!isCode(leaf)) return piece;
      // Emphasis ends at any asterisk, and code takes no escapes: then it is plain text.
      if (delimiter !== '' && piece.includes('*')) return plainCode(leaf, viewer);
      return before !== undefined && isCode(before) ? APART + piece : piece;
    })
    .join('');
  // Emphasis must not begin or end with a space: the space goes outside.
  const core = inner.trim();
  if (core === '' || delimiter === '') return inner;
  const from = inner.indexOf(core);
  return `${inner.slice(0, from)}${delimiter}${core}${delimiter}${inner.slice(from + core.length)}`;
}

type Code = Extract<Leaf, { readonly kind: 'code' | 'command' }>;

function isCode(leaf: Leaf): leaf is Code {
  return leaf.kind === 'code' || leaf.kind === 'command';
}

function plainCode({ kind, text }: Code, viewer: Viewer): string {
  return escapeMarkdown(onOneLine(kind === 'code' ? text : commandFor(viewer, text)));
}

const leaves: LeafTable<string, Viewer> = {
  text: ({ text }) => escapeMarkdown(text),
  code: ({ text }) => codeMarkdown(onOneLine(text)),
  command: ({ text }, viewer) => codeMarkdown(onOneLine(commandFor(viewer, text))),
  link: ({ url, label }) => linkMarkdown(url, onOneLine(label)),
  mention: ({ targets, name }, viewer) => {
    const id = userIdFor(viewer, targets);
    return id !== undefined && isSnowflake(id) ? `<@${id}>` : escapeMarkdown(onOneLine(name));
  },
  channel: (channel, viewer) =>
    isAt(viewer, channel) && isSnowflake(channel.channelId)
      ? `<#${channel.channelId}>`
      : 'a channel',
  instant: ({ at, style }) =>
    `<t:${Math.floor(at.epochMilliseconds / 1000)}:${INSTANT_STYLES[style]}>`,
};

export function isSnowflake(id: string): boolean {
  return /^\d{1,20}$/.test(id);
}

/** Code cannot be escaped inside: with several backticks in a row, or nothing to see, it is plain text. */
function codeMarkdown(text: string): string {
  if (text.trim() === '' || text.includes('``')) return escapeMarkdown(text);
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** A link without a preview; Discord hides no address behind a label that looks like one. */
function linkMarkdown(url: string, label: string): string {
  const shown = escapeMarkdown(label);
  const href = webUrl(url)?.replace(/[()*\\]/g, (character) => ESCAPED_IN_URL[character] ?? '');
  if (href === undefined) return label === url ? shown : `${shown} (${escapeMarkdown(url)})`;
  if (label.includes('://') && saysAddress(label, url)) return `<${href}>`;
  if (label.trim() === '') return `<${href}>`;
  return label.includes('://') ? `${shown} (<${href}>)` : `[${shown}](<${href}>)`;
}

const ESCAPED_IN_URL: Readonly<Record<string, string>> = {
  '(': '%28',
  ')': '%29',
  '*': '%2A',
  '\\': '%5C',
};
