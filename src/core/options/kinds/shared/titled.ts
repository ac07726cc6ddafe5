// Values that are known by an id and a title: read as far as they are typed, and offered.
import { type Finding, findTitled, matchTitled } from '../../../roadmap/find-titled.ts';
import type { Titled } from '../../../roadmap/roadmap.ts';
import { quote } from '../../../text/quote.ts';
import { type Reading, read, unreadable } from '../../../text/reading.ts';
import type { Suggestion } from './kind.ts';

export function readTitled<T extends Titled>(
  entries: readonly T[],
  typed: string,
  what: string,
): Reading<T> {
  const finding = findTitled(entries, typed);
  if (finding.outcome !== 'ambiguous') return settled(finding, typed, what, entries);
  const ids = finding.candidates.map(({ id }) => id);
  return unreadable(`${quote(typed)} fits several.`, ...ids.slice(0, 5));
}

/** What was found, or what is near to it. */
export function settled<T extends Titled>(
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

/** Those that what is typed may become, best first. */
export function offerTitled(entries: readonly Titled[], partial: string): readonly Suggestion[] {
  return matchTitled(entries, partial)
    .toSorted((first, second) => first.rank - second.rank)
    .map(({ entry }) => ({ label: entry.title, value: entry.id }));
}
