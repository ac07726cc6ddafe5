// Reads the raw values of a command's options into what the command is given.
import type { Command, Context, GroupContext } from '../command/command.ts';
import type { RawValues } from '../command/surface.ts';
import { readClock } from '../reading/read-clock.ts';
import { readCode } from '../reading/read-code.ts';
import { readPastDate, readPlanDate } from '../reading/read-date.ts';
import { readEvidence } from '../reading/read-link.ts';
import { readWrittenAmount } from '../reading/read-metric-amount.ts';
import { readInteger, readNumber } from '../reading/read-number.ts';
import { readTime } from '../reading/read-time.ts';
import { readTimeZone } from '../reading/read-zone.ts';
import { type Finding, findTitled } from '../roadmap/find-titled.ts';
import { removedTitle } from '../roadmap/lookups.ts';
import { type Item, LEVELS, type Roadmap, type Titled } from '../roadmap/roadmap.ts';
import { readLine, readNote } from '../text/clean-text.ts';
import { quote } from '../text/quote.ts';
import { type Problem, type Reading, read, unreadable } from '../text/reading.ts';
import { dateIn, type PlainDate, type ZoneId } from '../time/temporal.ts';
import type { Option, OptionKind, Options, OptionValues, Values } from './option.ts';

export type ReadValues<O extends Options = Options> =
  | { readonly kind: 'read'; readonly values: Values<O> }
  /** Required options without a value. */
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  | { readonly kind: 'unreadable'; readonly option: string; readonly problem: Problem }
  | {
      readonly kind: 'ambiguous';
      readonly option: string;
      readonly typed: string;
      readonly candidates: readonly Item[];
    };

/** What reading depends on besides the text. */
type Setting = {
  readonly today: PlainDate;
  readonly roadmap: Roadmap;
  /** Those of the host's folder. */
  readonly roadmaps: readonly Roadmap[];
  readonly commands: readonly Command[];
  /** The option's name, for answers about its value. */
  readonly name: string;
};

type Several = { readonly ok: false; readonly candidates: readonly Item[] };

/**
 * Reads all options of a command, or of whatever else has options: the form of an action. The first that
 * cannot be read decides; which item is meant is asked when all else can. Empty texts are not given.
 */
export function readValues<const O extends Options>(
  owner: { readonly options: O },
  raw: RawValues,
  context: Context,
): ReadValues<O> {
  const given = Object.entries(owner.options).flatMap(([name, option]) => {
    const typed = written(raw[name]).trim();
    return typed === '' ? [] : [{ name, option, typed }];
  });
  const names = new Set(given.map(({ name }) => name));
  const missing = Object.keys(owner.options).filter(
    (name) => owner.options[name]?.required === true && !names.has(name),
  );
  if (missing.length > 0) return { kind: 'missing', names: missing };

  const setting = settingOf(context);
  const values: Record<string, unknown> = {};
  let question: Extract<ReadValues, { kind: 'ambiguous' }> | undefined;
  for (const { name, option, typed } of given) {
    const reading = readOption(option, typed, { ...setting, name });
    if (reading.ok) values[name] = reading.value;
    else if ('problem' in reading)
      return { kind: 'unreadable', option: name, problem: reading.problem };
    else question ??= { kind: 'ambiguous', option: name, typed, candidates: reading.candidates };
  }
  if (question !== undefined) return question;
  // Each option's reader gives the value of its kind (see READERS), and no required one is missing.
  return { kind: 'read', values: values as Values<O> };
}

/** As text. Three digits after the mark would be taken for thousands: what came as a number is no question. */
function written(value: string | number | undefined): string {
  const text = String(value ?? '');
  return typeof value === 'number' && /\.\d{3}$/.test(text) ? `${text}0` : text;
}

function settingOf(context: Context & Partial<GroupContext>): Omit<Setting, 'name'> {
  return {
    today: context.today ?? dateIn('UTC' as ZoneId, context.now),
    roadmap: context.roadmap ?? context.defaultRoadmap,
    roadmaps: [...context.roadmaps.byId.values()],
    commands: context.commands,
  };
}

function readOption(option: Option, typed: string, setting: Setting): Reading<unknown> | Several {
  if (option.kind === 'choice') return readChoice(option.choices, typed);
  const bounds = {
    ...(option.min !== undefined && { min: option.min }),
    ...(option.max !== undefined && { max: option.max }),
    ...(option.units !== undefined && { units: option.units }),
  };
  if (option.kind === 'number') return readNumber(typed, bounds);
  if (option.kind === 'integer') return readInteger(typed, bounds);
  return READERS[option.kind](typed, setting);
}

type Readers = {
  readonly [K in Exclude<OptionKind, 'number' | 'integer'>]: (
    typed: string,
    setting: Setting,
  ) => Reading<OptionValues[K]> | Several;
};

const READERS: Readers = {
  time: (typed) => readTime(typed),
  date: (typed, { today }) => readPastDate(typed, today),
  'plan-date': (typed, { today }) => readPlanDate(typed, today, 'nearest'),
  'until-date': (typed, { today }) => readPlanDate(typed, today, 'future'),
  item: (typed, { roadmap }) => readItem(roadmap, typed),
  activity: (typed, { roadmap }) => readTitled(roadmap.activities, typed, 'an activity'),
  area: (typed, { roadmap }) => readTitled(roadmap.skills.areas, typed, 'a skill area'),
  level: (typed) => readLevel(typed),
  metric: (typed, { roadmap }) => readTitled(roadmap.metrics, typed, 'a success metric'),
  zone: (typed) => readTimeZone(typed),
  quarter: (typed, { roadmap }) => readInteger(typed, { min: 1, max: roadmap.quarters.length }),
  roadmap: (typed, { roadmaps }) => readTitled(roadmaps, typed, 'a roadmap'),
  user: (typed) => read({ userId: typed }),
  channel: (typed) => read(typed),
  file: (typed) => read(typed),
  link: (typed) => readEvidence(typed),
  amount: (typed) => readWrittenAmount(typed),
  clock: (typed) => readClock(typed),
  code: (typed) => readCode(typed),
  command: (typed, { commands }) => readCommandName(commands, typed),
  reason: (typed, { roadmap }) => readReason(roadmap, typed),
  'group-name': (typed, { name }) => readLine(typed, 200, name),
  note: (typed) => readNote(typed),
};

function readChoice(choices: readonly string[], typed: string): Reading<string> {
  const choice = choices.find((candidate) => candidate === typed.toLowerCase());
  return choice === undefined
    ? unreadable(`${quote(typed)} is not one of the choices.`, ...choices)
    : read(choice);
}

function readItem(roadmap: Roadmap, typed: string): Reading<Item> | Several {
  const finding = findTitled(roadmap.items, typed);
  if (finding.outcome === 'ambiguous') return { ok: false, candidates: finding.candidates };
  const removed = finding.outcome === 'found' ? undefined : removedTitle(roadmap, typed);
  if (removed !== undefined) return unreadable(`${quote(removed)} is no longer in the roadmap.`);
  return settled(finding, typed, 'an item of the roadmap', roadmap.items);
}

function readTitled<T extends Titled>(
  entries: readonly T[],
  typed: string,
  what: string,
): Reading<T> {
  const finding = findTitled(entries, typed);
  if (finding.outcome !== 'ambiguous') return settled(finding, typed, what, entries);
  const ids = finding.candidates.map(({ id }) => id);
  return unreadable(`${quote(typed)} fits several.`, ...ids.slice(0, 5));
}

function settled<T extends Titled>(
  finding: Exclude<Finding<T>, { outcome: 'ambiguous' }>,
  typed: string,
  what: string,
  entries: readonly T[],
): Reading<T> {
  if (finding.outcome === 'found') return read(finding.entry);
  const near = finding.nearest.length > 0 ? finding.nearest : entries;
  const ids = near.slice(0, near === entries ? 4 : 3).map(({ id }) => id);
  return unreadable(`I can't find ${what} in ${quote(typed)}.`, ...ids);
}

function readLevel(typed: string): Reading<(typeof LEVELS)[number]> {
  const level = LEVELS.find((candidate) => candidate.toLowerCase() === typed.toLowerCase());
  return level === undefined
    ? unreadable(`${quote(typed)} is not a level.`, ...LEVELS)
    : read(level);
}

/** The roadmap's reasons come from autocompletion by their ids; all else is the member's own words. */
function readReason({ adaptReasons }: Roadmap, typed: string): Reading<string> {
  const offered = adaptReasons.find(({ id }) => id === typed);
  return offered === undefined ? readLine(typed, 200, 'reason') : read(offered.title);
}

function readCommandName(commands: readonly Command[], typed: string): Reading<string> {
  const name = typed.replace(/^\/(cairn\s+)?/i, '').toLowerCase();
  const finding = findTitled(
    commands.map((command) => ({ id: command.name, title: command.name })),
    name,
  );
  if (finding.outcome === 'found') return read(finding.entry.id);
  const near = finding.outcome === 'ambiguous' ? finding.candidates : finding.nearest;
  return unreadable(
    `There is no command ${quote(typed)}.`,
    ...near.slice(0, 3).map(({ id }) => id),
  );
}
