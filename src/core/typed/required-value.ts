// What a required option takes from the words of a command that no option is named for.

import { readTime } from '../reading/read-time.ts';
import { quote } from '../text/quote.ts';
import { type Reading, read, unreadable } from '../text/reading.ts';
import type { BareText } from './bare-text.ts';
import {
  choiceOf,
  fitsBare,
  fitsMark,
  fitsOption,
  looksLikeLink,
  mostWords,
  type TextOption,
} from './text-option.ts';
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
  if (word.quoted || (word.mark && option.type !== 'item')) {
    bare.take(word.end);
    const isMeant = word.mark && fitsMark(option, word.mark);
    return read(isMeant ? word.mark.value : word.text);
  }
  switch (option.type) {
    case 'time':
      return takeTime(bare, word);
    case 'item':
      return takeItem(bare, word, option);
    case 'choice':
      return takeChoice(bare, word, option);
    case 'note':
      return takeUpTo(bare, word, bare.words().at(-1)?.end ?? word.end);
    default:
      return takeFitting(bare, word, option, surroundings);
  }
}

function takeUpTo(bare: BareText, word: Word, end: number): Reading<string> {
  const value = bare.slice(word.start, end);
  bare.take(end);
  return read(value);
}

function takeTime(bare: BareText, word: Word): Reading<string> {
  const end = bare.run(mostWords({ name: 'time', required: true, type: 'time' }), (text) =>
    fitsOption({ name: 'time', required: true, type: 'time' }, text),
  );
  // "2 hours15" would else be two hours and a note.
  const next = bare.words()[1];
  const isGlued = end === word.end && /^(?:h|m)[a-z]*\d/i.test(next?.text ?? '');
  const typed = bare.slice(word.start, isGlued ? (next?.end ?? word.end) : (end ?? word.end));
  const reading = readTime(typed);
  if (!reading.ok) return reading;
  return takeUpTo(bare, word, end ?? word.end);
}

/** An item runs to the first link or the end of the words, unless all of them are its title. */
function takeItem(bare: BareText, word: Word, option: TextOption): Reading<string> | undefined {
  const words = bare.words();
  const end = words.at(-1)?.end ?? word.end;
  if (option.fits?.(bare.slice(word.start, end))) return takeUpTo(bare, word, end);
  const link = words.findIndex(({ mark, text }) => mark?.kind === 'link' || looksLikeLink(text));
  if (link === 0) return undefined;
  return takeUpTo(bare, word, words[link - 1]?.end ?? end);
}

function takeChoice(bare: BareText, word: Word, option: TextOption): Reading<string> {
  const choices = option.choices ?? [];
  if (choiceOf(option, word.text) !== undefined) return takeUpTo(bare, word, word.end);
  const what = `${quote(word.text)} is not one of ${choices.join(', ')}.`;
  return unreadable(what, ...choices.slice(0, 3));
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
  const fitting = bare.run(mostWords(option), (text) => fitsOption(option, text));
  if (fitting !== undefined) return takeUpTo(bare, word, fitting);
  const words = bare.words();
  if (next) {
    const at = words.findIndex(({ text }, index) => index > 0 && fitsBare(next, text));
    return takeUpTo(bare, word, words[at - 1]?.end ?? word.end);
  }
  return takeUpTo(bare, word, hasNote ? word.end : (words.at(-1)?.end ?? word.end));
}
