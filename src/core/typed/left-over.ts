// What a command that takes no note says of words that fit none of its options.

import { quote } from '../text/quote.ts';
import type { Problem } from '../text/reading.ts';
import type { TextOption } from './text-option.ts';

type Values = Readonly<Record<string, string>>;

/** "I can't tell what … is for", with the named option that it was probably meant for, where one can be told. */
export function leftOver(rest: string, options: readonly TextOption[], values: Values): Problem {
  const what = `I can't tell what ${quote(rest)} is for.`;
  const applying = options.filter(({ applies }) => applies(values));
  const open = applying.filter(({ name }) => values[name] === undefined);
  const chosen = open.filter(({ choices }) => choices.length > 0);
  const named = nameWithoutSign(rest, open) ?? naming(rest, chosen, 'fits');
  if (named !== undefined) return { what, tries: [named] };
  // An item that is needed here, but was typed in part or without quotes, is what was meant.
  const item = open.find(({ reach }) => reach === 'link');
  if (item) return { what, tries: [`${item.name}:"${rest}"`] };
  // A text of another action is not offered: `name` says nothing after `setup status`.
  const text = applying.find(({ quotesRest }) => quotesRest);
  const begun = values[text?.name ?? ''];
  const other = begun === undefined ? naming(rest, open, 'fitsBare') : undefined;
  if (other !== undefined) return { what, tries: [other] };
  const whole = [begun, rest].filter(Boolean).join(' ');
  return { what, tries: text ? [`${text.name}:"${whole}"`] : [] };
}

/** "until next friday" lacks a sign; the words after the name are its value as far as they fit. */
function nameWithoutSign(rest: string, open: readonly TextOption[]): string | undefined {
  const [name = '', ...words] = rest.split(/\s+/);
  const option = open.find((each) => each.name === name.toLowerCase());
  return option && naming(words.join(' '), [option], 'fits');
}

/** The first words with the name of the first option that they fit: what stood too late in the command. */
function naming(
  rest: string,
  options: readonly TextOption[],
  fits: 'fits' | 'fitsBare',
): string | undefined {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  for (const option of options) {
    for (let count = Math.min(words.length, option.most); count > 0; count -= 1) {
      const value = words.slice(0, count).join(' ');
      if (option[fits](value)) return `${option.name}:${count > 1 ? `"${value}"` : value}`;
    }
  }
  return undefined;
}
