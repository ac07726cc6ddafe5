// A command with its values as one line that reads as just these values: what a member could type.
import type { Facts } from '../options/kinds/shared/kind.ts';
import { kindOf, type Options, type RawValues } from '../options/option.ts';
import { parseCommandText } from './command-text.ts';
import { textOptions } from './text-option.ts';
import { asWords, unmarked } from './typed-text.ts';

/** An option whose value a platform marks, so that no words stand for it. */
export type MarkedValue = {
  readonly name: string;
  readonly kind: 'member' | 'channel' | 'file';
  readonly value: string;
};

type Command = { readonly name: string; readonly options: Options };
type Given = readonly (readonly [name: string, value: string])[];

/** As short as it can be: names of options stand where the values alone would be read as something else. */
export function commandLine(
  command: Command,
  raw: RawValues,
  facts: Facts,
): { readonly line: string; readonly marked: readonly MarkedValue[] } {
  const marked: MarkedValue[] = [];
  const words: (readonly [string, string])[] = [];
  for (const [name, option] of Object.entries(command.options)) {
    const value = String(raw[name] ?? '').trim();
    if (value === '') continue;
    const { wire, words: wordsOf } = kindOf(option);
    // A member's name is words; an id is not.
    const isName = wire === 'member' && wordsOf(facts, option).fits(value);
    if (isName) words.push([name, value]);
    else if (wire === 'member' || wire === 'channel' || wire === 'file') {
      marked.push({ name, kind: wire, value });
    } else words.push([name, value]);
  }
  const [bare = '', ...others] = linesOf(command, words);
  const whole = [bare, ...others].find((line) => isReadAs(command, line, words, facts));
  const line = whole ?? others.at(-1) ?? bare;
  return { line: `${command.name} ${line}`.trim(), marked };
}

/** By values alone; then with more and more names. */
function linesOf({ options }: Command, given: Given): readonly string[] {
  const named = (isNamed: (name: string) => boolean) =>
    [...given]
      .toSorted(([one], [other]) => Number(isRest(options, one)) - Number(isRest(options, other)))
      .map(([name, value]) => {
        if (isNamed(name)) return `${name}:${asWords(value)}`;
        return isRest(options, name) ? value : asWords(value);
      })
      .join(' ');
  return [
    named(() => false),
    named((name) => isRest(options, name)),
    named((name) => options[name]?.required !== true),
    named(() => true),
  ];
}

/** The note takes what remains of a line, to the letter. */
function isRest(options: Options, name: string): boolean {
  return options[name]?.kind === 'note';
}

function isReadAs(command: Command, line: string, given: Given, facts: Facts): boolean {
  const parsed = parseCommandText(unmarked(line), textOptions(command.options, facts));
  if (!parsed.ok) return false;
  const read = Object.entries(parsed.values);
  return (
    read.length === given.length && given.every(([name, value]) => parsed.values[name] === value)
  );
}
