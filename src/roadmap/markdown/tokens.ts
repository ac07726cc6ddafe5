// Takes a Markdown text apart, line by line, as far as roadmaps need it. Places count from 1.

type Place = { readonly line: number; readonly column: number };

export type Token = Place & {
  /** A label is a line that begins in bold: "**Deliverables:**", with or without words after it. */
  readonly kind: 'heading' | 'label' | 'bullet' | 'row' | 'text';
  /** What members would read: without the marks that made the line what it is. */
  readonly text: string;
  /** Of headings: 1 to 6. */
  readonly level?: number;
  /** The bold words that a label or a bullet begins with, without the colon. */
  readonly label?: string;
  /** Of rows. */
  readonly cells?: readonly string[];
};

/** A part of the text under one heading of the second level. */
export type Section = Place & { readonly title: string; readonly tokens: readonly Token[] };

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/u;
const BULLET = /^([-*+•]|\d{1,3}[.)])\s+(.*)$/u;
const RULE = /^(?:[-*_]\s*){3,}$/u;
const BOLD_START = /^(?:\*\*|__)(.+?)\s*(:?)(?:\*\*|__)\s*(:?)\s*(.*)$/u;

/** No line of a roadmap is so long; what is cut off here would be refused for its length anyway. */
const MAX_LINE = 2_500;

/** Lines that say nothing (empty ones, rules) are left out; an indented line goes on with the bullet before it. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/u).entries()) {
    const trimmed = raw.slice(0, MAX_LINE).trim().replace(/\s+/gu, ' ');
    const last = tokens.at(-1);
    if (trimmed === '' || RULE.test(trimmed)) continue;
    const place = { line: index + 1, column: raw.length - raw.trimStart().length + 1 };
    const token = tokenOf(trimmed, place);
    const goesOn = token.kind === 'text' && place.column > 2 && last?.line === index;
    if (goesOn && last?.kind === 'bullet') {
      tokens[tokens.length - 1] = { ...last, line: last.line, text: `${last.text} ${token.text}` };
    } else tokens.push(token);
  }
  return tokens;
}

function tokenOf(trimmed: string, place: Place): Token {
  const [, marks, title] = HEADING.exec(trimmed) ?? [];
  if (marks !== undefined) {
    return { ...place, kind: 'heading', level: marks.length, text: plain(title ?? '') };
  }
  if (trimmed.startsWith('|')) {
    const cells = trimmed.replace(/^\||\|$/gu, '').split('|');
    const shown = cells.map((cell) => plain(cell.trim()));
    return { ...place, kind: 'row', text: trimmed, cells: shown };
  }
  const [, mark, said] = BULLET.exec(trimmed) ?? [];
  if (mark !== undefined && said !== undefined) {
    const column = place.column + trimmed.length - said.length;
    return { ...place, column, kind: 'bullet', ...labelled(said) };
  }
  const label = labelled(trimmed);
  return { ...place, kind: label.label === undefined ? 'text' : 'label', ...label };
}

/** Bold words at the beginning count as a label where a colon, or nothing, follows them. */
function labelled(text: string): Pick<Token, 'text' | 'label'> {
  const [, label, inside, outside, rest = ''] = BOLD_START.exec(text) ?? [];
  const isLabel = label !== undefined && (inside === ':' || outside === ':' || rest === '');
  return isLabel ? { label: plain(label), text: plain(rest) } : { text: plain(text) };
}

/** Without bold and code marks; a roadmap's titles have no layout. */
function plain(text: string): string {
  return text
    .replace(/\*\*|`/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

export function sectionsOf(tokens: readonly Token[]): readonly Section[] {
  const sections: (Section & { readonly tokens: Token[] })[] = [];
  for (const token of tokens) {
    const { line, column, text } = token;
    if (token.kind === 'heading' && token.level === 2) {
      sections.push({ line, column, title: text, tokens: [] });
    } else sections.at(-1)?.tokens.push(token);
  }
  return sections;
}
