import { Worker } from 'node:worker_threads';
import { entryUrl } from '../../entryPoints.ts';
import { sentenceOf } from '../../operationalError.ts';
import { scanAll, type ScannedVectors } from '../exactScan.ts';
import type { GraphSource, StoredGraphFile } from '../plannedVectorIndex.ts';
import { fingerprintOf } from './fingerprint.ts';
import { GraphAccuracy, probeQueries } from './graphAccuracy.ts';
import { readGraph, type GraphFolder } from './graphFiles.ts';
import { loadGraphLibrary } from './graphLibrary.ts';
import type { GraphProgress, GraphReport, GraphTask } from './graphMessages.ts';
import { NeighbourGraph } from './neighbourGraph.ts';
import { NodeLinks } from './nodeLinks.ts';

export interface GraphKeeperOptions {
  place: GraphFolder;
  /** With fewer vectors no graph is kept: comparing all is fast enough. */
  least?: number;
  /** Milliseconds without a change before a graph is looked for or built. */
  quiet?: number;
  /** See `GraphTask`. */
  smallestPart?: number;
}

/** Comparing all of so many takes 3 to 4 ms; a graph of them would take 170 MB and minutes (see decision 0062). */
const DEFAULT_LEAST = 200_000;
const DEFAULT_QUIET = 5000;
/** A graph is brought up to date when this share of it is missing or dead, and built anew when the second is. */
const STALE = 0.1;
const WORN = 0.3;
/** A graph that misses more of the vectors is of another state of the workspace: not worth keeping. */
const FOREIGN = 0.7;
/** Another window may remove the graph that this one was about to open; more often than this it is something else. */
const MOST_FAILURES = 3;
const NOT_BUILT = 'Large searches stay exact and take longer, because no graph could be built';
/** Slots that are looked at before others get the thread: about two milliseconds. */
const AT_ONCE = 2048;

/**
 * Keeps a graph of the vectors: finds the one of the last start, builds one in a thread of its own, brings it up to date
 * after changes. The graph is a file that is mapped into memory and never changes; deleted vectors are never results, new
 * ones are compared besides. Without it every search is answered all the same.
 */
export class GraphKeeper implements GraphSource {
  readonly #vectors: ScannedVectors;
  readonly #place: GraphFolder;
  readonly #least: number;
  readonly #smallestPart: number | undefined;
  readonly #timer: NodeJS.Timeout;
  /** The open graph, and one that is being opened: both have to hear of changes. */
  #current: { name: string; graph: NeighbourGraph; links: NodeLinks } | undefined;
  #opening: NodeLinks | undefined;
  /** What an ended build left: too little to answer with, but enough to go on from. */
  #begun: { name: string; links: NodeLinks } | undefined;
  #progress: GraphProgress | undefined;
  #worker: Worker | undefined;
  #hasLooked = false;
  #failures = 0;
  #updating: Promise<void> | undefined;
  #disposed = false;
  #problem: string | undefined;

  constructor(vectors: ScannedVectors, options: GraphKeeperOptions) {
    const { place, least = DEFAULT_LEAST, quiet = DEFAULT_QUIET, smallestPart } = options;
    this.#smallestPart = smallestPart;
    this.#vectors = vectors;
    this.#place = place;
    this.#least = least;
    this.#timer = setTimeout(() => {
      void this.update();
    }, quiet);
    this.#timer.unref();
  }

  get graph(): NeighbourGraph | undefined {
    return this.#current?.graph;
  }

  /** How far the graph is that is being built; absent while none is. */
  get progress(): GraphProgress | undefined {
    return this.#progress;
  }

  /** Why there is no graph, as a sentence; absent where nothing is wrong. */
  get problem(): string | undefined {
    return this.#problem;
  }

  changed(slot: number): void {
    if (this.#disposed) return;
    this.#timer.refresh();
    if (this.#current === undefined && this.#opening === undefined) return;
    const vector = this.#vectors.exact.vector(slot);
    const fingerprint = vector && fingerprintOf(vector);
    this.#current?.links.set(slot, fingerprint);
    this.#opening?.set(slot, fingerprint);
  }

  /** Finds, builds or updates the graph where it is worth it. After a failure it is not tried again. */
  update(): Promise<void> {
    if (this.#disposed || this.#problem !== undefined) return Promise.resolve();
    if (this.#vectors.exact.size < this.#least) return Promise.resolve();
    this.#updating ??= this.#update().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  async stored(): Promise<StoredGraphFile | undefined> {
    await this.update();
    if (this.#current === undefined) return undefined;
    const { name, graph } = this.#current;
    return { place: this.#place, name, neighboursFor: (k) => graph.neighboursFor(k) };
  }

  async #update(): Promise<void> {
    try {
      if (!this.#hasLooked) await this.#open(await this.#run({ type: 'find', place: this.#place }));
      this.#hasLooked = true;
      if (this.#isStale()) await this.#build();
    } catch (error) {
      if (!this.#isDisposed) this.#problem = sentenceOf(error);
    }
    // What changed meanwhile may be enough for another round.
    if (!this.#isDisposed && this.#isStale()) this.#timer.refresh();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#timer);
    await this.#worker?.terminate();
  }

  /** May change while something is awaited. */
  get #isDisposed(): boolean {
    return this.#disposed;
  }

  #isStale(): boolean {
    if (this.#current === undefined) return true;
    const { size, alive, missing } = this.#current.links;
    return size - alive + missing.size > size * STALE;
  }

  async #build(): Promise<void> {
    const { links, name } = this.#current ?? this.#begun ?? {};
    this.#begun = undefined;
    const isWorn = links !== undefined && links.size - links.alive > links.size * WORN;
    let built: string | undefined;
    if (links !== undefined && name !== undefined && !isWorn) {
      const base = { name, dead: links.dead() };
      built = await this.#run({ ...this.#taskFor([...links.missing]), base });
    }
    built ??= await this.#run(this.#taskFor([...this.#slots()]));
    if (await this.#open(built)) {
      this.#failures = 0;
      return;
    }
    this.#hasLooked = false;
    this.#failures += 1;
    if (this.#failures >= MOST_FAILURES) throw new Error(`${NOT_BUILT}: what was written cannot be read.`);
  }

  #taskFor(slots: readonly number[]): Extract<GraphTask, { type: 'build' }> {
    const { chunks } = this.#vectors.exact;
    const task = { type: 'build' as const, place: this.#place, slots: Uint32Array.from(slots), chunks };
    const smallestPart = this.#smallestPart;
    return smallestPart === undefined ? task : { ...task, smallestPart };
  }

  *#slots(): Iterable<number> {
    const { exact } = this.#vectors;
    for (let slot = 0; slot < exact.end; slot += 1) if (exact.has(slot)) yield slot;
  }

  /** True where the graph is open now, measured and of use. */
  async #open(name: string | undefined): Promise<boolean> {
    const stored = name === undefined ? undefined : readGraph(this.#place, name);
    if (name === undefined || stored === undefined || this.#disposed) return false;
    const createIndex = await loadGraphLibrary();
    const index = createIndex(this.#place.dimensions);
    try {
      index.view(stored.file);
    } catch {
      return false;
    }
    const links = new NodeLinks(stored.fingerprints);
    this.#opening = links;
    try {
      const { size } = this.#vectors.exact;
      if (!(await this.#join(links))) return false;
      if (links.missing.size > size * FOREIGN) {
        if (links.size - links.alive <= links.size * WORN) this.#begun = { name, links };
        return false;
      }
      const graph = new NeighbourGraph(index, links);
      const accuracy = await this.#measure(graph);
      if (accuracy === undefined) return false;
      graph.measured(accuracy);
      this.#current = { name, graph, links };
      return true;
    } finally {
      this.#opening = undefined;
    }
  }

  /** Tells the links of every slot; false where the keeper was disposed meanwhile. */
  async #join(links: NodeLinks): Promise<boolean> {
    const { exact } = this.#vectors;
    for (let slot = 0; slot < exact.end; slot += 1) {
      if (slot % AT_ONCE === 0 && !(await this.#pause())) return false;
      const vector = links.knows(slot) ? undefined : exact.vector(slot);
      if (vector !== undefined) links.set(slot, fingerprintOf(vector));
    }
    return true;
  }

  #measure(graph: NeighbourGraph): Promise<GraphAccuracy | undefined> {
    const { exact } = this.#vectors;
    return GraphAccuracy.measure({
      queries: probeQueries([...this.#slots()], (slot) => exact.vector(slot)),
      truth: (query, k) => scanAll(this.#vectors, query, k),
      found: (query, k, neighbours) => graph.nearest(this.#vectors, query, k, neighbours),
      pause: () => this.#pause(),
    });
  }

  /** Lets other work of the thread go first. False where the keeper was disposed. */
  async #pause(): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    return !this.#disposed;
  }

  /** Runs a task in a thread of its own; answers the name of a graph. */
  async #run(task: GraphTask): Promise<string | undefined> {
    const worker = new Worker(entryUrl('graphWorker'), { workerData: task, execArgv: [] });
    this.#worker = worker;
    try {
      return await new Promise((resolve, reject) => {
        worker.on('message', (report: GraphReport) => {
          if (report.type === 'progress') this.#progress = { done: report.done, total: report.total };
          else if (report.type === 'done') resolve(report.name);
          else reject(new Error(report.message));
        });
        worker.once('error', (error) => {
          reject(new Error(`${NOT_BUILT}: ${sentenceOf(error)}.`));
        });
        worker.once('exit', () => {
          reject(new Error(`${NOT_BUILT}: its thread was ended.`));
        });
      });
    } finally {
      this.#worker = undefined;
      this.#progress = undefined;
      await worker.terminate();
    }
  }
}
