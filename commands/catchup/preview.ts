// What the lines will be, before they are logged; or those that cannot be logged as they are, with what would do.
import type { MemberContext } from '#core/command/command.ts';
import { entryLine, shownAddress } from '#core/entries/entry-line.ts';
import { bold, code, joined, type Rich, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  list,
  type Message,
  marked,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { NewEntry } from '#core/model/entries.ts';
import type { DraftId } from '#core/model/ids.ts';
import { LONGEST_IN_FORM } from '#core/options/kinds/lines.ts';
import { counted } from '#core/text/counted.ts';
import { batchLine } from '../entries/batch.ts';
import { formatCount } from './catchup-form.ts';
import type { Judged } from './judge-lines.ts';
import { MOST_LINES } from './read-lines.ts';

type Shown = Pick<MemberContext, 'roadmap' | 'today'>;

type Previewed = {
  readonly judged: readonly Judged[];
  /** What was typed, and the draft in which it is kept. */
  readonly draft: DraftId;
  readonly typed: string;
};

/** Problems shown at once; the others come when these are mended. */
const MOST_PROBLEMS = 8;
/** From so many rows on they are kept short, so that fifty fit into one message. */
const MANY_ROWS = 20;
/** Characters of a note and of a link in a row: of few rows, and of many. */
const SHOWN = { few: 80, many: 20 };

export function previewOf(previewed: Previewed, context: Shown): Message {
  const { judged } = previewed;
  const problems = judged.filter((line) => line.kind === 'problem');
  const entries = judged.flatMap((line) => (line.kind === 'entry' ? [line.entry] : []));
  if (problems.length > 0) return toMend(previewed, problems);
  if (entries.length === 0) {
    return message(
      text('All of this is already logged. Nothing was logged again.'),
      entryRows(judged, context),
      ...editing(previewed),
    );
  }
  return message(
    text(rich`To be logged: ${batchLine(entries)}`),
    entryRows(judged, context),
    ...editing(previewed, button('Log all', press('catchup.all', previewed.draft), 'primary')),
  );
}

export function tooManyLines(count: number, previewed: Omit<Previewed, 'judged'>): Message {
  const what = `There are ${formatCount(count)} lines, and at most ${MOST_LINES} can be logged at once. Take some out and log them afterwards. Nothing was logged.`;
  return message(text(what), ...editing(previewed));
}

/** A row a line: what is logged for it, or why nothing is. */
export function entryRows(judged: readonly Judged[], context: Shown): Block | undefined {
  const most = judged.length < MANY_ROWS ? SHOWN.few : SHOWN.many;
  const rows = judged.flatMap((line): (readonly [string, Rich])[] => {
    if (line.kind === 'entry') return [[`${line.number}`, entryRow(line.entry, context, most)]];
    return line.kind === 'left out' ? [[`${line.number}`, `Left out: ${line.why}`]] : [];
  });
  return rows.length === 0 ? undefined : marked(rows);
}

/** What is cut has a mark: it is logged whole. */
function entryRow(entry: NewEntry, { roadmap, today }: Shown, most: number): Rich {
  const evidence = entry.kind === 'completion' ? entry.evidence : undefined;
  return joined(
    ' · ',
    entryLine(entry, roadmap, today),
    evidence && shortened(shownAddress(evidence), most),
    entry.note && shortened(entry.note, most),
  );
}

function shortened(text: string, most: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' '));
  if (characters.length <= most) return characters.join('');
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}

function toMend(
  previewed: Previewed,
  problems: readonly Extract<Judged, { kind: 'problem' }>[],
): Message {
  const all = previewed.judged.length;
  const more = problems.length - MOST_PROBLEMS;
  const said = rich`${bold(`${problems.length} of ${counted(all, 'line')}`)} cannot be logged like this. Nothing was logged.`;
  return message(
    text(said),
    list(problems.slice(0, MOST_PROBLEMS).map(problemRow)),
    more > 0 ? quiet(`And ${counted(more, 'more line')}.`) : undefined,
    ...editing(previewed),
  );
}

function problemRow({ number, problem }: Extract<Judged, { kind: 'problem' }>): Rich {
  const { what, tries, examples = [] } = problem;
  const [offered, lead] = tries.length > 0 ? [tries, 'Try'] : [examples, 'For example'];
  const ways = offered.slice(0, 3).map((each) => code(each));
  return joined(
    ' ',
    `Line ${number}: ${what}`,
    ways.length === 0 ? undefined : rich`${lead} ${joined(' or ', ...ways)}.`,
  );
}

/** The way back to the form, where a form takes so much. */
function editing(
  { draft, typed }: Omit<Previewed, 'judged'>,
  ...before: readonly ReturnType<typeof button>[]
): readonly (Block | undefined)[] {
  if (typed.length <= LONGEST_IN_FORM) {
    return [actions(...before, button('Edit lines', press('catchup.edit', draft)))];
  }
  const most = `A form holds at most ${formatCount(LONGEST_IN_FORM)} characters, and this text has ${formatCount(typed.length)}. To change it, send it again in two parts.`;
  return [quiet(most), actions(...before)];
}
