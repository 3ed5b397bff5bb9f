/** Ranks by plain comparison of every number: what all engines are held against. */
export interface Truth {
  /** Numbers of the `k` nearest. */
  nearest: readonly number[];
  /** The cosine that still belongs to them: others with the same are as good. */
  least: number;
}

/** Cosines closer than this are the same: sums in another order differ in the last digits. */
const SAME = 1e-5;

/** The part of a truth that is no further away than a cosine. */
export function within(
  { nearest, least }: Truth,
  vectors: readonly Float32Array[],
  query: Float32Array,
  cosine: number,
): Truth {
  const near = nearest.filter((number) => dot(query, vectors[number] as Float32Array) >= cosine + SAME);
  return { nearest: near, least: Math.max(least, cosine + SAME) };
}

/** The `k` nearest of the numbers that are admitted, by a loop in plain JavaScript over unit vectors. */
export function plainNearest(
  vectors: readonly Float32Array[],
  query: Float32Array,
  admitted: readonly number[],
  k: number,
): Truth {
  const best: { number: number; cosine: number }[] = [];
  for (const number of admitted) {
    const cosine = dot(query, vectors[number] as Float32Array);
    if (best.length === k && cosine <= (best.at(-1)?.cosine ?? -1)) continue;
    const place = best.findIndex((one) => one.cosine < cosine);
    best.splice(place === -1 ? best.length : place, 0, { number, cosine });
    if (best.length > k) best.pop();
  }
  return { nearest: best.map(({ number }) => number), least: (best.at(-1)?.cosine ?? 1) - SAME };
}

/** How many of the found belong to the true nearest. */
export function countFound(
  found: readonly number[],
  truth: Truth,
  vectors: readonly Float32Array[],
  query: Float32Array,
): number {
  const known = new Set(truth.nearest);
  return found.filter(
    (number) => known.has(number) || dot(query, vectors[number] as Float32Array) >= truth.least,
  ).length;
}

export function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number);
  return sum;
}
