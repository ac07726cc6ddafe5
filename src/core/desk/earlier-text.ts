// Typed lines as an earlier version put them aside: with what is marked inside the text. A draft is read for a day, so
// nothing is written in this form any more, and nothing is left of it a day after the upgrade.
import type { Mark, TypedText } from '../typed/typed-text.ts';

/** Reads "with <@U1|ana> at <https://x.de|x.de> &amp; more"; no character is lost. */
export function earlierText(kept: string): TypedText {
  let text = '';
  const marks: Mark[] = [];
  const pieces = kept.matchAll(/<([@#]?)([^<>|\n]+)\|?([^<>\n]*)>|&(?:amp|lt|gt);|[\s\S]/g);
  for (const [piece, sign = '', target, label = ''] of pieces) {
    const start = text.length;
    if (target === undefined) {
      text += unescaped(piece);
      continue;
    }
    const value = unescaped(target);
    text += readable(sign, value, unescaped(label));
    marks.push({ kind: kindOf(sign, value), value, start, end: text.length });
  }
  return { text, marks };
}

function kindOf(sign: string, value: string): Mark['kind'] {
  if (sign === '@') return 'member';
  if (sign === '#') return 'channel';
  return value.startsWith('!') ? 'other' : 'link';
}

function readable(sign: string, value: string, label: string): string {
  if (sign !== '') return label.startsWith(sign) ? label : `${sign}${label || value}`;
  if (value.startsWith('!')) return label || `@${value.slice(1)}`;
  const isAddress = value.toLowerCase().replace(/\/$/, '').endsWith(label.toLowerCase());
  if (label === '' || isAddress) return label || value;
  return `${label} (${value})`;
}

function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => characters[entity] ?? entity);
}
