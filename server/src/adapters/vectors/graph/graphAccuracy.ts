import type { Hits } from '../../../core/search/topK.ts';
import { unitVector } from '../../../core/search/vectorIndex.ts';

/** How many neighbours are tried, for how many results. */
const NEIGHBOURS = [64, 128, 256, 512, 1024];
const RESULTS = [10, 50, 200];
/** Mean share of the true nearest that has to be found: a little above what is promised (0.99). */
const ENOUGH = 0.995;
const PROBES = 48;

/** What a measurement compares. */
export interface AccuracyProbe {
  /** Queries like those to come. */
  queries: readonly Float32Array[];
  /** The true nearest of a query. */
  truth: (query: Float32Array, k: number) => Hits;
  /** What the graph finds among so many neighbours; `undefined`: fewer than k. */
  found: (query: Float32Array, k: number, neighbours: number) => Hits | undefined;
  /** Lets others have the thread. False stops the measurement. */
  pause: () => Promise<boolean>;
}

/** How many neighbours a graph has to be asked for so that the nearest are among them, as measured. */
export class GraphAccuracy {
  /** By entry of `RESULTS`; `undefined` where no number of neighbours was enough. */
  readonly #neighbours: readonly (number | undefined)[];

  constructor(neighbours: readonly (number | undefined)[]) {
    this.#neighbours = neighbours;
  }

  /** The least that found enough for this many results or more; in proportion beyond what was measured. */
  neighboursFor(k: number): number | undefined {
    const position = RESULTS.findIndex((results) => k <= results);
    if (position >= 0) return this.#neighbours[position];
    const most = this.#neighbours.at(-1);
    return most === undefined ? undefined : Math.ceil((most * k) / (RESULTS.at(-1) ?? 1));
  }

  /** Compares the graph with the exact scan, a search at a time. `undefined` where it was stopped. */
  static async measure({ queries, truth, found, pause }: AccuracyProbe): Promise<GraphAccuracy | undefined> {
    const most = Math.max(...RESULTS);
    const shares = NEIGHBOURS.map(() => RESULTS.map(() => 0));
    for (const query of queries) {
      const nearest = truth(query, most).slots;
      for (const [step, neighbours] of NEIGHBOURS.entries()) {
        if (!(await pause())) return undefined;
        const slots = found(query, Math.min(most, neighbours), neighbours)?.slots ?? [];
        shares[step] = RESULTS.map((k, position) => {
          const share = k > neighbours ? 0 : shareFound(nearest.slice(0, k), slots.slice(0, k));
          return (shares[step]?.[position] ?? 0) + share / queries.length;
        });
      }
    }
    return new GraphAccuracy(
      RESULTS.map((_, position) => NEIGHBOURS.find((__, step) => (shares[step]?.[position] ?? 0) >= ENOUGH)),
    );
  }
}

function shareFound(wanted: readonly number[], found: readonly number[]): number {
  const slots = new Set(found);
  return wanted.filter((slot) => slots.has(slot)).length / Math.max(1, wanted.length);
}

/**
 * Queries that lie between the vectors: each the middle of two. What people ask is as far from all records as that; the
 * graph finds what lies near one of its own vectors too easily (decision 0021).
 */
export function probeQueries(
  slots: readonly number[],
  vector: (slot: number) => Float32Array | undefined,
): Float32Array[] {
  const queries: Float32Array[] = [];
  for (let probe = 0; probe < PROBES; probe += 1) {
    const at = Math.floor((probe * slots.length) / PROBES);
    const one = vector(slots[at] ?? -1);
    const other = vector(slots[(at * 31 + 17) % Math.max(1, slots.length)] ?? -1);
    if (one === undefined || other === undefined) continue;
    const query = unitVector(one.map((value, position) => value + (other[position] ?? 0)));
    if (query !== undefined) queries.push(query);
  }
  return queries;
}
