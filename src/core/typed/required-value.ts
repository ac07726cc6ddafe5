// What a required option takes from the words of a command that no option is named for.
import { looksLikeLink } from '../reading/read-link.ts';
import { type Reading, read } from '../text/reading.ts';
import { runOf } from './bare-fit.ts';
import type { BareText } from './bare-text.ts';
import type { TextOption } from './text-option.ts';
import type { Word } from './text-pieces.ts';

type Surroundings = {
  /** The required option after this one. */
  readonly next: TextOption | undefined;
  /** Whether the command has a note to take what remains. */
  readonly hasNote: boolean;
  /** The options that may take the words after it. */
  readonly others: readonly TextOption[];
  /** Gives another option a value that was found with this one's. */
  readonly give: (option: TextOption, value: string) => void;
};

/** Takes the value of a required option, or gives undefined where no words are left for it. */
export function takeRequired(
  bare: BareText,
  option: TextOption,
  surroundings: Surroundings,
): Reading<string> | undefined {
  const word = bare.word();
  if (word === undefined) return undefined;
  const title = bare.title(option);
  if (title !== undefined) {
    bare.take(title.end);
    return read(title.text);
  }
  const { mark } = word;
  if (word.quoted || (mark && option.reach !== 'link')) {
    bare.take(word.end);
    return read(mark && mark.kind === option.mark ? mark.value : word.text);
  }
  switch (option.reach) {
    case 'fitting':
      return takeFitting(bare, word, option, surroundings);
    case 'link':
      return takeUpToLink(bare, word, option, surroundings);
    case 'end':
      return takeUpTo(bare, word, bare.words().at(-1)?.end ?? word.end);
  }
}

function takeUpTo(bare: BareText, word: Word, end: number): Reading<string> {
  const value = bare.slice(word.start, end);
  bare.take(end);
  return read(value);
}

/**
 * A title runs to the first link or the end of the words, unless all of them are one. It leaves off the longest
 * date that ends it, unless both together name something.
 */
function takeUpToLink(
  bare: BareText,
  word: Word,
  option: TextOption,
  { others, give }: Surroundings,
): Reading<string> | undefined {
  const words = bare.words();
  const last = words.at(-1)?.end ?? word.end;
  if (option.fits(bare.slice(word.start, last))) return takeUpTo(bare, word, last);
  const link = words.findIndex(({ mark, text }) => mark?.kind === 'link' || looksLikeLink(text));
  if (link === 0) return undefined;
  const titled = link === -1 ? words : words.slice(0, link);
  const end = titled.at(-1)?.end ?? last;
  const ending = option.names(bare.slice(word.start, end))
    ? undefined
    : endingOf(bare, titled, others);
  if (ending === undefined) return takeUpTo(bare, word, end);
  give(ending.option, bare.slice(ending.start, end));
  bare.take(end);
  return read(bare.slice(word.start, ending.start).trim());
}

/** The longest last words that an option takes from a title, and where they begin. */
function endingOf(
  bare: BareText,
  words: readonly Word[],
  others: readonly TextOption[],
): { readonly option: TextOption; readonly start: number } | undefined {
  const end = words.at(-1)?.end ?? 0;
  for (const option of others) {
    const first = words
      .slice(1)
      .slice(-option.most)
      .find(({ start }) => option.endsTitle(bare.slice(start, end)));
    if (first !== undefined) return { option, start: first.start };
  }
  return undefined;
}

/**
 * The longest run that fits. Where nothing does, the words up to where the next required option
 * fits, or all of them, so that the command can say whole what it does not know.
 */
function takeFitting(
  bare: BareText,
  word: Word,
  option: TextOption,
  { next, hasNote, others }: Surroundings,
): Reading<string> {
  const words = bare.words();
  const fitting = runOf(bare, option, option.fits, others);
  const end = fitting ?? word.end;
  const problem = option.refuse(
    bare.slice(word.start, end),
    words.find(({ start }) => start >= end)?.text,
  );
  if (problem !== undefined) return { ok: false, problem };
  if (fitting !== undefined) return takeUpTo(bare, word, fitting);
  if (next) {
    const at = words.findIndex(({ text }, index) => index > 0 && next.fitsBare(text));
    return takeUpTo(bare, word, words[at - 1]?.end ?? word.end);
  }
  return takeUpTo(bare, word, hasNote ? word.end : (words.at(-1)?.end ?? word.end));
}
