import type { Bitmap } from '../../../core/search/bitmap.ts';
import { TopK } from '../../../core/search/topK.ts';
import { CostMeter } from '../../../core/search/vectorPlan.ts';
import { scanSlots, type ComparedVectors, type ScannedVectors, type ScanResult } from '../exactScan.ts';
import type { GraphAccuracy } from './graphAccuracy.ts';
import type { GraphIndex } from './graphLibrary.ts';
import type { NodeLinks } from './nodeLinks.ts';

/** Nanoseconds per neighbour before anything was measured. */
const EXPECTED = 10_000;

/** A graph that was opened, joined to the slots. It does not change; the slots do. */
export class NeighbourGraph {
  readonly #index: GraphIndex;
  readonly #links: NodeLinks;
  /** Measured cost per neighbour, by the power of two that their number is nearest to. */
  readonly #costs: CostMeter[] = [];
  #accuracy: GraphAccuracy | undefined;

  constructor(index: GraphIndex, links: NodeLinks) {
    this.#index = index;
    this.#links = links;
  }

  /** How many vectors the graph does not have: they are compared besides. */
  get missing(): number {
    return this.#links.missing.size;
  }

  /** Notes how many neighbours have to be asked for; before, the graph answers no search. */
  measured(accuracy: GraphAccuracy): void {
    this.#accuracy = accuracy;
  }

  /** How many neighbours to ask for; `undefined` where even the most that was tried did not find the nearest k. */
  neighboursFor(k: number): number | undefined {
    const neighbours = this.#accuracy?.neighboursFor(k);
    return neighbours === undefined || neighbours > this.#links.size ? undefined : neighbours;
  }

  /** Expected nanoseconds of asking for so many neighbours. */
  costOf(neighbours: number): number {
    return neighbours * this.#meterOf(neighbours).perUnit;
  }

  /**
   * The nearest k among the neighbours that the graph leads to and the vectors it does not have, with exact cosines;
   * `undefined` where fewer than k of the neighbours are allowed.
   */
  nearest(
    vectors: ScannedVectors<ComparedVectors>,
    query: Float32Array,
    k: number,
    neighbours: number,
    allowed?: Bitmap,
  ): ScanResult | undefined {
    const started = performance.now();
    const top = new TopK(k);
    const { candidates, passed } = this.#follow(vectors, query, neighbours, top, allowed);
    this.#meterOf(neighbours).observe(neighbours, performance.now() - started);
    if (passed < k) return undefined;
    const rest = scanSlots(vectors, query, k, this.#links.missing, allowed);
    for (const [position, slot] of rest.slots.entries()) top.offer(slot, rest.scores[position] ?? 0);
    return {
      ...top.take(),
      scanned: neighbours + rest.scanned,
      candidates: candidates + rest.candidates,
    };
  }

  #follow(
    { exact }: ScannedVectors<ComparedVectors>,
    query: Float32Array,
    neighbours: number,
    top: TopK,
    allowed: Bitmap | undefined,
  ): { candidates: number; passed: number } {
    let candidates = 0;
    let passed = 0;
    for (const key of this.#index.search(query, neighbours, 1).keys) {
      let cosine: number | undefined;
      this.#links.forEachSlot(Number(key), (slot) => {
        if (allowed !== undefined && !allowed.has(slot)) return;
        if (cosine === undefined) candidates += 1;
        // Slots of a node have equal vectors.
        cosine ??= exact.cosine(query, slot);
        if (cosine === undefined) return;
        top.offer(slot, cosine);
        passed += 1;
      });
    }
    return { candidates, passed };
  }

  #meterOf(neighbours: number): CostMeter {
    return (this.#costs[Math.round(Math.log2(neighbours))] ??= new CostMeter(EXPECTED));
  }
}
