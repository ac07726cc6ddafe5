// What is typed with @names and #channels, with marks that say who and what is meant.
import type { Mark, TypedText } from '#core/typed/typed-text.ts';

type Named = { readonly id: string; readonly name: string };

/** A command's text with the members and channels that it names marked, each written as it is called. */
export function withMentions(
  typed: string,
  people: readonly Named[],
  channels: readonly Named[],
): TypedText {
  const meanings = [
    ...people.map(({ id, name }) => meaning('member', id, `@${name}`)),
    ...channels.map(({ id, name }) => meaning('channel', id, `#${name}`)),
  ].toSorted((first, second) => second.readable.length - first.readable.length);
  let text = '';
  const marks: Mark[] = [];
  while (text.length < typed.length) {
    const start = text.length;
    const meant = startsName(typed, start)
      ? meanings.find(({ readable }) => namedAt(typed, start, readable))
      : undefined;
    text += meant?.readable ?? typed.charAt(start);
    if (meant) marks.push({ kind: meant.kind, value: meant.value, start, end: text.length });
  }
  return { text, marks };
}

function meaning(kind: Mark['kind'], value: string, readable: string) {
  return { kind, value, readable };
}

/** A name begins a word or a value: "ana@example.org" names nobody. */
function startsName(text: string, at: number): boolean {
  return at === 0 || /[\s:=("]/.test(text.charAt(at - 1));
}

function namedAt(text: string, at: number, readable: string): boolean {
  const end = at + readable.length;
  if (text.slice(at, end).toLowerCase() !== readable.toLowerCase()) return false;
  return !/[\p{L}\p{N}_]/u.test(text.charAt(end));
}
