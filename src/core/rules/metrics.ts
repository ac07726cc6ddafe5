// Success metrics: where a member stands at each, from completions and from what they logged.
import type { CompletionEntry, MetricEntry } from '../model/entries.ts';
import { countedItems } from '../roadmap/lookups.ts';
import type { Metric, Roadmap } from '../roadmap/roadmap.ts';
import { Temporal } from '../time/temporal.ts';

/** What of an entry a standing depends on. */
export type LoggedAmount = Pick<MetricEntry, 'id' | 'metric' | 'amount' | 'date' | 'recordedAt'>;

export type MetricStanding = {
  readonly metric: Metric;
  /** A count, per cent, or 1 for yes and 0 for no; for a count what the bot counted and what was logged. */
  readonly value: number;
  readonly target: number;
  readonly met: boolean;
  /** How many completions the bot counts for it; 0 for a metric that members log. */
  readonly counted: number;
  /** The sum of what was logged of a count, the latest of a percentage or a yes-no; 0 when nothing was. */
  readonly logged: number;
  /** The entry that counts last: the latest by date, then by recording. Absent while nothing is logged. */
  readonly latest?: LoggedAmount;
};

/**
 * All metrics of a roadmap in its order. Takes standing entries alone, in any order; entries of a metric
 * that the roadmap no longer has are left out here.
 */
export function metricStandings(
  roadmap: Roadmap,
  completions: readonly Pick<CompletionEntry, 'item' | 'itemKind'>[],
  entries: readonly LoggedAmount[],
): readonly MetricStanding[] {
  return roadmap.metrics.map((metric) => {
    const own = entries.filter((entry) => entry.metric === metric.id).toSorted(byTime);
    const latest = own.at(-1);
    const counted = countOf(roadmap, metric, completions);
    const logged =
      metric.kind === 'count'
        ? own.reduce((sum, { amount }) => sum + amount, 0)
        : (latest?.amount ?? 0);
    const value = counted + logged;
    const { target } = metric;
    const met = value >= target;
    return { metric, value, target, met, counted, logged, ...(latest && { latest }) };
  });
}

function byTime(one: LoggedAmount, other: LoggedAmount): number {
  return (
    Temporal.PlainDate.compare(one.date, other.date) ||
    Temporal.Instant.compare(one.recordedAt, other.recordedAt) ||
    one.id - other.id
  );
}

/** A technology stays learned when the roadmap drops it; of other items only the roadmap knows what they are. */
function countOf(
  roadmap: Roadmap,
  metric: Metric,
  completions: readonly Pick<CompletionEntry, 'item' | 'itemKind'>[],
): number {
  const counted = new Set<string>(countedItems(roadmap, metric).map(({ id }) => id));
  const technologies = metric.kind === 'count' && metric.counted?.by === 'technologies';
  const fits = ({ item, itemKind }: Pick<CompletionEntry, 'item' | 'itemKind'>) =>
    counted.has(item) ||
    (technologies && itemKind === 'technology' && !roadmap.itemsById.has(item));
  return new Set(completions.filter(fits).map(({ item }) => item)).size;
}
