import type { SearchPlan } from '../../../../shared/src/protocol/search.ts';

/** Measured nanoseconds. */
export interface PathCosts {
  /** Per vector, where all are compared in their order. */
  scan: number;
  /** Per vector, where chosen ones are compared. */
  filtered: number;
}

/** What a search has to choose from. */
export interface SearchSituation {
  /** Number of slots that a scan of all goes through. */
  size: number;
  /** Number of records that pass the filter; absent without a filter. */
  admitted?: number;
  k: number;
  /** Absent where there is no graph, or none that finds enough. */
  graph?: {
    /** How many neighbours to ask for, so that the nearest `k` are among them; `undefined`: it was not measured to. */
    neighboursFor(k: number): number | undefined;
    /** Expected nanoseconds of asking for so many. */
    costOf(neighbours: number): number;
    /** How many vectors the graph does not have yet: they are compared besides. */
    missing: number;
  };
}

/** A way to answer with its expected time. */
export interface PathChoice {
  path: SearchPlan['path'];
  /** How many neighbours to ask the graph for; 0 for the other paths. */
  neighbours: number;
  /** A sentence with the expected time of every way. */
  reason: string;
}

/** A graph may miss one in a hundred: it has to be so many times as fast as what misses nothing. */
const WORTH_IT = 1.25;
/** Neighbours that the filter turns away have to be made up for; chance makes it some more or less. */
const FILTER_RESERVE = 1.5;

const NAMES: Record<SearchPlan['path'], string> = {
  filtered: 'comparing those that pass the filter',
  scan: 'comparing all',
  graph: 'the graph of neighbours',
};

/** Picks the way that is expected to take the least time; the graph only where it is clearly faster. */
export function choosePath(costs: PathCosts, situation: SearchSituation): PathChoice {
  const { size, admitted, k, graph } = situation;
  const ways = [{ path: 'scan' as SearchPlan['path'], nanoseconds: size * costs.scan, neighbours: 0 }];
  if (admitted !== undefined) {
    ways.push({ path: 'filtered', nanoseconds: admitted * costs.filtered, neighbours: 0 });
  }
  const share = admitted === undefined ? 1 : admitted / Math.max(1, size) / FILTER_RESERVE;
  const neighbours = k === 0 || share === 0 ? undefined : graph?.neighboursFor(Math.ceil(k / share));
  if (graph !== undefined && neighbours !== undefined) {
    const nanoseconds = graph.costOf(neighbours) + graph.missing * costs.filtered;
    ways.push({ path: 'graph', nanoseconds, neighbours });
  }
  const weight = ({ path, nanoseconds }: (typeof ways)[number]): number =>
    path === 'graph' ? nanoseconds * WORTH_IT : nanoseconds;
  ways.sort((left, right) => weight(left) - weight(right));
  const [best = { path: 'scan' as const, neighbours: 0 }] = ways;
  const times = ways.map(({ path, nanoseconds }) => `${NAMES[path]} ${milliseconds(nanoseconds)}`);
  const what = admitted === undefined ? '' : ` (${String(admitted)} pass the filter)`;
  const reason = `${String(k)} of ${String(size)} vectors wanted${what}. Expected: ${times.join(', ')}.`;
  return { path: best.path, neighbours: best.neighbours, reason };
}

function milliseconds(nanoseconds: number): string {
  return nanoseconds < 1e4 ? 'below 0.01 ms' : `${String(Number((nanoseconds / 1e6).toPrecision(2)))} ms`;
}

/** A measurement counts for so many times the expected at most: more is a thread that had to wait. */
const MOST = 3;
/** Weights of a measurement below and above the expected: whatever disturbs makes work slower, never faster. */
const FASTER = 0.3;
const SLOWER = 0.05;
/** Milliseconds below which a clock cannot tell how long something took. */
const LEAST = 0.01;

/**
 * Nanoseconds per unit of a kind of work, from what it took before. Slow to believe in bad news: a way that looks
 * slower than it is would not be taken again, and nothing would correct it.
 */
export class CostMeter {
  #perUnit: number;

  /** `expected` is where it starts from. */
  constructor(expected: number) {
    this.#perUnit = expected;
  }

  get perUnit(): number {
    return this.#perUnit;
  }

  observe(units: number, milliseconds: number): void {
    if (units === 0 || milliseconds < LEAST) return;
    const measured = Math.min((milliseconds * 1e6) / units, this.#perUnit * MOST);
    this.#perUnit += (measured - this.#perUnit) * (measured < this.#perUnit ? FASTER : SLOWER);
  }
}
