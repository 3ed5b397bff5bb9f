/** Edges of a graph without cycles; `reversed` ones run against their direction in the original. */
export interface AcyclicEdge {
  from: string;
  to: string;
  reversed: boolean;
}

/** Pairs of nodes as edges of a graph without cycles: those that close a circle are turned round. Loops are left out. */
export function withoutCycles(
  keys: readonly string[],
  pairs: readonly (readonly [source: string, target: string])[],
): AcyclicEdge[] {
  const targets = Map.groupBy(
    pairs.filter(([source, target]) => source !== target),
    ([source]) => source,
  );
  const edges: AcyclicEdge[] = [];
  const state = new Map<string, 'open' | 'done'>();
  // Depth first, without recursion: chains of versions can be long.
  for (const start of keys) {
    if (state.has(start)) continue;
    state.set(start, 'open');
    const stack = [{ key: start, at: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = targets.get(top.key)?.[top.at]?.[1];
      top.at += 1;
      if (next === undefined) {
        state.set(top.key, 'done');
        stack.pop();
        continue;
      }
      const reversed = state.get(next) === 'open';
      edges.push(
        reversed ? { from: next, to: top.key, reversed } : { from: top.key, to: next, reversed: false },
      );
      if (state.has(next)) continue;
      state.set(next, 'open');
      stack.push({ key: next, at: 0 });
    }
  }
  return edges;
}

/**
 * Columns from left to right, at most `tallest` nodes each: every edge leads to a later column. A node stands as far left as
 * its sources let it, one without sources as far right as what depends on it lets it. A column that is too tall becomes
 * several, since nodes of one column never depend on each other.
 */
export function columnsOf(
  keys: readonly string[],
  edges: readonly AcyclicEdge[],
  tallest: number,
): string[][] {
  const ranks = longestPaths(keys, edges);
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const withSource = new Set(edges.map(({ to }) => to));
  for (const key of keys) {
    const next = outgoing.get(key)?.map(({ to }) => ranks.get(to) ?? 0) ?? [];
    if (!withSource.has(key) && next.length > 0) ranks.set(key, Math.min(...next) - 1);
  }
  const byRank = Map.groupBy(keys, (key) => ranks.get(key) ?? 0);
  const columns: string[][] = [];
  for (const [, column] of [...byRank].sort(([one], [other]) => one - other)) {
    const parts = Math.ceil(column.length / tallest);
    const size = Math.ceil(column.length / parts);
    for (let part = 0; part < parts; part += 1) columns.push(column.slice(part * size, (part + 1) * size));
  }
  return columns;
}

function longestPaths(keys: readonly string[], edges: readonly AcyclicEdge[]): Map<string, number> {
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const waiting = new Map<string, number>();
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const ranks = new Map(keys.map((key) => [key, 0]));
  const ready = keys.filter((key) => !waiting.has(key));
  for (const key of ready) {
    for (const { to } of outgoing.get(key) ?? []) {
      ranks.set(to, Math.max(ranks.get(to) ?? 0, (ranks.get(key) ?? 0) + 1));
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return ranks;
}
