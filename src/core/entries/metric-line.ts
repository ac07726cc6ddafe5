// Where a member stands at one success metric, after something was logged of it.
import { joined } from '../message/inline.ts';
import { type Block, progress, quiet } from '../message/message.ts';
import type { MetricEntry } from '../model/entries.ts';
import type { Reads } from '../model/store.ts';
import type { Metric, Roadmap } from '../roadmap/roadmap.ts';
import { type MetricStanding, metricStandings } from '../rules/metrics.ts';
import { formatDate } from '../time/format-date.ts';
import type { PlainDate } from '../time/temporal.ts';

/** An amount in the words of its metric: "12", "80 %", "yes". */
export function amountText(kind: Metric['kind'] | undefined, amount: number): string {
  if (kind === 'yes-no') return amount === 1 ? 'yes' : 'no';
  return kind === 'percentage' ? `${amount} %` : String(amount);
}

/** "34 of 100 · 5 completed, 29 logged": nothing for a metric that the roadmap no longer has. */
export async function metricLine(
  read: Pick<Reads, 'entries' | 'completions'>,
  roadmap: Roadmap,
  entry: MetricEntry,
  today: PlainDate,
): Promise<Block | undefined> {
  const [completions, entries] = await Promise.all([
    read.completions.ofMember(entry.member),
    read.entries.metrics(entry.member),
  ]);
  const standing = metricStandings(roadmap, completions, entries).find(
    ({ metric }) => metric.id === entry.metric,
  );
  if (standing === undefined) return undefined;
  return laterStands(standing, entry, today) ?? standingLine(standing);
}

/** Of a percentage or a yes-no the latest date counts, which need not be what was just logged. */
function laterStands(
  { metric, value, latest }: MetricStanding,
  entry: MetricEntry,
  today: PlainDate,
): Block | undefined {
  if (metric.kind === 'count' || latest === undefined || latest.id === entry.id) return undefined;
  const stands = amountText(metric.kind, value);
  return quiet(`A later entry, of ${formatDate(latest.date, today)}, still counts: ${stands}.`);
}

/** A bar towards the target; a yes or no needs none. */
function standingLine(standing: MetricStanding): Block | undefined {
  const { metric, value, target, met, counted, logged } = standing;
  if (metric.kind === 'yes-no') return undefined;
  const words = joined(
    ' · ',
    `${amountText(metric.kind, value)} of ${amountText(metric.kind, target)}`,
    counted > 0 ? `${counted} completed, ${logged} logged` : undefined,
    met ? 'target reached ✓' : undefined,
  );
  return progress(value / target, words);
}
