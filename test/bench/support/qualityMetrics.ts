/** How well one query was answered, from the first ten results. */
export interface QueryFigures {
  hit1: number;
  hit5: number;
  /** Reciprocal rank of the first right result, 0 beyond the tenth. */
  mrr: number;
  /** Normalised discounted cumulative gain of the first ten, a right result being worth 1. */
  ndcg: number;
}

export type Metric = keyof QueryFigures;
export const METRICS: readonly Metric[] = ['hit1', 'hit5', 'mrr', 'ndcg'];

/** A mean with the bounds between which it lies with 95 % confidence. */
export interface Figure {
  mean: number;
  low: number;
  high: number;
}

/** `found`: labels of the results, best first; `relevant`: how many texts have the wanted label. */
export function figuresOf(found: readonly string[], wanted: string, relevant: number): QueryFigures {
  const first = found.indexOf(wanted);
  const gain = (rank: number): number => 1 / Math.log2(rank + 2);
  const sum = found.reduce((total, label, rank) => total + (label === wanted ? gain(rank) : 0), 0);
  let ideal = 0;
  for (let rank = 0; rank < Math.min(10, relevant); rank += 1) ideal += gain(rank);
  return {
    hit1: first === 0 ? 1 : 0,
    hit5: first >= 0 && first < 5 ? 1 : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg: ideal === 0 ? 0 : sum / ideal,
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The mean with its percentile bootstrap over the queries (Efron, 1979): 1,000 draws, the same in every run. */
export function figure(values: readonly number[]): Figure {
  const random = randomNumbers(1);
  const means = Array.from({ length: 1000 }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1)
      sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / Math.max(1, values.length);
  }).sort((left, right) => left - right);
  return { mean: mean(values), low: means[25] ?? NaN, high: means[974] ?? NaN };
}

/** Probability that one of `good` is above one of `bad`; ties count half. By ranks (Mann and Whitney, 1947). */
export function auroc(good: readonly number[], bad: readonly number[]): number {
  const all = [...good.map((score) => ({ score, own: 1 })), ...bad.map((score) => ({ score, own: 0 }))];
  all.sort((left, right) => left.score - right.score);
  let wins = 0;
  let below = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    let own = 0;
    while (end < all.length && all[end]?.score === all[start]?.score) own += all[end++]?.own ?? 0;
    const other = end - start - own;
    wins += own * (below + other / 2);
    below += other;
    start = end;
  }
  return wins / (good.length * bad.length);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
