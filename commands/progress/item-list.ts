// The items of a quarter by kind, with what is done of them.

import { shownAddress } from '#core/entries/entry-line.ts';
import { bold, joined, link, type Rich } from '#core/message/inline.ts';
import { type Block, marked, text } from '#core/message/message.ts';
import type { Item, Quarter } from '#core/roadmap/roadmap.ts';
import { askedItems, askedWords } from '#core/rules/required.ts';

/** What is known of the reader's items: which are done, and which the plan skips. */
export type ItemMarks = {
  readonly done: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
  /** What there is to see of done deliverables, by item. */
  readonly proofs?: ReadonlyMap<string, Proof>;
};

/** A link to what was done, and how many have verified it. */
export type Proof = { readonly evidence?: string; readonly verified: number };

/** Deliverables first: they are what counts. */
export function quarterItems(quarter: Quarter, marks: ItemMarks): readonly Block[] {
  return [
    ...itemBlocks('Deliverables', quarter.deliverables, marks),
    ...itemBlocks('Technologies', quarter.technologies, marks),
    ...itemBlocks('Skills', quarter.skills, marks),
    ...itemBlocks('Resources', quarter.resources, marks),
  ];
}

function itemBlocks(title: string, items: readonly Item[], marks: ItemMarks): readonly Block[] {
  if (items.length === 0) return [];
  const { count, beside } = askedWords(askedItems(items, marks.done, marks.skipped));
  const rows = items.map((item): readonly [string, Rich] => [
    marks.done.has(item.id) ? '✓' : '○',
    itemLine(item, marks),
  ]);
  return [text(joined(' · ', bold(title), count, beside)), marked(rows)];
}

function itemLine(item: Item, { skipped, proofs }: ItemMarks): Rich {
  const title = item.url === undefined ? item.title : link(item.url, item.title);
  const kind = item.kind === 'resource' ? item.resource : undefined;
  const saidOptional = /\boptional\b/i.test(item.title);
  return joined(
    ' · ',
    title,
    kind,
    item.optional && !saidOptional ? 'optional' : undefined,
    skipped.has(item.id) ? 'skipped' : undefined,
    ...(item.kind === 'deliverable' ? proofParts(proofs?.get(item.id)) : []),
  );
}

function proofParts(proof: Proof | undefined): readonly (Rich | undefined)[] {
  if (proof === undefined) return [];
  const { evidence, verified } = proof;
  return [
    evidence === undefined ? undefined : link(evidence, shownAddress(evidence)),
    verified > 0 ? `✓ ${verified}` : undefined,
  ];
}
