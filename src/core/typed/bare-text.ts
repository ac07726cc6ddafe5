// What is left of a typed line beside its named options, eaten from the front.
import type { TextOption } from './text-option.ts';
import { longestRun, type Span, titleIn, type Word, wordIn } from './text-pieces.ts';
import type { TypedText } from './typed-text.ts';

/** The words of a command that no option is named for, in the pieces between the named ones. */
export class BareText {
  readonly #source: TypedText;
  #pieces: readonly Span[];

  constructor(source: TypedText, pieces: readonly Span[]) {
    this.#source = source;
    this.#pieces = pieces;
    this.#dropEmpty();
  }

  /** The next word of the current piece, which may be quoted or marked. */
  word(): Word | undefined {
    return wordIn(this.#source, this.#current());
  }

  /** The words of the current piece, in order. */
  words(): Word[] {
    const { end } = this.#current();
    const words: Word[] = [];
    for (let word = this.word(); word; word = wordIn(this.#source, { start: word.end, end })) {
      words.push(word);
    }
    return words;
  }

  /** What follows in the current piece alone. */
  from(start: number): BareText {
    return new BareText(this.#source, [{ start, end: this.#current().end }]);
  }

  /** Where the longest run of words that fits ends, if one does. */
  run(words: number, fits: (text: string, end: number) => boolean): number | undefined {
    return longestRun(this.#source, this.#current(), words, fits)?.end;
  }

  /** A value of this option that begins with quotation marks, and where it ends. */
  title(option: TextOption): (Span & { readonly text: string }) | undefined {
    return titleIn(this.#source, this.#current(), option);
  }

  /** The text as it was typed. */
  slice(start: number, end: number): string {
    return this.#source.text.slice(start, end);
  }

  /** Eats the current piece up to there. */
  take(end: number): void {
    const [current, ...others] = this.#pieces;
    if (current) this.#pieces = [{ start: end, end: current.end }, ...others];
    this.#dropEmpty();
  }

  /** All that is left, each piece to the letter. */
  rest(): string {
    return this.#pieces
      .map(({ start, end }) => this.slice(start, end).trim())
      .filter((piece) => piece !== '')
      .join(' ');
  }

  #current(): Span {
    return this.#pieces[0] ?? { start: 0, end: 0 };
  }

  #dropEmpty(): void {
    const full = this.#pieces.findIndex(({ start, end }) => this.slice(start, end).trim() !== '');
    this.#pieces = full === -1 ? [] : this.#pieces.slice(full);
  }
}
