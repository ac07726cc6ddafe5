// How far a command is typed: which options have their values, and which one is being typed.
// It only guides completion; what a text means, the core reads.
import type { Command } from '#core/command/command.ts';
import { NO_WORDS } from '#core/options/kinds/shared/kind.ts';
import { applies, kindOf, type Option } from '#core/options/option.ts';
import { ownValue } from '#core/text/own-value.ts';

export type Typed = {
  /** The option whose value is being typed; none where several could follow. */
  readonly option?: string;
  /** What is typed of it, without quotes. */
  readonly partial: string;
  /** How many characters at the end of the text that is, with quotes. */
  readonly typedLength: number;
  /** The next option that the chosen action takes, and all that is typed since the one before it. */
  readonly next?: { readonly option: string; readonly partial: string };
  /** The options that have their value already. */
  readonly values: Readonly<Record<string, string>>;
};

type Reading = { readonly values: Record<string, string>; rest: string };

/** Reads what follows the command's name, up to the caret. */
export function readTyped(command: Command, text: string): Typed {
  const named = beingNamed(command, text);
  if (named !== undefined) return named;
  const reading = takeNamed(command, text);
  for (const [name, option] of Object.entries(command.options)) {
    if (!option.required || name in reading.values) continue;
    const value = leadingValue(option, reading.rest);
    if (value === undefined) {
      const partial = reading.rest.replace(/^"/, '');
      return { option: name, partial, typedLength: reading.rest.length, values: reading.values };
    }
    reading.values[name] = value.replaceAll('"', '').trim();
    reading.rest = reading.rest.slice(value.length).trimStart();
  }
  const next = takeOfAction(command, reading);
  const partial = /\S*$/.exec(reading.rest)?.[0] ?? '';
  return {
    partial,
    typedLength: partial.length,
    values: reading.values,
    ...(next !== undefined && { next: { option: next, partial: reading.rest } }),
  };
}

/** Takes the values of options that belong to the chosen action, in their order; gives the first that has none. */
function takeOfAction(command: Command, reading: Reading): string | undefined {
  for (const [name, option] of Object.entries(command.options)) {
    const isNext =
      option.when !== undefined &&
      !(name in reading.values) &&
      kindOf(option).whole !== NO_WORDS &&
      applies(option, reading.values);
    if (!isNext) continue;
    const value = leadingValue(option, reading.rest);
    if (value === undefined) return name;
    reading.values[name] = value.replaceAll('"', '').trim();
    reading.rest = reading.rest.slice(value.length).trimStart();
  }
  return undefined;
}

/** `name:` or `name=` of one of the command's options, then what is typed of its value. */
function beingNamed(command: Command, text: string): Typed | undefined {
  const match = /(?:^|\s)([a-z]+(?:-[a-z]+)*)[:=]("[^"]*|[^\s"]*)$/i.exec(text);
  const [, name = '', value = ''] = match ?? [];
  if (match === null || ownValue(command.options, name) === undefined) return undefined;
  const { values } = takeNamed(command, `${text.slice(0, match.index)} `);
  return { option: name, partial: value.replace(/^"/, ''), typedLength: value.length, values };
}

/** Takes finished `name:value` pairs out; what remains are bare words. */
function takeNamed(command: Command, text: string): Reading {
  const values: Record<string, string> = {};
  const rest = text.replace(
    /(^|\s)([a-z]+(?:-[a-z]+)*)[:=](?:"([^"]*)"|(\S+))(?=\s)/gi,
    (whole, before: string, name: string, inQuotes?: string, bare?: string) => {
      if (ownValue(command.options, name) === undefined) return whole;
      values[name] = inQuotes ?? bare ?? '';
      return before;
    },
  );
  return { values, rest: rest.trimStart() };
}

/** The value of a required option at the start of the words, where it is finished; with the space after it. */
function leadingValue(option: Option, words: string): string | undefined {
  const [inQuotes] = /^"[^"]+"\s*/.exec(words) ?? [];
  return inQuotes ?? kindOf(option).whole.exec(words)?.[0];
}
