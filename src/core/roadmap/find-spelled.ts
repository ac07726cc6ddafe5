// Finds what a text is as a whole: an id or a title, but for slips of a key; and what a short form of it stands for.
import leven from 'leven';
import { areSwapped, fold, wordDistance } from './find-titled.ts';
import type { Titled } from './roadmap.ts';

/**
 * The one that the words are, if one alone is the surest. With `alone` nothing stands beside them: then short forms
 * count too ("docs", "exp", "d"), and words spelt as vaguely as elsewhere; else slips of a key alone.
 */
export function findSpelled<T extends Titled>(
  entries: readonly T[],
  text: string,
  alone: boolean,
): T | undefined {
  const typed = fold(text).words;
  if (typed === '') return undefined;
  const near = alone ? isNear : isSlip;
  const rules: readonly ((name: string) => boolean)[] = [
    (name) => name === typed,
    ...(alone ? [(name: string) => isShortFor(typed, name)] : []),
    (name) => wordByWord(typed, name, near),
  ];
  for (const rule of rules) {
    const found = entries.filter(({ id, title }) =>
      [id, title].some((name) => rule(fold(name).words)),
    );
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

function wordByWord(
  typed: string,
  name: string,
  near: (typed: string, known: string) => boolean,
): boolean {
  const known = name.split(' ');
  const words = typed.split(' ');
  return (
    known.length === words.length &&
    known.every((word, index) => word === words[index] || near(words[index] ?? '', word))
  );
}

function isNear(typed: string, known: string): boolean {
  return wordDistance(typed, [known]) < 1;
}

const ENDINGS = ['s', 'e', 'ed', 'ing'];
/** What is left of a word without its ending says enough. */
const SHORTEST_STEM = 3;

/** "docs" and "documented" for documentation, "code" for coding. */
function isShortFor(typed: string, name: string): boolean {
  const stems = ENDINGS.filter((ending) => typed.endsWith(ending))
    .map((ending) => typed.slice(0, -ending.length))
    .filter((stem) => stem.length >= SHORTEST_STEM);
  return [typed, ...stems].some((stem) => name.startsWith(stem));
}

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const FEWEST_LETTERS = 4;

/**
 * Whether a word is another one with one key missed, hit twice or besides, hit beside the right one, or too early.
 * So "codng" is coding, while "coming" is a word of its own.
 */
export function isSlip(typed: string, known: string): boolean {
  if (typed === known) return true;
  if (typed.length < FEWEST_LETTERS) return false;
  if (areSwapped(typed, known)) return true;
  if (leven(typed, known) !== 1) return false;
  if (typed.length !== known.length) return true;
  const at = Array.from(typed).findIndex((letter, index) => letter !== known[index]);
  return areNeighbours(typed.charAt(at), known.charAt(at));
}

function areNeighbours(one: string, other: string): boolean {
  const [first, second] = [placeOf(one), placeOf(other)];
  if (first === undefined || second === undefined) return false;
  return Math.abs(first.row - second.row) <= 1 && Math.abs(first.column - second.column) <= 1;
}

function placeOf(letter: string): { readonly row: number; readonly column: number } | undefined {
  const row = KEYS.findIndex((keys) => keys.includes(letter));
  return row === -1 ? undefined : { row, column: (KEYS[row] ?? '').indexOf(letter) };
}
