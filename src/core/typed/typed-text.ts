// A typed line with what the platform marked in it: the words that are really a member or a link.

/** A marked span of the text: what is read there, and what it stands for (an id, an address). */
export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly kind: 'member' | 'channel' | 'link' | 'other';
  readonly value: string;
};

/** Text as a person reads it; the marks are in order and do not overlap. */
export type TypedText = { readonly text: string; readonly marks: readonly Mark[] };

/** Text from a platform that marks nothing. */
export function unmarked(text: string): TypedText {
  return { text, marks: [] };
}
