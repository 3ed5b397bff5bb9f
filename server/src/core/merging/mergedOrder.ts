/**
 * The order of what is kept after a merge. The side that moved things says where they stand, ours where both or none did.
 * What only the other side has comes behind what it follows there, and behind what the first side added in the same place.
 */
export function mergedOrder(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  kept: ReadonlySet<string>,
): string[] {
  const [lead, other] = !hasMoved(base, ours) && hasMoved(base, theirs) ? [theirs, ours] : [ours, theirs];
  const known = new Set(base);
  // What the first side took out still tells where its neighbours stood.
  return withOthers(withOthers(lead, base, known), other, known).filter((key) => kept.has(key));
}

/** An order with what another one has besides, behind what it follows there. */
function withOthers(order: readonly string[], other: readonly string[], base: ReadonlySet<string>): string[] {
  const inserted = insertions(order, other);
  const following = new Set(other);
  const result: string[] = [];
  let pending = inserted.get(undefined) ?? [];
  for (const key of order) {
    // Additions of the first side stay next to what they were added to.
    const isAddition = !following.has(key) && !base.has(key);
    if (!isAddition) result.push(...pending.splice(0));
    result.push(key);
    if (inserted.has(key)) pending = inserted.get(key) ?? [];
  }
  return [...result, ...pending];
}

/** What an order lacks of another one, by what it follows there: `undefined` for the start. */
function insertions(order: readonly string[], other: readonly string[]): Map<string | undefined, string[]> {
  const there = new Set(order);
  const inserted = new Map<string | undefined, string[]>();
  let before: string | undefined;
  for (const key of other) {
    if (there.has(key)) before = key;
    else {
      const keys = inserted.get(before);
      if (keys === undefined) inserted.set(before, [key]);
      else keys.push(key);
    }
  }
  return inserted;
}

/** True where things that were there before follow each other otherwise. */
function hasMoved(base: readonly string[], side: readonly string[]): boolean {
  const there = new Set(side);
  const known = new Set(base);
  const before = base.filter((key) => there.has(key));
  const after = side.filter((key) => known.has(key));
  return before.some((key, at) => after[at] !== key);
}
