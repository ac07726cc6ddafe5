// Finds what a person means when they type an id, a title, or a part of one.
import leven from 'leven';
import type { Titled } from './roadmap.ts';

export type Finding<T> =
  | { readonly outcome: 'found'; readonly entry: T }
  /** At least two, the likeliest first. */
  | { readonly outcome: 'ambiguous'; readonly candidates: readonly T[] }
  /** At most five that are spelt alike, the nearest first; often none. */
  | { readonly outcome: 'unknown'; readonly nearest: readonly T[] };

/** A text in the forms that are compared, from the strictest to the laxest. */
type Folded = {
  /** Without differences of case, width and white space, nor between kinds of quotes and dashes. */
  readonly plain: string;
  /** Words alone: no accents, no punctuation. */
  readonly words: string;
  /** The words run together, so that "fast api" and "auto scaling" find FastAPI and Auto-scaling. */
  readonly joined: string;
};
type FoldedEntry = { readonly id: Folded; readonly title: Folded };

const MAX_NEAREST = 5;
/** No title is longer; what a person pastes may be, and comparing it letter by letter is slow. */
const MAX_COMPARED = 200;

/** How much of a longer text may be a name with words after it, and the fewest letters of such a name. */
const MAX_WORDS = 12;
const MIN_START = 3;

/** From the surest to the vaguest; the first rule that any entry meets decides. */
const RULES: readonly ((entry: FoldedEntry, typed: Folded) => boolean)[] = [
  ({ id }, typed) => id.plain === typed.plain,
  ({ title }, typed) => title.plain === typed.plain,
  ({ title }, typed) => title.words === typed.words && typed.words !== '',
  ({ title }, typed) => title.plain.includes(typed.plain),
  ({ title }, typed) => has(title.words, typed.words),
  ({ title }, typed) => has(title.joined, typed.joined),
  ({ id }, typed) => has(id.words, typed.words),
];

/**
 * Reads an entry as typed: an id, a title, or an unambiguous part of a title or else of an id,
 * whatever the case, the accents, the punctuation, and with or without quotes around it.
 */
export function findTitled<T extends Titled>(entries: readonly T[], text: string): Finding<T> {
  const typed = foldTyped(text);
  if (typed.plain === '') return { outcome: 'unknown', nearest: [] };
  for (const rule of RULES) {
    const [first, ...others] = entries.filter((entry) => rule(foldedEntry(entry), typed));
    if (first === undefined) continue;
    if (others.length === 0) return { outcome: 'found', entry: first };
    return { outcome: 'ambiguous', candidates: byRank([first, ...others], typed) };
  }
  const alike = nearestTo(entries, typed);
  return { outcome: 'unknown', nearest: alike.length > 0 ? alike : meantByStart(entries, text) };
}

/** Those of a few names that were probably meant, the likeliest first. */
export function namesNear(names: readonly string[], text: string): readonly string[] {
  const finding = findTitled(
    names.map((name) => ({ id: name, title: name })),
    text,
  );
  if (finding.outcome === 'found') return [finding.entry.id];
  return (finding.outcome === 'ambiguous' ? finding.candidates : finding.nearest).map(
    ({ id }) => id,
  );
}

/** What the first words mean where more was typed after them: "torchvision 2026-11-20 at last". */
function meantByStart<T extends Titled>(entries: readonly T[], text: string): readonly T[] {
  const words = text.trim().split(/\s+/).slice(0, MAX_WORDS);
  for (let count = words.length - 1; count > 0; count -= 1) {
    const start = foldTyped(words.slice(0, count).join(' '));
    if (start.joined.length < MIN_START) break;
    const meant = entries.filter((entry) => RULES.some((rule) => rule(foldedEntry(entry), start)));
    if (meant.length > 0) return byRank(meant, start).slice(0, MAX_NEAREST);
  }
  return [];
}

export type Match<T> = { readonly entry: T; readonly rank: number };

/**
 * The entries that a partly typed text may become, each with its rank (0 is the best), in their own
 * order: parts, words in any order, or else what is spelt alike. Nothing typed matches all alike.
 */
export function matchTitled<T extends Titled>(
  entries: readonly T[],
  partial: string,
): readonly Match<T>[] {
  const typed = foldTyped(partial);
  if (typed.plain === '') return entries.map((entry) => ({ entry, rank: 0 }));
  const matches = entries.flatMap((entry): Match<T>[] => {
    const rank = rankOf(foldedEntry(entry), typed);
    return rank === undefined ? [] : [{ entry, rank }];
  });
  if (matches.length > 0) return matches;
  return nearestTo(entries, typed).map((entry, rank) => ({ entry, rank }));
}

function byRank<T extends Titled>(entries: readonly T[], typed: Folded): readonly T[] {
  const rank = (entry: T) => rankOf(foldedEntry(entry), typed) ?? Number.POSITIVE_INFINITY;
  return entries.toSorted((first, second) => rank(first) - rank(second));
}

/** Exact, then where in the title it stands: at its start, at a word's start, anywhere. */
function rankOf({ id, title }: FoldedEntry, typed: Folded): number | undefined {
  if (id.plain === typed.plain || title.plain === typed.plain) return 0;
  if (title.plain.startsWith(typed.plain)) return 1;
  if (typed.words !== '' && title.words.startsWith(typed.words)) return 1;
  if (has(` ${title.words}`, typed.words && ` ${typed.words}`)) return 2;
  if (title.plain.includes(typed.plain)) return 3;
  if (has(title.words, typed.words) || has(title.joined, typed.joined)) return 3;
  if (has(id.words, typed.words)) return 4;
  const words = typed.words.split(' ');
  return words.every((word) => has(title.words, word) || has(id.words, word)) ? 5 : undefined;
}

/** Word by word, since people mistype one word of a long title; half of them must be near. */
function nearestTo<T extends Titled>(entries: readonly T[], typed: Folded): readonly T[] {
  const typedWords = typed.words.slice(0, MAX_COMPARED).split(' ').filter(Boolean);
  if (typedWords.length === 0) return [];
  return entries
    .map((entry) => {
      const { id, title } = foldedEntry(entry);
      const words = `${title.words} ${id.words}`.split(' ');
      const distances = typedWords.map((word) => wordDistance(word, words));
      const near = distances.filter((distance) => distance < 1).length;
      return { entry, near, distance: distances.reduce((sum, each) => sum + each, 0) };
    })
    .filter(({ near }) => near * 2 >= typedWords.length)
    .toSorted((first, second) => first.distance - second.distance)
    .slice(0, MAX_NEAREST)
    .map(({ entry }) => entry);
}

/** 0 for a word that is there, 1 for one that is not; a letter in four may be wrong. */
export function wordDistance(typed: string, words: readonly string[]): number {
  const allowed = typed.length < 3 ? 0 : Math.max(1, Math.floor(typed.length / 4));
  const distances = words.map((word) =>
    areSwapped(typed, word) ? 1 : leven(typed, word, { maxDistance: allowed + 1 }),
  );
  const distance = Math.min(...distances);
  return distance <= allowed ? distance / typed.length : 1;
}

/** Whether two neighbouring letters in the wrong order are all that differs, the commonest slip of two hands. */
export function areSwapped(typed: string, word: string): boolean {
  if (typed.length !== word.length) return false;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  return (
    at + 1 < typed.length &&
    typed[at] === word[at + 1] &&
    typed[at + 1] === word[at] &&
    typed.slice(at + 2) === word.slice(at + 2)
  );
}

const foldedEntries = new WeakMap<Titled, FoldedEntry>();

/** Entries never change, so each is folded once: autocomplete compares all of them at every key. */
function foldedEntry(entry: Titled): FoldedEntry {
  const known = foldedEntries.get(entry);
  if (known !== undefined) return known;
  const folded = { id: fold(entry.id), title: fold(entry.title) };
  foldedEntries.set(entry, folded);
  return folded;
}

function foldTyped(text: string): Folded {
  const typed = fold(text);
  const inner = /^(["'`])(.*)\1$/u.exec(typed.plain)?.[2]?.trim();
  return inner ? { ...typed, plain: inner } : typed;
}

export function fold(text: string): Folded {
  // Upper case first, since some letters meet only there: "ß" and "SS", "ς" and "σ".
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[‘’‚‛′]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/\p{Pd}|−/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  const words = plain
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return { plain, words, joined: words.replaceAll(' ', '') };
}

function has(text: string, part: string): boolean {
  return part !== '' && text.includes(part);
}
