// Whether the next words of a typed line are a value of an option that is not named.
import type { BareText } from './bare-text.ts';
import type { TextOption } from './text-option.ts';
import type { Word } from './text-pieces.ts';

/** The words for this option and where they end, if they fit it; `others` may take what follows them. */
export function bareFit(
  bare: BareText,
  option: TextOption,
  word: Word,
  others: readonly TextOption[],
): { readonly value: string; readonly end: number } | undefined {
  const { mark, quoted, text, start, end } = word;
  if (mark) return mark.kind === option.mark ? { value: mark.value, end } : undefined;
  const title = bare.title(option);
  if (title) return { value: title.text, end: title.end };
  if (quoted) return option.free || option.fits(text) ? { value: text, end } : undefined;
  const run = runOf(bare, option, option.fitsBare, others);
  return run === undefined ? undefined : { value: bare.slice(start, run), end: run };
}

/** Whether a word is the name of an option. */
export function isNameOf({ name }: TextOption, { quoted, text }: Word): boolean {
  return !quoted && text.toLowerCase() === name;
}

/** Where the longest run of words for this option ends; some are a value only where no words of a note follow. */
export function runOf(
  bare: BareText,
  option: TextOption,
  fits: (text: string) => boolean,
  others: readonly TextOption[],
): number | undefined {
  return bare.run(
    option.most,
    (text, end) => fits(text) || (option.fitsAlone(text) && isValueNext(bare.from(end), others)),
  );
}

function isValueNext(rest: BareText, options: readonly TextOption[]): boolean {
  const word = rest.word();
  if (word === undefined) return true;
  return options.some(
    (option, index) => bareFit(rest, option, word, options.toSpliced(index, 1)) !== undefined,
  );
}
