// The options of a command as its typed line is read: their names, and how their values are told among words.
import type { Facts } from '../options/kinds/shared/kind.ts';
import type { Words } from '../options/kinds/shared/words.ts';
import { applies, kindOf, type Options } from '../options/option.ts';

export type TextOption = Words & {
  readonly name: string;
  readonly required: boolean;
  /** Whether it has a meaning after what was read so far: `hours` only after `goal`. */
  readonly applies: (values: Readonly<Record<string, string>>) => boolean;
};

export function textOptions(options: Options, facts: Facts): readonly TextOption[] {
  return Object.entries(options).map(([name, option]) => ({
    ...kindOf(option).words(facts, option),
    name,
    required: option.required,
    applies: (values) => applies(option, values),
  }));
}

/** A value as it is written where there is a fixed choice, whatever the case in which it was typed. */
export function asChosen({ choices }: TextOption, typed: string): string {
  return choices.find((choice) => choice.toLowerCase() === typed.toLowerCase()) ?? typed;
}
