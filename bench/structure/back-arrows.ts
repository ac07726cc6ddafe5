// The arrows that run back: the fewest without which a graph has no circle; of as few, those with the fewest imports.
import { connectedGroups, type Graph } from './graph.ts';

export type Arrow = {
  readonly from: string;
  readonly to: string;
  /** How many imports it is made of. */
  readonly imports: number;
};

/** Twice as many sets of nodes for each more: beyond it a good order is looked for instead of the best. */
const EXACT_NODES = 18;
/** More than a graph has imports, so that one arrow more is always worse than any number of imports. */
const ARROW = 1_000_000;

export function backArrows(graph: Graph): readonly Arrow[] {
  return connectedGroups(graph)
    .filter((group) => group.length > 1)
    .flatMap((group) => {
      const order = group.length <= EXACT_NODES ? bestOrder(group, graph) : goodOrder(group, graph);
      return against(order, graph);
    });
}

/** With each node after all that it needs, an arrow to a later node runs back. */
function against(order: readonly string[], graph: Graph): readonly Arrow[] {
  return order.flatMap((from, at) =>
    order.slice(at + 1).flatMap((to) => {
      const imports = graph.get(from)?.get(to);
      return imports === undefined ? [] : [{ from, to, imports }];
    }),
  );
}

function costOf(graph: Graph, from: string, to: string): number {
  const imports = graph.get(from)?.get(to);
  return imports === undefined ? 0 : ARROW + imports;
}

/** For every set of nodes, a bit each, the least cost of having it come first, and its last node then. */
function bestOrder(nodes: readonly string[], graph: Graph): readonly string[] {
  const costs = nodes.map((from) => nodes.map((to) => costOf(graph, from, to)));
  const least = new Float64Array(2 ** nodes.length);
  const last = new Uint8Array(2 ** nodes.length);
  for (let set = 1; set < least.length; set += 1) {
    least[set] = Number.POSITIVE_INFINITY;
    for (const [node, toOthers] of costs.entries()) {
      if ((set & (1 << node)) === 0) continue;
      let cost = least[set & ~(1 << node)] ?? 0;
      for (const [other, each] of toOthers.entries()) if ((set & (1 << other)) === 0) cost += each;
      if (cost >= (least[set] ?? 0)) continue;
      least[set] = cost;
      last[set] = node;
    }
  }
  return unwound(nodes, last);
}

function unwound(nodes: readonly string[], last: Uint8Array): readonly string[] {
  const order: string[] = [];
  for (let set = last.length - 1; set > 0; ) {
    const node = last[set] ?? 0;
    order.unshift(nodes[node] ?? '');
    set &= ~(1 << node);
  }
  return order;
}

/** Each node goes where it costs least, until none wants to move. */
function goodOrder(nodes: readonly string[], graph: Graph): readonly string[] {
  let order = [...nodes];
  let cost = costIn(order, graph);
  for (let moved = true; moved; ) {
    moved = false;
    for (const node of nodes) {
      const others = order.filter((other) => other !== node);
      for (let at = 0; at <= others.length; at += 1) {
        const tried = others.toSpliced(at, 0, node);
        const itsCost = costIn(tried, graph);
        if (itsCost >= cost) continue;
        [order, cost, moved] = [tried, itsCost, true];
      }
    }
  }
  return order;
}

function costIn(order: readonly string[], graph: Graph): number {
  return against(order, graph).reduce((sum, { imports }) => sum + ARROW + imports, 0);
}
