/** The parts of a directed graph that hang together in circles, and an order in which nothing comes before its targets. */
export interface GraphOrder {
  /** Nodes, every target before the nodes that point to it, as far as there are no circles. */
  order: string[];
  /** Components with more than one node, and nodes that point to themselves. Each in the order of the graph's keys. */
  circles: string[][];
}

interface Visit {
  node: string;
  number: number;
  lowest: number;
  targets: Iterator<string>;
}

/**
 * Strongly connected components (Tarjan 1972), with a stack of its own: the graph comes from users and may be deep.
 * Targets that are no keys of the graph are ignored.
 */
export function orderGraph(edges: ReadonlyMap<string, readonly string[]>): GraphOrder {
  const numbers = new Map<string, number>();
  const open = new Set<string>();
  const stack: string[] = [];
  const path: Visit[] = [];
  const result: GraphOrder = { order: [], circles: [] };
  const place = new Map([...edges.keys()].map((node, at) => [node, at]));

  const enter = (node: string): void => {
    const targets = (edges.get(node) ?? []).filter((target) => edges.has(target));
    path.push({ node, number: numbers.size, lowest: numbers.size, targets: targets[Symbol.iterator]() });
    numbers.set(node, numbers.size);
    open.add(node);
    stack.push(node);
  };
  const leave = (visit: Visit): void => {
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) parent.lowest = Math.min(parent.lowest, visit.lowest);
    if (visit.lowest !== visit.number) return;
    const component = stack.splice(stack.lastIndexOf(visit.node));
    for (const node of component) open.delete(node);
    result.order.push(...component.toReversed());
    if (component.length > 1 || (edges.get(visit.node)?.includes(visit.node) ?? false)) {
      result.circles.push(
        component.toSorted((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0)),
      );
    }
  };

  for (const start of edges.keys()) {
    if (!numbers.has(start)) enter(start);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.targets.next();
      if (next.done === true) leave(visit);
      else if (!numbers.has(next.value)) enter(next.value);
      else if (open.has(next.value)) visit.lowest = Math.min(visit.lowest, numbers.get(next.value) ?? 0);
    }
  }
  return result;
}
