// What one can choose on the command line.
export type Settings = {
  /** Small counts, to see that a benchmark works; the figures say nothing. */
  readonly quick: boolean;
  /** Groups that are due at once, in `posts`. */
  readonly groups: number;
  /** Entries of the large group, in `history`. */
  readonly entries: number;
};
