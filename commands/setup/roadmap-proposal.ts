// What another roadmap would change for a group, with a button that applies it.
import { createHash } from 'node:crypto';
import type { Context } from '#core/command/command.ts';
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  list,
  type Message,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Group } from '#core/model/groups.ts';
import type { Reads } from '#core/model/store.ts';
import {
  type ItemChange,
  isSameItems,
  kindOf,
  type RoadmapDiff,
  roadmapDiff,
} from '#core/roadmap/diff.ts';
import type { Item, Roadmap } from '#core/roadmap/roadmap.ts';
import { counted } from '#core/text/counted.ts';

/** A roadmap that a group may follow, and what its settings would hold. */
export type Proposed = { readonly reference: string; readonly roadmap: Roadmap };

export async function proposal(
  context: Context,
  read: Reads,
  group: Group,
  { reference, roadmap }: Proposed,
): Promise<Message> {
  const current = await context.roadmaps.roadmapOf(group, read);
  const completions = await read.completions.countByItem(group.id);
  const made = Math.floor(context.now.epochMilliseconds / 1000).toString(36);
  const seal = sealOf(group, current, roadmap);
  return message(
    text(
      rich`${bold(roadmap.title)} instead of ${bold(current.title)}. Nothing has been changed yet.`,
    ),
    ...diffBlocks(roadmapDiff(current, roadmap), completions),
    current.quarters.length === roadmap.quarters.length
      ? undefined
      : text(
          `${counted(roadmap.quarters.length, 'quarter')} instead of ${current.quarters.length}: the members’ plans follow.`,
        ),
    actions(button('Apply', press('setup.apply', reference, seal, made), 'primary')),
    quiet(
      'The button works for a day. Progress on what is removed is kept, and shown as no longer in the roadmap.',
    ),
  );
}

/** Another one as soon as the group follows another roadmap, or one of both reads differently. */
export function sealOf(group: Pick<Group, 'roadmap'>, current: Roadmap, next: Roadmap): string {
  const facts = [group.roadmap, factsOf(current), factsOf(next)];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16);
}

/** What a roadmap says, without what is worked out from it. */
function factsOf({ items: _items, itemsById: _byId, formerTitles: _titles, ...facts }: Roadmap) {
  return facts;
}

type Completions = ReadonlyMap<string, number>;

const SHOWN = 8;

function diffBlocks(diff: RoadmapDiff, completions: Completions): readonly Block[] {
  if (isSameItems(diff)) return [text('The items are the same; words around them differ.')];
  const { added, removed, renamed, moved, rekinded, optionality } = diff;
  const touched = (item: Item) => completionsText(completions.get(item.id) ?? 0);
  // What people have done stands first in each list, since the list is cut.
  const byWeight = <T>(entries: readonly T[], itemOf: (entry: T) => Item) =>
    entries.toSorted(
      (one, other) =>
        (completions.get(itemOf(other).id) ?? 0) - (completions.get(itemOf(one).id) ?? 0),
    );
  const change = ({ before }: ItemChange) => before;
  return [
    ...section(
      'Removed',
      byWeight(removed, (item) => item),
      (item) => joined(' · ', item.title, whereText(item), touched(item)),
    ),
    ...section('Renamed', byWeight(renamed, change), ({ before, after }) =>
      joined(' · ', `${before.title} → ${after.title}`, touched(before)),
    ),
    ...section(
      'Moved',
      moved,
      ({ before, after }) => `${after.title}: Q${before.quarter} → Q${after.quarter}`,
    ),
    ...section('Of another kind', rekinded, ({ before, after }) =>
      joined(' · ', `${after.title}: ${kindOf(before)} → ${kindOf(after)}`, touched(before)),
    ),
    ...section(
      'Optional or not',
      optionality,
      ({ after }) => `${after.title}: ${after.optional ? 'optional' : 'no longer optional'}`,
    ),
    ...section('Added', added, (item) => joined(' · ', item.title, whereText(item))),
  ];
}

function section<T>(
  title: string,
  entries: readonly T[],
  lineOf: (entry: T) => Rich,
): readonly Block[] {
  if (entries.length === 0) return [];
  const more = entries.length - SHOWN;
  const lines = entries.slice(0, SHOWN).map(lineOf);
  return [
    text(rich`${bold(title)} · ${counted(entries.length, 'item')}`),
    list(more > 0 ? [...lines, `and ${more} more`] : lines),
  ];
}

function whereText(item: Item): string {
  return `Q${item.quarter} ${kindOf(item)}`;
}

function completionsText(count: number): string {
  return count === 0 ? 'not completed by anybody' : counted(count, 'completion');
}
