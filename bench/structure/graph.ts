// A graph of files or rooms: what of it goes round in circles, and how many floors it has.

/** From each node to those that it needs, with how many imports say so. */
export type Graph = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function graphOf(
  nodes: Iterable<string>,
  arrows: Iterable<{ readonly from: string; readonly to: string }>,
): Graph {
  const graph = new Map([...nodes].map((node) => [node, new Map<string, number>()]));
  for (const { from, to } of arrows) {
    const needed = graph.get(from);
    if (from !== to && graph.has(to)) needed?.set(to, (needed.get(to) ?? 0) + 1);
  }
  return graph;
}

/** The graph without some of its arrows. */
export function without(
  graph: Graph,
  arrows: readonly { readonly from: string; readonly to: string }[],
): Graph {
  const rest = new Map([...graph].map(([node, needed]) => [node, new Map(needed)]));
  for (const { from, to } of arrows) rest.get(from)?.delete(to);
  return rest;
}

export function arrowCount(graph: Graph): number {
  return [...graph.values()].reduce((sum, needed) => sum + needed.size, 0);
}

/** Nodes that reach one another, together; a group comes after all that it needs (Tarjan's algorithm). */
export function connectedGroups(graph: Graph): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const numbers = new Map<string, number>();
  const open: string[] = [];

  /** Gives the least number among the open nodes that it reaches. */
  function visit(node: string): number {
    const number = numbers.size;
    numbers.set(node, number);
    open.push(node);
    let least = number;
    for (const next of graph.get(node)?.keys() ?? []) {
      const known = numbers.get(next);
      if (known === undefined) least = Math.min(least, visit(next));
      else if (open.includes(next)) least = Math.min(least, known);
    }
    if (least === number) groups.push(open.splice(open.indexOf(node)).toSorted());
    return least;
  }

  for (const node of graph.keys()) if (!numbers.has(node)) visit(node);
  return groups;
}

/** Groups of more than one, the largest first. */
export function cycles(graph: Graph): readonly (readonly string[])[] {
  return connectedGroups(graph)
    .filter((group) => group.length > 1)
    .toSorted((one, other) => other.length - one.length);
}

/** How many nodes the longest way down has; those that need one another stand on one floor. */
export function floors(graph: Graph): number {
  const floorOf = new Map<string, number>();
  for (const group of connectedGroups(graph)) {
    const below = group
      .flatMap((node) => [...(graph.get(node)?.keys() ?? [])])
      .map((needed) => floorOf.get(needed) ?? 0);
    const floor = 1 + Math.max(0, ...below);
    for (const node of group) floorOf.set(node, floor);
  }
  return Math.max(0, ...floorOf.values());
}
