// Slack's way to escape members, channels, links and three characters, made readable; no character is lost.
import type { Mark, TypedText } from '#core/typed/typed-text.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

type Meaning = Pick<Mark, 'kind' | 'value'> & { readonly readable: string };

/**
 * Unescapes the text of a slash command once: `<@U1|ana>` becomes "@ana" and is marked as member U1,
 * `<#C1|general>` "#general", `<https://x|label>` the address. Slack escapes every real `<`, `>`, `&`.
 */
export function unwrapSlackText(escaped: string): TypedText {
  let text = '';
  const marks: Mark[] = [];
  for (const [piece] of escaped.matchAll(/<[^<>\n]+>|&(?:amp|lt|gt);|[\s\S]/g)) {
    const meaning = piece.startsWith('<') && piece.length > 2 ? meaningOf(piece) : undefined;
    if (meaning === undefined) {
      text += ENTITIES.get(piece) ?? piece;
      continue;
    }
    const { kind, value, readable } = meaning;
    marks.push({ kind, value, start: text.length, end: text.length + readable.length });
    text += readable;
  }
  return { text, marks };
}

function meaningOf(piece: string): Meaning {
  const [target = '', ...labels] = piece.slice(1, -1).split('|').map(unescapeOnce);
  const label = labels.join('|');
  const id = target.slice(1);
  switch (target[0]) {
    case '@':
      return { kind: 'member', value: id, readable: sigil('@', label || id) };
    case '#':
      return { kind: 'channel', value: id, readable: sigil('#', label || id) };
    case '!':
      return { kind: 'other', value: target, readable: label || `@${id}` };
    default:
      return { kind: 'link', value: target, readable: readableLink(target, label) };
  }
}

function sigil(sign: string, name: string): string {
  return name.startsWith(sign) ? name : `${sign}${name}`;
}

/**
 * As it was typed: Slack makes a link of a bare address, and main.py is one to it; its label is what
 * was typed. A label that says something else stands before the address.
 */
function readableLink(target: string, label: string): string {
  if (label !== '' && bareAddress(target) === bareAddress(label)) return label;
  return target.includes(label) ? target : `${label} (${target})`;
}

function bareAddress(address: string): string {
  return address.replace(/^(?:https?:\/\/|mailto:|tel:)|\/$/gi, '').toLowerCase();
}

function unescapeOnce(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES.get(entity) ?? entity);
}
