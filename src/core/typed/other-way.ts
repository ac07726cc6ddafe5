// Another way of saying what was typed and could not be read. Whether it can be, reading it decides.
import type { TypedText } from './typed-text.ts';

export type OtherWay =
  /** As a line, with something else in place of what was wrong. */
  { readonly rest: TypedText } | { readonly values: Readonly<Record<string, string>> };
