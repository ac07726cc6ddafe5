// What a required option takes from the words of a command that no option is named for.
import { looksLikeLink } from '../reading/read-link.ts';
import { type Reading, read } from '../text/reading.ts';
import type { BareText } from './bare-text.ts';
import type { TextOption } from './text-option.ts';
import type { Word } from './text-pieces.ts';

type Surroundings = {
  /** The required option after this one. */
  readonly next: TextOption | undefined;
  /** Whether the command has a note to take what remains. */
  readonly hasNote: boolean;
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
      return takeUpToLink(bare, word, option);
    case 'end':
      return takeUpTo(bare, word, bare.words().at(-1)?.end ?? word.end);
  }
}

function takeUpTo(bare: BareText, word: Word, end: number): Reading<string> {
  const value = bare.slice(word.start, end);
  bare.take(end);
  return read(value);
}

/** A title runs to the first link or the end of the words, unless all of them are one. */
function takeUpToLink(bare: BareText, word: Word, option: TextOption): Reading<string> | undefined {
  const words = bare.words();
  const end = words.at(-1)?.end ?? word.end;
  if (option.fits(bare.slice(word.start, end))) return takeUpTo(bare, word, end);
  const link = words.findIndex(({ mark, text }) => mark?.kind === 'link' || looksLikeLink(text));
  if (link === 0) return undefined;
  return takeUpTo(bare, word, words[link - 1]?.end ?? end);
}

/**
 * The longest run that fits. Where nothing does, the words up to where the next required option
 * fits, or all of them, so that the command can say whole what it does not know.
 */
function takeFitting(
  bare: BareText,
  word: Word,
  option: TextOption,
  { next, hasNote }: Surroundings,
): Reading<string> {
  const words = bare.words();
  const fitting = bare.run(option.most, option.fits);
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
