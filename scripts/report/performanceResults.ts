/** A measured figure: one number, or the quantiles of many, in the unit that the table of figures says. */
export type Figure = number | { p50: number; p95: number } | { missing: string };

/** One way to do a thing beside others, measured in the same run. */
export interface Comparison {
  subject: 'vectors' | 'keywords';
  engine: string;
  /** Part of the records that the filter admits, in percent. */
  admitted: number;
  /** Milliseconds of a query. */
  p50: number;
  p95: number;
  /** Share of the true ten nearest that were found; absent for keywords. */
  recall?: number;
  /** Milliseconds until it was filled or built. */
  filled: number;
}

export interface Machine {
  processor: string;
  cores: number;
  /** Gigabytes. */
  memory: number;
  system: string;
  node: string;
}

/** What one part of the benchmark found at one size. */
export interface PartResult {
  /** Date and time of the end, UTC. */
  date: string;
  commit: string;
  machine: Machine;
  /** Load of the machine, mean of the last minute. */
  load: { before: number; after: number };
  seconds: number;
  /** By the names of the table of figures. */
  figures: Record<string, Figure>;
  comparisons: Comparison[];
  /** What was compared beside and could not be run, with the reason. */
  notRun: Record<string, string>;
}

/** Everything that was measured: by number of records, by part. */
export interface PerformanceResults {
  sizes: Record<string, Record<string, PartResult>>;
}

/** Results with those of one part replaced; sizes ascend. */
export function withPart(
  results: PerformanceResults,
  size: number,
  part: string,
  result: PartResult,
): PerformanceResults {
  const parts = { ...results.sizes[String(size)], [part]: result };
  const sizes = { ...results.sizes, [String(size)]: parts };
  return { sizes: Object.fromEntries(Object.entries(sizes).sort(([a], [b]) => Number(a) - Number(b))) };
}

/** All figures of a size, whichever part found them. */
export function figuresOf(results: PerformanceResults, size: string): Record<string, Figure> {
  const parts = Object.values(results.sizes[size] ?? {});
  return Object.assign({}, ...parts.map(({ figures }) => figures)) as Record<string, Figure>;
}

/** The number that a budget is held against: of quantiles the 95th. */
export function numberOf(figure: Figure | undefined): number | undefined {
  if (figure === undefined || typeof figure === 'number') return figure;
  return 'missing' in figure ? undefined : figure.p95;
}
