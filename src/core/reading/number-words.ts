// Numbers in words, up to ninety-nine.

const ONES = 'zero one two three four five six seven eight nine'.split(' ');
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...[...ONES, ...TEENS].map((word, number) => [word, number] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
]);

const NUMBER_WORDS = new RegExp(
  String.raw`\b(?:(${TENS.join('|')}) (${ONES.slice(1).join('|')})|(${[...NUMBERS.keys()].join('|')}))\b`,
  'g',
);

/** "seventy-seven" is the longest. */
const LONGEST = 20;

/** A number in words up to ninety-nine, in figures; undefined of any other word. */
export function numberOfWords(words: string): number | undefined {
  if (words.length > LONGEST) return undefined;
  const figures = wordsAsNumbers(words.trim().toLowerCase().replace(/-/g, ' '));
  return /^\d{1,2}$/.test(figures) && !/\d/.test(words) ? Number(figures) : undefined;
}

/** A text with its numbers in words in figures: "two hours" as "2 hours". Lower case, single spaces. */
export function wordsAsNumbers(typed: string): string {
  return typed.replace(NUMBER_WORDS, figure);
}

function figure(_all: string, ten?: string, one?: string, single?: string): string {
  const sum = [ten, one, single].reduce((total, word) => total + (NUMBERS.get(word ?? '') ?? 0), 0);
  return String(sum);
}
