// The figures that benchmarks give: quantiles, and how far a ratio went over the rounds.

/** The smallest of the numbers that a share of them (0.5, 0.99) does not exceed; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Of an even count, halfway between the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}

/** "1.31 (1.22–1.54)": the median and the extremes. */
export function spread(ratios: readonly number[], digits = 2): string {
  const shown = (ratio: number) => ratio.toFixed(digits);
  return `${shown(median(ratios))} (${shown(Math.min(...ratios))}–${shown(Math.max(...ratios))})`;
}
