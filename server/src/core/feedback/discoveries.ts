/** The share of wrong ones that is tolerated among the effects that are said to be there; as in the runner. */
const FALSE_DISCOVERIES = 0.05;
/** Standard normal quantile of a 95 % interval. */
const Z = 1.959963984540054;

/**
 * Which p values are small enough for all of them to be looked at together, in the given order: the largest p value that
 * is at most its rank / their number × 5 %, and all below it (Benjamini and Hochberg, 1995).
 */
export function discoveries(pValues: readonly number[]): boolean[] {
  const ordered = [...pValues].sort((one, other) => one - other);
  const last = ordered.findLastIndex((p, rank) => p <= (FALSE_DISCOVERIES * (rank + 1)) / ordered.length);
  const bound = last === -1 ? -1 : (ordered[last] ?? -1);
  return pValues.map((p) => p <= bound);
}

/** The chance of an estimate at least as far from 0, were there no effect, from its 95 % interval. */
export function pValueOf({ estimate, low, high }: { estimate: number; low: number; high: number }): number {
  // Ends that were cut at −1 or 1 are nearer than they were.
  const error = Math.max(high - estimate, estimate - low) / Z;
  if (error <= 0) return estimate === 0 ? 1 : 0;
  return complementaryError(Math.abs(estimate) / error / Math.SQRT2);
}

/** erfc of numbers from 0 on, to 1.5e-7 (Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 7.1.26). */
function complementaryError(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const series = 0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)));
  return t * series * Math.exp(-x * x);
}
