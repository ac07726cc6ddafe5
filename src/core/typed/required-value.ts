// What a required option takes from the words of a command that no option is named for.
import { looksLikeLink } from '../reading/read-link.ts';
import type { Problem } from '../text/reading.ts';
import { isNameOf, runOf } from './bare-fit.ts';
import type { BareText } from './bare-text.ts';
import type { TextOption } from './text-option.ts';
import type { Span, Word } from './text-pieces.ts';

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

/** The value; or the problem, and the words that are to blame. */
export type Taken =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: Problem; readonly at: Span };

/** Takes the value of a required option, or gives undefined where no words are left for it. */
export function takeRequired(
  bare: BareText,
  option: TextOption,
  surroundings: Surroundings,
): Taken | undefined {
  takeOwnName(bare, option);
  const word = bare.word();
  if (word === undefined) return undefined;
  const title = bare.title(option);
  if (title !== undefined) {
    bare.take(title.end);
    return taken(title.text);
  }
  const { mark } = word;
  if (word.quoted || (mark && option.reach !== 'link')) {
    bare.take(word.end);
    return taken(mark && mark.kind === option.mark ? mark.value : word.text);
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

/** "time 1h30m": its name lacks the sign, and what follows is its value. */
function takeOwnName(bare: BareText, option: TextOption): void {
  const [name, value] = bare.words();
  if (name === undefined || value === undefined || !isNameOf(option, name)) return;
  const after = bare.from(name.end);
  const last = bare.words().at(-1)?.end ?? value.end;
  const isValue =
    value.quoted ||
    runOf(after, option, option.fits, []) !== undefined ||
    (option.names(bare.slice(value.start, last)) && !option.names(bare.slice(name.start, last)));
  if (isValue) bare.take(name.end);
}

function takeUpTo(bare: BareText, word: Word, end: number): Taken {
  const value = bare.slice(word.start, end);
  bare.take(end);
  return taken(value);
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
): Taken | undefined {
  const words = bare.words();
  const last = words.at(-1)?.end ?? word.end;
  if (option.fits(bare.slice(word.start, last))) return takeUpTo(bare, word, last);
  const link = words.findIndex(({ mark, text }) => mark?.kind === 'link' || looksLikeLink(text));
  if (link === 0) return undefined;
  const titled = link === -1 ? words : withoutName(words.slice(0, link), isOfLink(others));
  const end = titled.at(-1)?.end ?? last;
  const ending = option.names(bare.slice(word.start, end))
    ? undefined
    : endingOf(bare, titled, others);
  const past = link === -1 ? end : (words[link - 1]?.end ?? end);
  if (ending === undefined) {
    bare.take(past);
    return taken(bare.slice(word.start, end));
  }
  give(ending.option, bare.slice(ending.start, end));
  bare.take(past);
  const before = words.filter((each) => each.end <= ending.start);
  const name = withoutName(before, (each) => isNameOf(ending.option, each)).at(-1);
  return taken(bare.slice(word.start, name?.end ?? ending.start));
}

/** The words of a title without the name of what follows them: "opencv evidence https://…". */
function withoutName(words: readonly Word[], isName: (word: Word) => boolean): readonly Word[] {
  const last = words.at(-1);
  return last !== undefined && words.length > 1 && isName(last) ? words.slice(0, -1) : words;
}

function isOfLink(others: readonly TextOption[]): (word: Word) => boolean {
  const option = others.find(({ mark }) => mark === 'link');
  return (word) => option !== undefined && isNameOf(option, word);
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
): Taken {
  const words = bare.words();
  const fitting = runOf(bare, option, option.fits, others);
  const end = fitting ?? word.end;
  const typed = bare.slice(word.start, end);
  const following = words.find(({ start }) => start >= end);
  const problem = option.refuse(typed, following?.text);
  if (problem !== undefined) {
    const isByItself = option.refuse(typed, undefined) !== undefined;
    const to = isByItself ? end : (following?.end ?? end);
    return { ok: false, problem, at: { start: word.start, end: to } };
  }
  if (fitting !== undefined) return takeUpTo(bare, word, fitting);
  if (next) {
    const at = words.findIndex(({ text }, index) => index > 0 && next.fitsBare(text));
    return takeUpTo(bare, word, words[at - 1]?.end ?? word.end);
  }
  return takeUpTo(bare, word, hasNote ? word.end : (words.at(-1)?.end ?? word.end));
}

function taken(value: string): Taken {
  return { ok: true, value };
}
