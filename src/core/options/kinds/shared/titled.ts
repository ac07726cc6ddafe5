// Values that are known by an id and a title: read as far as they are typed, and offered.
import { type Finding, findTitled, matchTitled } from '../../../roadmap/find-titled.ts';
import type { Titled } from '../../../roadmap/roadmap.ts';
import { quote } from '../../../text/quote.ts';
import { type Reading, read, unlike, unreadable } from '../../../text/reading.ts';
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

/** So few are all offered where none is near; of more, each would be a wrong guess. */
const FEW = 5;

/** What was found, or what is near to it. */
export function settled<T extends Titled>(
  finding: Exclude<Finding<T>, { outcome: 'ambiguous' }>,
  typed: string,
  what: string,
  entries: readonly T[],
): Reading<T> {
  if (finding.outcome === 'found') return read(finding.entry);
  const problem = `I can't find ${what} in ${quote(typed)}.`;
  const near = finding.nearest.slice(0, 3).map(({ id }) => id);
  if (near.length > 0) return unreadable(problem, ...near);
  const all = entries.map(({ id }) => id);
  return all.length <= FEW ? unreadable(problem, ...all) : unlike(problem, ...all.slice(0, 1));
}

/** Those that what is typed may become, best first. */
export function offerTitled(entries: readonly Titled[], partial: string): readonly Suggestion[] {
  return matchTitled(entries, partial)
    .toSorted((first, second) => first.rank - second.rank)
    .map(({ entry }) => ({ label: entry.title, value: entry.id }));
}
