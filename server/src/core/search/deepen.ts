/** Each part brings at least so many candidates, so that one part's lower ranks can win by the other's scores. */
export const LEAST_CANDIDATES = 400;
/** How much deeper each further look goes. */
const GROWTH = 8;

/**
 * A ranking of at least `wanted` items whose beginning does not depend on how many are wanted, so that pages follow each
 * other without gaps and repeats. A deeper look can rank a record among the earlier ones; it is put behind them.
 * Infinitely many are ranked by one look at everything. `rankAt` ranks what so many candidates of each part give; the first answer of the list is the shallowest.
 */
export function deepen<T>(
  wanted: number,
  size: number,
  slotOf: (item: T) => number,
  rankAt: (candidates: number) => readonly T[],
): T[] {
  if (wanted === Infinity) return [...rankAt(size)];
  let candidates = LEAST_CANDIDATES;
  const ranked = [...rankAt(candidates)];
  const seen = new Set(ranked.map(slotOf));
  while (ranked.length < wanted && candidates < size) {
    candidates = Math.min(size, candidates * GROWTH);
    for (const item of rankAt(candidates)) {
      if (seen.has(slotOf(item))) continue;
      seen.add(slotOf(item));
      ranked.push(item);
    }
  }
  return ranked;
}
