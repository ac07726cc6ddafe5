// What would work in place of what was asked: other ways of saying it, each tried by reading it before it is offered.
import type { AnyContext, Command } from '../command/command.ts';
import { factsFor, optionFacts } from '../command/option-facts.ts';
import { applies, type Options, type RawValues } from '../options/option.ts';
import { readValues, type Unread } from '../options/read-values.ts';
import { ownValue } from '../text/own-value.ts';
import { commandLine, type MarkedValue } from '../typed/command-line.ts';
import type { OtherWay } from '../typed/other-way.ts';
import { asWords, replaced, type TypedText } from '../typed/typed-text.ts';
import { readRest } from './text-ask.ts';

/** A whole command that can be read, and how it is typed. */
export type Way = {
  readonly command: Command;
  readonly values: RawValues;
  readonly line: string;
  readonly marked: readonly MarkedValue[];
  readonly leftForNote?: true | undefined;
};

/** What was asked of a command, as far as it is known. */
export type Asked = {
  readonly command: Command;
  readonly values: RawValues;
  /** What was typed after the command's name, where it came as a line. */
  readonly rest?: TypedText | undefined;
  /** The note begins with words of the line that no name says are one. */
  readonly leftForNote?: true | undefined;
};

/** Of several mistakes at once so many are mended. */
const MOST_MENDED = 2;
/** As many as an answer can show. */
const MOST_WAYS = 5;
const MOST_TRIED = 14;
/** What belongs to more than this was hardly the reason for a command. */
const FEW = 2;
/** A longer line is no slip in the order of its words. */
const LONGEST_TURNED = 200;
const MOST_TURNED = 8;

type Demands = {
  /** How many mistakes more may be mended in a way. */
  readonly mendings?: number;
  /** Whether one that opens a form will do. */
  readonly opening?: boolean;
  readonly most?: number;
};

/** Those of the ways that can be read, each meaning once. */
export async function readableWays(
  context: AnyContext,
  command: Command,
  ways: readonly OtherWay[],
  { mendings = MOST_MENDED, opening = false, most = MOST_WAYS }: Demands = {},
): Promise<readonly Way[]> {
  const found = new Map<string, Way>();
  for (const way of ways.slice(0, MOST_TRIED)) {
    if (found.size >= most) break;
    for (const { meaning, ...each } of await settled(context, command, way, {
      mendings,
      opening,
    })) {
      if (!found.has(meaning) && found.size < most) found.set(meaning, each);
    }
  }
  return [...found.values()];
}

/** The same of the first list in which any can be read. */
export async function firstReadable(
  context: AnyContext,
  command: Command,
  lists: readonly (readonly OtherWay[])[],
): Promise<readonly Way[]> {
  for (const list of lists) {
    const ways = await readableWays(context, command, list);
    if (ways.length > 0) return ways;
  }
  return [];
}

/** What the tries for the first value that cannot be read make of the command. */
export function mendedBy(
  { command, values, rest }: Asked,
  unread: readonly [Unread, ...Unread[]],
  tries: readonly string[],
): readonly OtherWay[] {
  const misplaced = unread.filter((each) => each.misplaced).map((each) => each.option);
  if (misplaced.length > 0) return placed(command.options, values, misplaced);
  const [{ option }] = unread;
  return tries.flatMap((value) => [
    ...(rest === undefined ? [] : inLine(rest, String(values[option] ?? ''), value)),
    { values: asTexts({ ...values, [option]: value }) },
  ]);
}

/** With one word in another place, the first or one that becomes the first: "5 commits" as "commits 5". */
function turned(rest: TypedText): readonly OtherWay[] {
  if (rest.text.length > LONGEST_TURNED || rest.marks.length > 0) return [];
  const words = rest.text
    .trim()
    .split(/\s+/)
    .slice(0, MOST_TURNED + 1);
  if (words.length > MOST_TURNED) return [];
  const [first = '', ...others] = words;
  const lines = others.flatMap((word, at) => [
    [...others.slice(0, at + 1), first, ...others.slice(at + 1)],
    [word, first, ...others.toSpliced(at, 1)],
  ]);
  return lines.map((line) => ({ rest: { text: line.join(' '), marks: [] } }));
}

/** The one of them that leaves the fewest words for the note, if any can be read. */
export async function readableTurned(
  context: AnyContext,
  command: Command,
  rest: TypedText,
  mendings = 0,
): Promise<readonly Way[]> {
  const ways = await readableWays(context, command, turned(rest), { mendings, most: MOST_TRIED });
  const left = ({ values }: Way) =>
    Object.entries(values)
      .filter(([name]) => ownValue(command.options, name)?.kind === 'note')
      .reduce((length, [, note]) => length + String(note).length, 0);
  return ways.toSorted((one, other) => left(one) - left(other)).slice(0, 1);
}

type Settled = Way & { readonly meaning: string };

async function settled(
  context: AnyContext,
  command: Command,
  way: OtherWay,
  { mendings, opening }: Required<Omit<Demands, 'most'>>,
): Promise<readonly Settled[]> {
  const mended = async (lists: readonly (readonly OtherWay[])[]) => {
    const left = { mendings: mendings - 1, opening };
    for (const list of mendings === 0 ? [] : lists) {
      const all: Settled[] = [];
      for (const each of list.slice(0, MOST_WAYS)) {
        all.push(...(await settled(context, command, each, left)));
      }
      if (all.length > 0) return all;
    }
    return [];
  };
  const asked = askedBy(context, command, way);
  if ('ways' in asked) return mended(asked.ways);
  const facts = await factsFor(command, asked.values, context);
  const read = readValues(command.options, asked.values, facts);
  if (read.kind === 'unreadable') {
    const [{ problem }] = read.unread;
    return mended([mendedBy(asked, read.unread, problem.tries)]);
  }
  if (read.kind === 'missing' && !opening) return [];
  const meaning = JSON.stringify([
    command.name,
    read.kind === 'read' ? read.values : Object.entries(asked.values).toSorted(),
  ]);
  const shown =
    asked.rest === undefined
      ? commandLine(command, asked.values, facts)
      : { line: `${command.name} ${asked.rest.text.trim()}`.trim(), marked: [] };
  const { leftForNote } = asked;
  return [{ command, values: asked.values, meaning, ...shown, leftForNote }];
}

function askedBy(
  context: AnyContext,
  command: Command,
  way: OtherWay,
): Asked | { readonly ways: readonly (readonly OtherWay[])[] } {
  if ('values' in way) return { command, values: way.values };
  const read = readRest(command, way.rest, optionFacts(context));
  return read.kind === 'read' ? read : { ways: read.ways };
}

/** Without what is out of place; and where that belongs, with what else belongs there. */
function placed(
  options: Options,
  values: RawValues,
  misplaced: readonly string[],
): readonly OtherWay[] {
  const without = Object.entries(values).filter(([name]) => !misplaced.includes(name));
  const where = misplaced.flatMap((name) => Object.entries(options[name]?.when ?? {}));
  const elsewhere = where.flatMap(([deciding, wanted]) =>
    wanted.slice(0, wanted.length <= FEW ? 1 : 0).map((choice) => {
      const chosen = { ...values, [deciding]: choice };
      const fitting = Object.entries(chosen).filter(([name]) => {
        const option = ownValue(options, name);
        return option !== undefined && applies(option, chosen);
      });
      return Object.fromEntries(fitting);
    }),
  );
  return [Object.fromEntries(without), ...elsewhere].map((each) => ({ values: asTexts(each) }));
}

/** The line with another value wherever this one stands in it as words of its own. */
function inLine(rest: TypedText, before: string, after: string): readonly OtherWay[] {
  if (before === '') return [];
  const ways: OtherWay[] = [];
  for (let at = rest.text.indexOf(before); at >= 0; at = rest.text.indexOf(before, at + 1)) {
    const end = at + before.length;
    const isWhole =
      /[\s:="“„«']|^$/.test(rest.text.charAt(at - 1)) && /[\s"”“»']|^$/.test(rest.text.charAt(end));
    if (!isWhole) continue;
    const isQuoted = /["“„«']/.test(rest.text.charAt(at - 1));
    ways.push({ rest: replaced(rest, { start: at, end }, isQuoted ? after : asWords(after)) });
  }
  return ways;
}

function asTexts(values: RawValues): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
