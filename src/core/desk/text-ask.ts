// A command as one text, as Slack and the playground send it: the command's name, then its options.
import type { Command, Context, GroupContext } from '../command/command.ts';
import type { RawValues } from '../command/surface.ts';
import { applies, type Option, type OptionKind } from '../options/option.ts';
import { readWrittenAmount } from '../reading/read-metric-amount.ts';
import { findTitled } from '../roadmap/find-titled.ts';
import { LEVELS, type Roadmap } from '../roadmap/roadmap.ts';
import type { Problem } from '../text/reading.ts';
import { parseCommandText, type TextOption } from '../typed/command-text.ts';
import { type TypedText, textFrom, unmarked } from '../typed/typed-text.ts';

export type TextAsk =
  | { readonly kind: 'read'; readonly command: Command; readonly values: RawValues }
  | {
      readonly kind: 'unreadable';
      /** With the examples that are near to what was typed. */
      readonly command: Pick<Command, 'name' | 'examples' | 'unchanged'>;
      readonly problem: Problem;
    }
  | { readonly kind: 'unknown'; readonly name: string; readonly nearest: string | undefined };

/** Reads the command and its raw values. Required options that are missing are found out later, when all are read. */
export function readTextAsk(
  commands: readonly Command[],
  typed: TypedText,
  context: Context & Partial<GroupContext>,
): TextAsk {
  const { name, rest } = splitName(typed);
  if (name === '') return readTextAsk(commands, unmarked('help'), context);
  const command = commands.find((candidate) => candidate.name === name.toLowerCase());
  if (command === undefined) return { kind: 'unknown', name, nearest: nearest(commands, name) };
  const roadmap = context.roadmap ?? context.defaultRoadmap;
  const options = Object.entries(command.options).map(([optionName, option]) =>
    textOption(optionName, option, roadmap, [...context.roadmaps.byId.values()]),
  );
  const parsed = parseCommandText(rest, options);
  if (!parsed.ok && 'problem' in parsed) {
    const examples = ofTheSameAction(command.examples, rest.text);
    return { kind: 'unreadable', command: { ...command, examples }, problem: parsed.problem };
  }
  return { kind: 'read', command, values: parsed.values };
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

function nearest(commands: readonly Command[], name: string): string | undefined {
  const finding = findTitled(
    commands.map((command) => ({ id: command.name, title: command.name })),
    name,
  );
  if (finding.outcome === 'found') return finding.entry.id;
  return (finding.outcome === 'ambiguous' ? finding.candidates : finding.nearest)[0]?.id;
}

/** How the text parser sees an option: its type, and which bare words fit it. */
function textOption(
  name: string,
  option: Option,
  roadmap: Roadmap,
  roadmaps: readonly Roadmap[],
): TextOption {
  const facts: Pick<TextOption, 'name' | 'required' | 'takesBare'> = {
    name,
    required: option.required,
    takesBare: (values) => applies(option, values),
  };
  if (option.kind === 'choice') return { ...facts, type: 'choice', choices: option.choices };
  const fits = option.kind === 'roadmap' ? exactly(roadmaps) : bareWords(option.kind, roadmap);
  const { units } = option;
  return {
    ...facts,
    type: TEXT_TYPES[option.kind],
    ...(units && { units }),
    ...(fits && { fits }),
  };
}

const TEXT_TYPES: Readonly<Record<OptionKind, TextOption['type']>> = {
  time: 'time',
  date: 'date',
  'plan-date': 'plan-date',
  'until-date': 'plan-date',
  item: 'item',
  activity: 'activity',
  area: 'area',
  level: 'level',
  metric: 'metric',
  zone: 'timezone',
  number: 'number',
  amount: 'number',
  integer: 'integer',
  roadmap: 'text',
  quarter: 'integer',
  user: 'member',
  channel: 'channel',
  file: 'file',
  link: 'link',
  clock: 'clock',
  command: 'text',
  code: 'code',
  reason: 'text',
  'group-name': 'text',
  note: 'note',
};

/** Bare words stand for an item, an activity and the like only by an exact id or title. */
function bareWords(kind: OptionKind, roadmap: Roadmap): ((text: string) => boolean) | undefined {
  switch (kind) {
    case 'item':
      return exactly(roadmap.items);
    case 'activity':
      return exactly(roadmap.activities);
    case 'area':
      return exactly(roadmap.skills.areas);
    case 'metric':
      return exactly(roadmap.metrics);
    case 'amount':
      return (text) => readWrittenAmount(text).ok;
    case 'level':
      return exactly(LEVELS.map((level) => ({ id: level, title: level })));
    default:
      return undefined;
  }
}

function exactly(entries: readonly { id: string; title: string }[]): (text: string) => boolean {
  const known = new Set(entries.flatMap(({ id, title }) => [sameQuotes(id), sameQuotes(title)]));
  return (text) => known.has(sameQuotes(text));
}

/** Phones curl the quotation marks that are typed, also those of a title. */
function sameQuotes(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'");
}
