// What is typed with @names and #channels, in the form in which the core reads who is meant.
import type { Input } from '#core/command/surface.ts';

type Named = { readonly id: string; readonly name: string };

type TextInput = Extract<Input, { readonly kind: 'text' }>;

/**
 * A command's text as a deed. Where it names members or channels they are marked as Slack marks them
 * (`<@id|name>`, and `&`, `<`, `>` escaped); a text that names none goes as it was typed.
 */
export function textDeed(
  text: string,
  people: readonly Named[],
  channels: readonly Named[],
): TextInput {
  const marks = [
    ...people.map(({ id, name }) => ({ typed: `@${name}`, marked: mark('@', id, name) })),
    ...channels.map(({ id, name }) => ({ typed: `#${name}`, marked: mark('#', id, name) })),
  ].toSorted((first, second) => second.typed.length - first.typed.length);
  let marked = '';
  let found = false;
  for (let at = 0; at < text.length; ) {
    const here = startsName(text, at)
      ? marks.find(({ typed }) => namedAt(text, at, typed))
      : undefined;
    marked += here?.marked ?? escaped(text.charAt(at));
    at += here?.typed.length ?? 1;
    found ||= here !== undefined;
  }
  return found
    ? { kind: 'text', text: marked, escaped: true }
    : { kind: 'text', text, escaped: false };
}

/** A name begins a word or a value: "ana@example.org" names nobody. */
function startsName(text: string, at: number): boolean {
  return at === 0 || /[\s:=("]/.test(text.charAt(at - 1));
}

function namedAt(text: string, at: number, typed: string): boolean {
  const end = at + typed.length;
  if (text.slice(at, end).toLowerCase() !== typed.toLowerCase()) return false;
  return !/[\p{L}\p{N}_]/u.test(text.charAt(end));
}

function mark(sign: string, id: string, name: string): string {
  return `<${sign}${id}|${Array.from(name, escaped).join('')}>`;
}

function escaped(character: string): string {
  return ENTITIES.get(character) ?? character;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);
