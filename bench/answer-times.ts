// How long people wait for answers: a reference and a subject asked in turn, so that a machine whose speed drifts
// skews neither.
import { median, quantile, spread } from './figures.ts';
import type { Table } from './table.ts';

/** Asks for the given time (0, 1, 2 …), and fulfils with the answer; rejects where there is none in time. */
export type Ask = (time: number) => Promise<unknown>;

export type Asked = {
  /** Until the answer, or until the person gave up. */
  readonly milliseconds: number;
  /** Why there was no answer. */
  readonly missed?: string;
};

/** On a busy machine a platform may have given up before the answer came: counted, never the end of a benchmark. */
export async function attempt(ask: Ask, time: number): Promise<Asked> {
  const began = performance.now();
  try {
    await ask(time);
    return { milliseconds: performance.now() - began };
  } catch (error) {
    return { milliseconds: performance.now() - began, missed: String(error) };
  }
}

/** A note about asks without an answer; none where all were answered. */
export function missedNote(name: string, asked: readonly Asked[]): readonly string[] {
  const reasons = asked.flatMap(({ missed }) => missed ?? []);
  if (reasons.length === 0) return [];
  return [`${name}: ${reasons.length} of ${asked.length} asks got no answer (${reasons[0]}).`];
}

export type Pair = {
  readonly name: string;
  /** The most that the ratio should be; none where the design names none. */
  readonly goal?: number;
  readonly reference: Ask;
  readonly subject: Ask;
};

export type Amount = { readonly rounds: number; readonly asksARound: number };

/** Milliseconds of every answer, and the ratio of the medians of each round. */
type Compared = {
  readonly pair: Pair;
  readonly reference: Asked[];
  readonly subject: Asked[];
  readonly ratios: number[];
};

/** Rows of name, p50 and p99 of both, ratio, goal, and what there is to note. Each round asks all pairs in turn. */
export async function compareAnswers(
  pairs: readonly Pair[],
  { rounds, asksARound }: Amount,
): Promise<Pick<Table, 'rows' | 'notes'>> {
  const compared = pairs.map(
    (pair): Compared => ({ pair, reference: [], subject: [], ratios: [] }),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (let ask = 0; ask < asksARound; ask += 1) {
      for (const each of compared) await askBoth(each, round * asksARound + ask);
    }
    for (const { reference, subject, ratios } of compared) {
      ratios.push(middle(subject.slice(-asksARound)) / middle(reference.slice(-asksARound)));
    }
  }
  const notes = compared.flatMap(({ pair: { name }, reference, subject }) => [
    ...missedNote(`reference of ${name}`, reference),
    ...missedNote(name, subject),
  ]);
  return { rows: compared.map(rowOf), notes };
}

const times = (asked: readonly Asked[]) => asked.map(({ milliseconds }) => milliseconds);
const middle = (asked: readonly Asked[]) => median(times(asked));

export const ANSWER_COLUMNS = ['', 'ref p50', 'p50', 'ref p99', 'p99 ms', 'ratio of p50', 'goal'];

/** Each goes first every other time. */
async function askBoth({ pair, reference, subject }: Compared, time: number): Promise<void> {
  const both = [
    [pair.reference, reference],
    [pair.subject, subject],
  ] as const;
  for (const [ask, asked] of time % 2 === 0 ? both : both.toReversed()) {
    asked.push(await attempt(ask, time));
  }
}

function rowOf({ pair: { name, goal }, reference, subject, ratios }: Compared): readonly string[] {
  const shown = (asked: readonly Asked[], share: number) =>
    quantile(times(asked), share).toFixed(2);
  return [
    name,
    shown(reference, 0.5),
    shown(subject, 0.5),
    shown(reference, 0.99),
    shown(subject, 0.99),
    spread(ratios),
    goal === undefined ? '' : String(goal),
  ];
}
