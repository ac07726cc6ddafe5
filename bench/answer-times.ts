// How long people wait for answers: a reference and a subject asked in turn, so that a machine whose speed drifts
// skews neither.
import { median, quantile, spread } from './figures.ts';

/** Asks for the given time (0, 1, 2 …), and fulfils with the answer. */
export type Ask = (time: number) => Promise<unknown>;

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
  readonly reference: number[];
  readonly subject: number[];
  readonly ratios: number[];
};

/** Rows of name, p50 and p99 of both, ratio, goal. Each round asks all pairs in turn. */
export async function compareAnswers(
  pairs: readonly Pair[],
  { rounds, asksARound }: Amount,
): Promise<readonly (readonly string[])[]> {
  const compared = pairs.map(
    (pair): Compared => ({ pair, reference: [], subject: [], ratios: [] }),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (let ask = 0; ask < asksARound; ask += 1) {
      for (const each of compared) await askBoth(each, round * asksARound + ask);
    }
    for (const { reference, subject, ratios } of compared) {
      ratios.push(median(subject.slice(-asksARound)) / median(reference.slice(-asksARound)));
    }
  }
  return compared.map(rowOf);
}

export const ANSWER_COLUMNS = ['', 'ref p50', 'p50', 'ref p99', 'p99 ms', 'ratio of p50', 'goal'];

/** Each goes first every other time. */
async function askBoth({ pair, reference, subject }: Compared, time: number): Promise<void> {
  const both = [
    [pair.reference, reference],
    [pair.subject, subject],
  ] as const;
  for (const [ask, times] of time % 2 === 0 ? both : both.toReversed()) {
    times.push(await timed(() => ask(time)));
  }
}

/** Milliseconds until it fulfils. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function rowOf({ pair: { name, goal }, reference, subject, ratios }: Compared): readonly string[] {
  const shown = (times: readonly number[], share: number) => quantile(times, share).toFixed(2);
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
