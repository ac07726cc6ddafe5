// Ids for what Markdown names by titles alone: made from the titles, unique, and the same at each import.
import { createHash } from 'node:crypto';

export type Named = {
  readonly title: string;
  /** In this order, until one is free; the last ones should tell more than the first. */
  readonly candidates: readonly string[];
  /** What else has to be the same for an entry to be a known one: the kind of an item. */
  readonly kind?: string;
};
/** An entry that has an id already, which the same title keeps. */
export type Known = { readonly id: string; readonly title: string; readonly kind?: string };

/** The schema's bound. */
const MAX_ID = 48;

/** "Model versioning strategies" is `model-versioning-strategies`; a title without Latin letters is told by a number. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (!/[a-z]/u.test(words)) return withEnd(words === '' ? 'x' : words, digest(text));
  return shortened(words, MAX_ID);
}

/** `slug` of the title with more words after it, within the bound. */
export function slugWith(text: string, ...ends: readonly (string | number)[]): string {
  return withEnd(slug(text), ends.join('-'));
}

/**
 * An id for each entry. A candidate that several entries have is given to none of them, so that the order does not
 * decide; where all candidates are taken, a number does.
 */
export function idsFor(entries: readonly Named[], known: readonly Known[] = []): readonly string[] {
  const kept = keptIds(entries, known);
  const taken = new Set(kept.filter((id) => id !== undefined));
  const wishes = new Map<string, number>();
  for (const { candidates } of entries) {
    for (const wish of new Set(candidates)) wishes.set(wish, (wishes.get(wish) ?? 0) + 1);
  }
  const numbers = new Map<string, number>();
  return entries.map((entry, index) => {
    const id = kept[index] ?? freeId(entry, taken, wishes, numbers);
    taken.add(id);
    return id;
  });
}

/** Each known id once, to the first that has its title and kind. */
function keptIds(entries: readonly Named[], known: readonly Known[]): (string | undefined)[] {
  const nameOf = ({ title, kind = '' }: Pick<Named, 'title' | 'kind'>) => `${kind}\n${title}`;
  const left = Map.groupBy(known.toReversed(), nameOf);
  return entries.map((entry) => left.get(nameOf(entry))?.pop()?.id);
}

function freeId(
  { candidates, title }: Named,
  taken: ReadonlySet<string>,
  wishes: ReadonlyMap<string, number>,
  /** The number that each id was last told by, so that a thousand like ones are not counted a thousand times. */
  numbers: Map<string, number>,
): string {
  const free = candidates.find((wish) => !taken.has(wish) && wishes.get(wish) === 1);
  if (free !== undefined) return free;
  const last = candidates.at(-1) ?? slug(title);
  let id = last;
  for (let number = (numbers.get(last) ?? 1) + 1; taken.has(id); number += 1) {
    id = withEnd(last, String(number));
    numbers.set(last, number);
  }
  return id;
}

function withEnd(words: string, end: string): string {
  return `${shortened(words, MAX_ID - end.length - 1)}-${end}`;
}

/** At the end of a word, where there is one. */
function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most + 1);
  const end = cut.lastIndexOf('-');
  return end > most / 2 ? cut.slice(0, end) : cut.slice(0, most).replace(/-+$/u, '');
}

function digest(text: string): string {
  return createHash('sha256')
    .update(text.normalize('NFKC').toLowerCase())
    .digest('hex')
    .slice(0, 8);
}
