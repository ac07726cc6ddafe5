// A command as one text, as Slack and the playground send it: the command's name, then its options.
import type { Command } from '../command/command.ts';
import { PLATFORMS, SURFACE_IDS } from '../model/platforms.ts';
import type { Facts } from '../options/kinds/shared/kind.ts';
import type { RawValues } from '../options/option.ts';
import { namesNear } from '../roadmap/find-titled.ts';
import type { Problem } from '../text/reading.ts';
import { parseCommandText } from '../typed/command-text.ts';
import type { OtherWay } from '../typed/other-way.ts';
import { textOptions } from '../typed/text-option.ts';
import { type TypedText, textFrom, unmarked } from '../typed/typed-text.ts';

export type TextAsk =
  | {
      readonly kind: 'read';
      readonly command: Command;
      readonly values: RawValues;
      /** What follows the command's name. */
      readonly rest: TypedText;
      /** Words of it are the note, or begin it, though no name says so. */
      readonly leftForNote?: true;
    }
  | {
      readonly kind: 'unreadable';
      /** With the examples that are near to what was typed. */
      readonly command: Command;
      readonly problem: Problem;
      /** What follows the command's name. */
      readonly rest: TypedText;
      readonly ways: readonly (readonly OtherWay[])[];
      readonly samples: readonly OtherWay[];
    }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly nearest: Command | undefined;
      readonly rest: TypedText;
    };

/** The words that platforms want before a command. */
const PREFIXES = new Set(SURFACE_IDS.map((id) => PLATFORMS[id].prefix.replace(/\W/g, '')));

/** Reads the command and its raw values. Required options that are missing are found out later, when all are read. */
export function readTextAsk(commands: readonly Command[], typed: TypedText, facts: Facts): TextAsk {
  const { name, rest } = splitName(typed);
  if (name === '') return readTextAsk(commands, unmarked('help'), facts);
  const command = commands.find((candidate) => candidate.name === name.toLowerCase());
  if (command !== undefined) return readRest(command, rest, facts);
  // Whoever knows it from one platform types it as there on all.
  if (PREFIXES.has(name.toLowerCase())) return readTextAsk(commands, rest, facts);
  return { kind: 'unknown', name, nearest: nearest(commands, name), rest };
}

/** What follows the name of a command. */
export function readRest(
  command: Command,
  rest: TypedText,
  facts: Facts,
): Exclude<TextAsk, { kind: 'unknown' }> {
  const parsed = parseCommandText(rest, textOptions(command.options, facts));
  if (!parsed.ok && 'problem' in parsed) {
    const examples = ofTheSameAction(command.examples, rest.text);
    return { ...parsed, kind: 'unreadable', command: { ...command, examples }, rest };
  }
  const left = parsed.ok && parsed.leftForNote;
  return { kind: 'read', command, values: parsed.values, rest, ...(left && { leftForNote: true }) };
}

function splitName(typed: TypedText): { readonly name: string; readonly rest: TypedText } {
  const [head = '', name = ''] = /^\s*\/?(\S*)\s*/.exec(typed.text) ?? [];
  return { name, rest: textFrom(typed, head.length) };
}

/** Whoever typed `setup status now` is not shown how to change the group. */
function ofTheSameAction(examples: readonly string[], typed: string): readonly string[] {
  const first = firstWord(typed);
  const same = examples.filter((example) => firstWord(example) === first);
  return same.length > 0 ? same : examples;
}

function firstWord(text: string): string {
  return (text.trim().split(/\s+/)[0] ?? '').toLowerCase();
}

function nearest(commands: readonly Command[], typed: string): Command | undefined {
  const [near] = namesNear(
    commands.map(({ name }) => name),
    typed,
  );
  return commands.find(({ name }) => name === near);
}
