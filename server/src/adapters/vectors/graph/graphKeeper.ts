import { Worker } from 'node:worker_threads';
import { entryUrl } from '../../entryPoints.ts';
import { sentenceOf } from '../../operationalError.ts';
import { scanAll, type ScannedVectors } from '../exactScan.ts';
import type { GraphSource } from '../plannedVectorIndex.ts';
import { fingerprintOf } from './fingerprint.ts';
import { GraphAccuracy, probeQueries } from './graphAccuracy.ts';
import { readGraph, type GraphFolder } from './graphFiles.ts';
import { loadGraphLibrary } from './graphLibrary.ts';
import type { GraphReport, GraphTask } from './graphMessages.ts';
import { NeighbourGraph } from './neighbourGraph.ts';
import { NodeLinks } from './nodeLinks.ts';

export interface GraphKeeperOptions {
  place: GraphFolder;
  /** With fewer vectors no graph is kept: comparing all is fast enough. */
  least?: number;
  /** Milliseconds without a change before a graph is looked for or built. */
  quiet?: number;
}

const DEFAULT_LEAST = 50_000;
const DEFAULT_QUIET = 5000;
/** A graph is brought up to date when this share of it is missing or dead, and built anew when the second is. */
const STALE = 0.1;
const WORN = 0.3;
/** A graph that has fewer of the vectors is another workspace's state: not worth keeping. */
const FITTING = 0.3;
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
  readonly #timer: NodeJS.Timeout;
  /** The open graph, and one that is being opened: both have to hear of changes. */
  #current: { name: string; graph: NeighbourGraph; links: NodeLinks } | undefined;
  #opening: NodeLinks | undefined;
  #worker: Worker | undefined;
  #hasLooked = false;
  #isBusy = false;
  #disposed = false;
  #problem: string | undefined;

  constructor(vectors: ScannedVectors, options: GraphKeeperOptions) {
    const { place, least = DEFAULT_LEAST, quiet = DEFAULT_QUIET } = options;
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
  async update(): Promise<void> {
    if (this.#isBusy || this.#disposed || this.#problem !== undefined) return;
    if (this.#vectors.exact.size < this.#least) return;
    this.#isBusy = true;
    try {
      if (!this.#hasLooked) await this.#open(await this.#run({ type: 'find', place: this.#place }));
      this.#hasLooked = true;
      if (this.#isStale()) await this.#open(await this.#run(this.#buildTask()));
    } catch (error) {
      if (!this.#isDisposed) this.#problem = sentenceOf(error);
    } finally {
      this.#isBusy = false;
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

  #buildTask(): GraphTask {
    const { exact } = this.#vectors;
    const { links, name } = this.#current ?? {};
    const isUpdate = links !== undefined && links.size - links.alive <= links.size * WORN;
    const slots = isUpdate ? [...links.missing] : [...this.#slots()];
    return {
      type: 'build',
      place: this.#place,
      slots: Uint32Array.from(slots),
      chunks: exact.chunks,
      ...(isUpdate && name !== undefined ? { base: { name, dead: links.dead() } } : {}),
    };
  }

  *#slots(): Iterable<number> {
    const { exact } = this.#vectors;
    for (let slot = 0; slot < exact.end; slot += 1) if (exact.has(slot)) yield slot;
  }

  async #open(name: string | undefined): Promise<void> {
    const stored = name === undefined ? undefined : readGraph(this.#place, name);
    if (name === undefined || stored === undefined || this.#disposed) return;
    const createIndex = await loadGraphLibrary();
    const index = createIndex(this.#place.dimensions);
    index.view(stored.file);
    const links = new NodeLinks(stored.fingerprints);
    this.#opening = links;
    try {
      if (!(await this.#join(links)) || links.alive < this.#vectors.exact.size * FITTING) return;
      const graph = new NeighbourGraph(index, links);
      const accuracy = await this.#measure(graph);
      if (accuracy === undefined) return;
      graph.measured(accuracy);
      this.#current = { name, graph, links };
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
    const worker = new Worker(entryUrl('indexWorker'), { workerData: { role: 'graph', task }, execArgv: [] });
    this.#worker = worker;
    try {
      return await new Promise((resolve, reject) => {
        worker.once('message', (report: GraphReport) => {
          if (report.type === 'done') resolve(report.name);
          else reject(new Error(report.message));
        });
        worker.once('error', reject);
        worker.once('exit', () => {
          reject(new Error('Large searches stay exact and take longer: building the graph was ended.'));
        });
      });
    } finally {
      this.#worker = undefined;
      await worker.terminate();
    }
  }
}
