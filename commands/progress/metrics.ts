// The roadmap's success metrics against their targets, by category.

import { amountText } from '#core/entries/metric-line.ts';
import { bold, joined, type Rich } from '#core/message/inline.ts';
import { type Block, marked, text } from '#core/message/message.ts';
import type { MetricStanding } from '#core/rules/metrics.ts';

export function metricBlocks(standings: readonly MetricStanding[], whose: Rich): readonly Block[] {
  const met = standings.filter((standing) => standing.met).length;
  const categories = [...new Set(standings.map(({ metric }) => metric.category))];
  return [
    text(joined(' · ', bold(whose), `success metrics, ${met} of ${standings.length} reached`)),
    ...categories.flatMap((category) => [
      text(bold(category)),
      marked(
        standings
          .filter(({ metric }) => metric.category === category)
          .map((standing): readonly [string, Rich] => [
            standing.met ? '✓' : '○',
            standingText(standing),
          ]),
      ),
    ]),
  ];
}

/** "10+ online courses completed · 3 of 10", and where it comes from when from both. */
function standingText({ metric, value, target, counted, logged }: MetricStanding): Rich {
  if (metric.kind === 'yes-no') {
    return joined(' · ', metric.title, value === 1 ? 'yes' : 'not yet');
  }
  const of = `${amountText(metric.kind, value)} of ${amountText(metric.kind, target)}`;
  const both = counted > 0 && logged > 0 ? `${counted} completed, ${logged} logged` : undefined;
  return joined(' · ', metric.title, of, both);
}
