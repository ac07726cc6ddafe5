// An independent reader of Discord's markdown, after the rules of its client (simple-markdown's, extended):
// says what a reader sees, character by character with its style, and which markup took effect.

type Seen = { readonly char: string; readonly bold: boolean; readonly italic: boolean };

export type Reading = { readonly seen: readonly Seen[]; readonly markup: readonly string[] };

type Style = { readonly bold: boolean; readonly italic: boolean };

const AT_LINE_START: Readonly<Record<string, RegExp>> = {
  heading: /^ *(?:[*-] )? *#{1,3}\s+\S/,
  subtext: /^ *-# +\S/,
  list: /^ *(?:[*+-]|\d+[.)]) +/,
  quote: /^ *>(?:>>)? /,
};

const INLINE: Readonly<Record<string, RegExp>> = {
  codeBlock: /^```(?:[a-z0-9_+\-.#]+?\n)?\n*[^\n][\s\S]*?\n*```/i,
  code: /^(`+)([\s\S]*?[^`])\1(?!`)/,
  link: /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:[^\s\\]|\\.)*?)>?\s*\)/,
  autolink: /^<[^: >]+:\/[^ >]+>/,
  url: /^(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/,
  mention: /^<@[!&]?\d+>|^@(?:everyone|here)/,
  channel: /^<#\d+>/,
  slashCommand: /^<\/[^:]+:\d+>/,
  navigation: /^<id:[^>]+>/,
  customEmoji: /^<a?:\w+:\d+>/,
  emoji: /^:[^\s:]+?(?:::skin-tone-\d)?:/,
  timestamp: /^<t:-?\d+(?::[a-zA-Z])?>/,
  underline: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/,
  strike: /^~~([\s\S]+?)~~(?!_)/,
  spoiler: /^\|\|([\s\S]+?)\|\|/,
};

const STRONG = /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/;
const EMPHASIS =
  /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/;

export function readDiscordMarkdown(source: string): Reading {
  const markup: string[] = [];
  const seen = read(source, { bold: false, italic: false }, true, markup);
  return { seen, markup };
}

/** What is read of a text, without style. */
export function wordsOf({ seen }: Reading): string {
  return seen.map(({ char }) => char).join('');
}

function read(source: string, style: Style, top: boolean, markup: string[]): Seen[] {
  const seen: Seen[] = [];
  let rest = source;
  while (rest !== '') {
    const lineStart = top && (seen.length === 0 || seen.at(-1)?.char === '\n');
    if (lineStart) note(AT_LINE_START, rest, markup);
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest);
    const strong = STRONG.exec(rest);
    const emphasis = EMPHASIS.exec(rest);
    if (escaped?.[1] !== undefined) {
      seen.push({ char: escaped[1], ...style });
      rest = rest.slice(escaped[0].length);
    } else if (strong !== null && strong[0].length > (emphasis?.[0].length ?? 0)) {
      seen.push(...read(strong[1] ?? '', { ...style, bold: true }, false, markup));
      rest = rest.slice(strong[0].length);
    } else if (emphasis !== null) {
      const inner = emphasis[1] ?? emphasis[2] ?? '';
      seen.push(...read(inner, { ...style, italic: true }, false, markup));
      rest = rest.slice(emphasis[0].length);
    } else {
      note(INLINE, rest, markup);
      const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      seen.push({ char, ...style });
      rest = rest.slice(char.length);
    }
  }
  return seen;
}

function note(rules: Readonly<Record<string, RegExp>>, rest: string, markup: string[]): void {
  for (const [name, rule] of Object.entries(rules)) if (rule.test(rest)) markup.push(name);
}
