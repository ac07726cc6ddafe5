// Fits a message's parts into what a platform takes: so many components, so much text.
// The longest text gives way first; what is left out is counted, so that a mark can say so.

/** Text that can be made shorter; it may flow into one component with its neighbours. */
export type TextPart<Text> = {
  readonly kind: 'text';
  readonly flows: boolean;
  readonly size: number;
  /** The text in at most that size, with a mark where something was left out. */
  readonly within: (room: number) => Text;
};

/** What is shown whole or not at all; it stands for one or more things that a reader would count. */
type WholePart<Whole> = {
  readonly kind: 'whole';
  readonly whole: Whole;
  readonly components: number;
  readonly things: number;
};

export type Part<Text, Whole> = TextPart<Text> | WholePart<Whole>;

export type Capacity = {
  readonly components: number;
  readonly textBlocks: number;
  readonly text: number;
  /** What joining two texts costs. */
  readonly joint: number;
};

/** Keeps parts from the start while there is room, with room for a mark when some are left out. */
export function keepWhatFits<Text, Whole>(
  parts: readonly Part<Text, Whole>[],
  capacity: Capacity,
): { readonly kept: readonly Part<Text, Whole>[]; readonly left: number } {
  const all = countThatFits(parts, capacity.components, capacity.textBlocks);
  if (all === parts.length) return { kept: parts, left: 0 };
  const count = countThatFits(parts, capacity.components - 1, capacity.textBlocks - 1);
  const left = parts
    .slice(count)
    .reduce((sum, part) => sum + (part.kind === 'text' ? 1 : part.things), 0);
  return { kept: parts.slice(0, count), left };
}

function countThatFits<Text, Whole>(
  parts: readonly Part<Text, Whole>[],
  components: number,
  textBlocks: number,
): number {
  let [used, texts, flowing] = [0, 0, false];
  for (const [index, part] of parts.entries()) {
    const flows = part.kind === 'text' && part.flows;
    if (part.kind === 'text') texts += 1;
    used += part.kind === 'whole' ? part.components : flows && flowing ? 0 : 1;
    flowing = flows;
    if (used > components || texts > textBlocks) return index;
  }
  return parts.length;
}

/** What each part becomes: whole parts as they are, texts within their share of the room. */
export function shareText<Text, Whole>(
  parts: readonly Part<Text, Whole>[],
  capacity: Pick<Capacity, 'text' | 'joint'>,
): readonly ({ readonly text: Text; readonly flows: boolean } | { readonly whole: Whole })[] {
  const sizes = parts.map((part) => (part.kind === 'text' ? part.size + capacity.joint : 0));
  const rooms = shares(sizes, capacity.text);
  return parts.map((part, index) => {
    if (part.kind === 'whole') return { whole: part.whole };
    return { text: part.within((rooms[index] ?? 0) - capacity.joint), flows: part.flows };
  });
}

/** Shares room fairly: what needs less than an equal share gets all, and the rest goes to the others. */
export function shares(sizes: readonly number[], room: number): readonly number[] {
  const given = sizes.map(() => 0);
  const ascending = [...sizes.entries()].sort(([, a], [, b]) => a - b);
  let left = room;
  for (const [rank, [index, size]] of ascending.entries()) {
    const share = Math.min(size, Math.floor(left / (ascending.length - rank)));
    given[index] = share;
    left -= share;
  }
  return given;
}

/**
 * Rows in at most that room: from the first on while they fit, then a mark with the number of the rest.
 * `sizes` and `markSize` include what joins a row to the one before.
 */
export function rowsThatFit(
  sizes: readonly number[],
  room: number,
  markSize: (left: number) => number,
): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= room) return sizes.length;
  let used = 0;
  for (const [index, size] of sizes.entries()) {
    used += size;
    if (used + markSize(sizes.length - index - 1) > room) return index;
  }
  return sizes.length;
}
