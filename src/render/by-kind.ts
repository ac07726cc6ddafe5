// Renderers as tables: one entry for every kind, so that a forgotten kind does not compile.
import type { Inline } from '#core/message/inline.ts';
import type { Block } from '#core/message/message.ts';

type Kinds<Union extends { readonly kind: string }> = {
  [Member in Union as Member['kind']]: Member;
};

type Member<Map, Kind extends keyof Map> = { [K in Kind]: { readonly kind: K } & Map[K] }[Kind];

type BlockKinds = Kinds<Block>;

/** What stands in a line once bold and italic have become styles: see `runs`. */
export type Leaf = Exclude<Inline, { readonly kind: 'bold' | 'italic' }>;

type LeafKinds = Kinds<Leaf>;

export type BlockTable<Result, Context> = {
  readonly [K in keyof BlockKinds]: (block: Member<BlockKinds, K>, context: Context) => Result;
};

export type LeafTable<Result, Context> = {
  readonly [K in keyof LeafKinds]: (leaf: Member<LeafKinds, K>, context: Context) => Result;
};

export function renderBlock<K extends keyof BlockKinds, Result, Context>(
  table: BlockTable<Result, Context>,
  block: Member<BlockKinds, K>,
  context: Context,
): Result {
  return table[block.kind](block, context);
}

export function renderLeaf<K extends keyof LeafKinds, Result, Context>(
  table: LeafTable<Result, Context>,
  leaf: Member<LeafKinds, K>,
  context: Context,
): Result {
  return table[leaf.kind](leaf, context);
}
