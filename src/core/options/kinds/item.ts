// An item of the roadmap, by its id, its title or a part of it.
import { suggestItems } from '../../roadmap/find-item.ts';
import { findTitled } from '../../roadmap/find-titled.ts';
import { removedTitle } from '../../roadmap/lookups.ts';
import type { Item } from '../../roadmap/roadmap.ts';
import { nearestQuarter } from '../../rules/current-quarter.ts';
import { planOf } from '../../rules/plan.ts';
import { quote } from '../../text/quote.ts';
import { type Reading, unreadable } from '../../text/reading.ts';
import { search } from './shared/fields.ts';
import {
  type AskerFacts,
  type Facts,
  type Kind,
  MOST_SUGGESTIONS,
  type Several,
  type Suggestion,
} from './shared/kind.ts';
import { settled } from './shared/titled.ts';
import { exactly } from './shared/words.ts';

export const item: Kind<Item> = {
  wire: 'string',
  dated: false,
  read,
  suggest,
  field: search,
  words({ roadmap }) {
    const names = (text: string) => findTitled(roadmap.items, text).outcome !== 'unknown';
    const words = exactly(roadmap.items, { reach: 'link', names });
    return { ...words, fitsBare: (text) => !/\s/.test(text) && words.fits(text) };
  },
  // A title has spaces and runs on; an id is one word with hyphens or digits.
  whole: /^[a-z0-9]+(?:-[a-z0-9]+)+\s+/,
  offeredBare: false,
};

function read(typed: string, { roadmap }: Facts): Reading<Item> | Several {
  const finding = findTitled(roadmap.items, typed);
  if (finding.outcome === 'ambiguous') return { ok: false, candidates: finding.candidates };
  const removed = finding.outcome === 'found' ? undefined : removedTitle(roadmap, typed);
  if (removed !== undefined) return unreadable(`${quote(removed)} is no longer in the roadmap.`);
  return settled(finding, typed, 'an item of the roadmap', roadmap.items);
}

async function suggest(partial: string, facts: AskerFacts): Promise<readonly Suggestion[]> {
  const { roadmap, today, takingBack } = facts;
  const { start, completed = [], changes = [] } = (await facts.progress()) ?? {};
  const quarters = roadmap.quarters.length;
  const currentQuarter =
    start === undefined ? 1 : nearestQuarter(planOf({ start, changes, quarters, today }), today);
  const skipped = new Set(
    changes.flatMap((change) => (change.kind === 'skip' ? [change.item] : [])),
  );
  const items = suggestItems(roadmap, partial, {
    done: new Set(completed.map((each) => each.item)),
    skipped,
    currentQuarter,
    limit: takingBack ? roadmap.items.length : MOST_SUGGESTIONS,
  });
  const isSkipped = ({ id }: Item) => Number(skipped.has(id));
  const ordered = takingBack ? items.toSorted((a, b) => isSkipped(b) - isSkipped(a)) : items;
  return ordered.map(({ id, title, quarter, kind }) => ({
    label: `${title} · Q${quarter} ${kind}`,
    value: id,
  }));
}
