import type { Bitmap } from '../../core/search/bitmap.ts';
import {
  checkUnitVector,
  ExactVectorIndex,
  type Nearest,
  unitOfRounded,
  type VectorIndex,
} from '../../core/search/vectorIndex.ts';
import { choosePath, CostMeter, type PathChoice } from '../../core/search/vectorPlan.ts';
import { scanAll, scanSlots, type ComparedVectors, type ScannedVectors } from './exactScan.ts';
import type { GraphFolder } from './graph/graphFiles.ts';
import type { NeighbourGraph } from './graph/neighbourGraph.ts';
import { QuantisedRows } from './quantisedRows.ts';
import { RoundedVectors } from './roundedVectors.ts';

/** Nanoseconds before anything was measured: an ordinary machine of 2020. */
const EXPECTED = { scan: 30, filtered: 60 };

/** What hears of changes and may have a graph of the vectors. */
export interface GraphSource {
  readonly graph: NeighbourGraph | undefined;
  changed(slot: number): void;
  /** The graph's file, for another thread to open; waits for one that is being built. Absent where none is worth it. */
  stored?(): Promise<StoredGraphFile | undefined>;
}

/** A graph on the disk, and how many neighbours to ask it for. */
export interface StoredGraphFile {
  place: GraphFolder;
  name: string;
  /** As `NeighbourGraph.neighboursFor`. */
  neighboursFor(k: number): number | undefined;
}

/** The vectors in full precision beside the rows of 8 bits a number, or one of both alone. */
type KeptVectors =
  | { exact: ExactVectorIndex; rows: undefined }
  | { exact: ExactVectorIndex; rows: QuantisedRows }
  | { exact: RoundedVectors; rows: QuantisedRows };

/** How vectors are kept. */
export interface VectorPrecision {
  /** Makes the rows of 8 bits a number; `undefined` where the machine cannot. */
  createRows?: (dimensions: number) => QuantisedRows | undefined;
  /** True where only those are kept, without the vectors in full precision. */
  isRounded?: boolean;
}

/**
 * Answers each search in the way that is expected to be the fastest by what the last searches took: an exact scan of all
 * vectors or of those that a filter admits, or a graph of neighbours where there is one. Where the machine has no SIMD
 * it is the plain scan.
 */
export class PlannedVectorIndex implements VectorIndex {
  readonly dimensions: number;
  readonly #costs = {
    scan: new CostMeter(EXPECTED.scan),
    filtered: new CostMeter(EXPECTED.filtered),
  };
  #kept: KeptVectors;
  #graphs: GraphSource | undefined;

  constructor(dimensions: number, { createRows = rowsFor, isRounded = false }: VectorPrecision = {}) {
    this.dimensions = dimensions;
    const rows = createRows(dimensions);
    this.#kept =
      isRounded && rows !== undefined
        ? { exact: new RoundedVectors(dimensions, rows), rows }
        : keptInFull(new ExactVectorIndex(dimensions, sharedNumbers), rows);
  }

  /** The vectors in both precisions; absent where the machine has no SIMD, or only the rounded ones are kept. */
  get vectors(): ScannedVectors | undefined {
    const { exact, rows } = this.#kept;
    return rows && exact instanceof ExactVectorIndex ? { exact, rows } : undefined;
  }

  /** Lets a graph answer where it is faster. */
  useGraphs(graphs: GraphSource): void {
    this.#graphs = graphs;
  }

  /** The vectors in memory that threads share, in chunks of `CHUNK` slots: a copy where only rounded ones are kept. */
  get chunks(): readonly (Float32Array | undefined)[] {
    return this.#exact.chunks;
  }

  /** As `GraphSource.stored`. */
  storedGraph(): Promise<StoredGraphFile | undefined> {
    return this.#graphs?.stored?.() ?? Promise.resolve(undefined);
  }

  get size(): number {
    return this.#exact.size;
  }

  has(slot: number): boolean {
    return this.#exact.has(slot);
  }

  vector(slot: number): Float32Array | undefined {
    return this.#exact.vector(slot);
  }

  set(slot: number, vector: Float32Array): void {
    const { exact, rows } = this.#kept;
    exact.set(slot, vector);
    // Without memory for the rows the plain scan still answers.
    if (exact instanceof ExactVectorIndex && rows?.set(slot, vector) === false) {
      this.#kept = { exact, rows: undefined };
    }
    this.#graphs?.changed(slot);
  }

  setRounded(slot: number, numbers: Int8Array): void {
    const { exact } = this.#kept;
    if (!(exact instanceof RoundedVectors)) {
      this.set(slot, unitOfRounded(numbers));
      return;
    }
    exact.setRounded(slot, numbers);
    this.#graphs?.changed(slot);
  }

  delete(slot: number): void {
    if (!this.#exact.has(slot)) return;
    this.#exact.delete(slot);
    this.#kept.rows?.delete(slot);
    this.#graphs?.changed(slot);
  }

  cosine(query: Float32Array, slot: number): number | undefined {
    return this.#exact.cosine(query, slot);
  }

  nearest(query: Float32Array, k: number, allowed?: Bitmap): Nearest {
    const vectors = this.#kept;
    if (vectors.rows === undefined) return vectors.exact.nearest(query, k, allowed);
    checkUnitVector(query, this.dimensions);
    const graph = this.#graphs?.graph;
    const choice = this.#choose(k, allowed, graph);
    if (graph === undefined || choice.path !== 'graph') {
      return this.#byScan(vectors, query, k, choice, allowed);
    }
    const found = this.#byGraph(vectors, query, k, choice, graph, allowed);
    if (found !== undefined) return found;
    const other = this.#choose(k, allowed, undefined);
    const reason = `The graph led to fewer than ${String(k)} that pass the filter. ${other.reason}`;
    return this.#byScan(vectors, query, k, { ...other, reason }, allowed);
  }

  get #exact(): ExactVectorIndex | RoundedVectors {
    return this.#kept.exact;
  }

  #choose(k: number, allowed: Bitmap | undefined, graph: NeighbourGraph | undefined): PathChoice {
    const costs = { scan: this.#costs.scan.perUnit, filtered: this.#costs.filtered.perUnit };
    const size = this.#exact.size;
    return choosePath(costs, {
      size,
      k: Math.min(k, size),
      ...(allowed === undefined ? {} : { admitted: allowed.size }),
      ...(graph === undefined ? {} : { graph }),
    });
  }

  #byScan(
    vectors: ScannedVectors<ComparedVectors>,
    query: Float32Array,
    k: number,
    { path, reason }: PathChoice,
    allowed: Bitmap | undefined,
  ): Nearest {
    const started = performance.now();
    const isFiltered = path === 'filtered' && allowed !== undefined;
    const found = isFiltered ? scanSlots(vectors, query, k, allowed) : scanAll(vectors, query, k, allowed);
    const { slots, scores, scanned, candidates } = found;
    const meter = isFiltered ? this.#costs.filtered : this.#costs.scan;
    meter.observe(scanned, performance.now() - started);
    const plan = {
      path: isFiltered ? 'filtered' : 'scan',
      reason,
      exact: true,
      scanned,
      candidates,
    } as const;
    return { slots, scores, plan };
  }

  /** `undefined` where too few of the neighbours pass the filter. */
  #byGraph(
    vectors: ScannedVectors<ComparedVectors>,
    query: Float32Array,
    k: number,
    { neighbours, reason }: PathChoice,
    graph: NeighbourGraph,
    allowed: Bitmap | undefined,
  ): Nearest | undefined {
    const found = graph.nearest(vectors, query, k, neighbours, allowed);
    if (found === undefined) return undefined;
    const { slots, scores, scanned, candidates } = found;
    return { slots, scores, plan: { path: 'graph', reason, exact: false, scanned, candidates } };
  }
}

/** Memory that threads share, so that the one that builds a graph reads the vectors without a copy. */
function sharedNumbers(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}

function rowsFor(dimensions: number): QuantisedRows | undefined {
  return QuantisedRows.create(dimensions);
}

function keptInFull(exact: ExactVectorIndex, rows: QuantisedRows | undefined): KeptVectors {
  return rows === undefined ? { exact, rows } : { exact, rows };
}
