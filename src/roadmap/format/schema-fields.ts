// The fields that a roadmap file is made of; each says in one phrase what it expects.
import * as z from 'zod';

const NO_CONTROL = String.raw`\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069`;
/** Neither control characters nor bidirectional overrides, which would rearrange what members read. */
const CLEAN_LINE = new RegExp(`^[^${NO_CONTROL}]*$`, 'u');
const CLEAN_PARAGRAPHS = new RegExp(String.raw`^(?:\n|[^${NO_CONTROL}])*$`, 'u');
const HAS_A_WORD = /[\p{L}\p{N}]/u;

const MAX_ID = 48;
const MAX_LINE = 200;
const MAX_PARAGRAPHS = 2_000;
const MAX_URL = 2_048;

/** An authored id. Short, since it travels in the platforms' buttons. */
export function id(meaning: string) {
  const expected = `an id of lower-case letters, digits and single hyphens, at most ${MAX_ID} characters`;
  return z
    .string(expected)
    .max(MAX_ID, expected)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, expected)
    .describe(meaning);
}

/** One line of text that members read. */
export function line(meaning: string) {
  const expected = `one line of text, at most ${MAX_LINE} characters`;
  return z
    .string(expected)
    .max(MAX_LINE, expected)
    .regex(CLEAN_LINE, `${expected}, without control characters`)
    .regex(HAS_A_WORD, `${expected}, with a letter or a digit`)
    .describe(meaning);
}

/** Text that may have several paragraphs. */
export function paragraphs(meaning: string) {
  const expected = `text, at most ${MAX_PARAGRAPHS} characters`;
  return z
    .string(expected)
    .max(MAX_PARAGRAPHS, expected)
    .regex(CLEAN_PARAGRAPHS, `${expected}, without control characters`)
    .regex(HAS_A_WORD, `${expected}, with a letter or a digit`)
    .describe(meaning);
}

export function url(meaning: string) {
  const expected = `an http or https address, at most ${MAX_URL} characters`;
  return z
    .url({ protocol: /^https?$/, error: expected })
    .max(MAX_URL, expected)
    .describe(meaning);
}

export function whole(meaning: string, minimum: number, maximum: number) {
  const expected = `a whole number from ${minimum} to ${maximum}`;
  return z.int(expected).min(minimum, expected).max(maximum, expected).describe(meaning);
}

export function hours(meaning: string, maximum: number) {
  const expected = `a number of hours from 0 to ${maximum}`;
  return z.number(expected).min(0, expected).max(maximum, expected).describe(meaning);
}

export function oneOf<const T extends readonly string[]>(meaning: string, values: T) {
  return z.enum(values, `one of ${values.join(', ')}`).describe(meaning);
}

/** A month ("2026-05") or a day ("2026-05-12") that the calendar has. */
export function monthOrDay(meaning: string) {
  const expected = 'a month or a date, such as 2026-05 or 2026-05-12';
  return z
    .string(expected)
    .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/, expected)
    .refine((text) => text.length === 7 || z.iso.date().safeParse(text).success, expected)
    .describe(meaning);
}

export function list<T extends z.ZodType>(
  meaning: string,
  item: T,
  minimum: number,
  maximum: number,
) {
  const expected = `a list of ${minimum} to ${maximum}`;
  return z.array(item, expected).min(minimum, expected).max(maximum, expected).describe(meaning);
}

/** A mapping with these keys and no others: a misspelt key is told, not ignored. */
export function mapping<const T extends z.core.$ZodLooseShape>(shape: T) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `one of the keys ${keys}` : `a mapping of ${keys}`,
  });
}
