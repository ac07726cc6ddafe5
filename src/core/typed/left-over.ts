// What a command that takes no note says of words that fit none of its options.

import { isTold } from '../options/kinds/shared/words.ts';
import { quote } from '../text/quote.ts';
import type { Problem } from '../text/reading.ts';
import type { OtherWay } from './other-way.ts';
import type { TextOption } from './text-option.ts';

type Values = Readonly<Record<string, string>>;

/** "I can't tell what … is for", with what it may have been meant for, likeliest first. */
export function leftOver(
  rest: string,
  options: readonly TextOption[],
  values: Values,
): { readonly problem: Problem; readonly ways: readonly (readonly OtherWay[])[] } {
  const open = options.filter(
    (option) => option.applies(values) && values[option.name] === undefined && isTold(option),
  );
  const meant = [
    nameWithoutSign(rest, open),
    begunText(rest, options, values),
    ...choicesFirst(open).flatMap((option) => [firstWords(rest, option), whole(rest, option)]),
  ];
  return {
    problem: {
      what: `I can't tell what ${quote(rest)} is for.${memberHint(rest, open)}`,
      tries: [],
    },
    ways: meant.map((alike) => alike.map((given) => ({ values: { ...values, ...given } }))),
  };
}

/** Words that are near to nothing else may be somebody's name. */
function memberHint(rest: string, open: readonly TextOption[]): string {
  const isNear = open.some(({ choices, near }) => choices.length > 0 && near(rest).length > 0);
  const isOpen = open.some(({ mark }) => mark === 'member');
  return isOpen && !isNear ? ' A member is written as @Ben.' : '';
}

/** "reason until I am well" lacks a sign. */
function nameWithoutSign(rest: string, open: readonly TextOption[]): readonly Values[] {
  const [, name = '', value = ''] = /^(\S+)\s+([\s\S]+)$/.exec(rest) ?? [];
  return open.some((each) => each.name === name.toLowerCase())
    ? [{ [name.toLowerCase()]: value }]
    : [];
}

/** `name:Vision Circle` lacks quotes: the words go on. */
function begunText(
  rest: string,
  options: readonly TextOption[],
  values: Values,
): readonly Values[] {
  return options.flatMap(({ name, quotesRest, applies }) => {
    const begun = values[name];
    return quotesRest && applies(values) && begun !== undefined
      ? [{ [name]: `${begun} ${rest}` }]
      : [];
  });
}

/** What stood too late in the command, with more words after it. */
function firstWords(rest: string, { name, most, fits }: TextOption): readonly Values[] {
  const words = rest.split(/\s+/);
  for (let count = Math.min(words.length - 1, most); count > 0; count -= 1) {
    const value = words.slice(0, count).join(' ');
    if (fits(value)) return [{ [name]: value }];
  }
  return [];
}

/** As this option's value; of a fixed choice what is near to it; a name where somebody is called so. */
function whole(rest: string, { name, choices, near, mark, fits }: TextOption): readonly Values[] {
  if (mark === 'member' && !fits(rest)) return [];
  const meant = choices.length > 0 ? near(rest) : [rest];
  return meant.map((value) => ({ [name]: value }));
}

/** A listed value is surer than a readable one, and text that takes anything comes last. */
function choicesFirst(options: readonly TextOption[]): readonly TextOption[] {
  const rank = ({ choices, free }: TextOption) => (choices.length > 0 ? 0 : free ? 2 : 1);
  return options.toSorted((one, other) => rank(one) - rank(other));
}
