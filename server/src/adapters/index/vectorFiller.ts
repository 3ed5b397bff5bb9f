import { createHash } from 'node:crypto';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import { searchTextOf, type SearchRecipe } from '../../core/records/searchText.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { VectorCache } from '../cache/vectorCache.ts';
import {
  describeModel,
  type EmbeddingModel,
  type EmbeddingProvider,
} from '../embedding/embeddingProvider.ts';
import { sentenceOf } from '../operationalError.ts';
import { RateMeter } from './rateMeter.ts';

/** Texts per request: enough to sort them by length, few enough to show progress and to stop soon. */
const BATCH = 64;
/** Records that are looked up in the cache before other work gets its turn. */
const AT_ONCE = 2048;

interface Waiting {
  key: Buffer;
  text: string;
  slots: Set<number>;
}

export interface VectorFillerOptions {
  index: SearchIndex;
  /** Absent: keyword-only, for the reason given. */
  provider: EmbeddingProvider | undefined;
  reason: string | undefined;
  cacheFolder: string;
  /** Called after every step. */
  onProgress(): void;
}

/**
 * Gives every searchable record its vector: from the cache, else from the model; each distinct text once. Unsaved and
 * new records first. Records may come and go meanwhile.
 */
export class VectorFiller {
  readonly #options: VectorFillerOptions;
  readonly #queued = new Map<number, boolean>();
  readonly #urgent = new Map<string, Waiting>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #keys = new Map<number, string>();
  readonly #rate = new RateMeter();
  readonly #withoutText = new Set<number>();
  #recipe: SearchRecipe;
  #model: EmbeddingModel | undefined;
  #cache: VectorCache | undefined;
  #reason: string | undefined;
  #loading: Promise<void> | undefined;
  #running: Promise<void> | undefined;
  #hasFailed = false;
  #cancelled = false;
  #disposed = false;

  constructor(options: VectorFillerOptions, recipe: SearchRecipe) {
    this.#options = options;
    this.#recipe = recipe;
    this.#reason = options.reason;
  }

  get model(): EmbeddingModel | undefined {
    return this.#model;
  }

  /** Why search is keyword-only; absent while the model works or is being loaded. */
  get keywordOnlyReason(): string | undefined {
    return this.#reason;
  }

  /** What does not stop search, but should be known: the cache cannot be written. */
  get notice(): string | undefined {
    return this.#cache?.problem;
  }

  /** Texts per second of the embedding in progress. */
  get rate(): number | undefined {
    return this.isBusy ? this.#rate.perSecond() : undefined;
  }

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Records that have no text to embed. */
  get withoutText(): number {
    return this.#withoutText.size;
  }

  useRecipe(recipe: SearchRecipe): void {
    this.#recipe = recipe;
  }

  add(slot: number, urgent: boolean): void {
    this.#queued.set(slot, urgent);
  }

  remove(slot: number): void {
    this.#queued.delete(slot);
    this.#withoutText.delete(slot);
    const key = this.#keys.get(slot);
    this.#keys.delete(slot);
    if (key === undefined) return;
    for (const queue of [this.#urgent, this.#waiting]) {
      const waiting = queue.get(key);
      waiting?.slots.delete(slot);
      if (waiting?.slots.size === 0) queue.delete(key);
    }
  }

  /** Loads the model, once. Resolves without it where it cannot be loaded; the reason is then known. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Lets the next `load` try again, because somebody asked for it. */
  forgetFailure(): void {
    if (this.#hasFailed) this.#loading = undefined;
    this.#hasFailed = false;
  }

  async #load(): Promise<void> {
    const { provider, cacheFolder, index } = this.#options;
    if (provider === undefined || this.#disposed) return;
    try {
      const model = await provider.load();
      this.#reason = undefined;
      this.#cache = new VectorCache({
        folder: cacheFolder,
        model: describeModel(model),
        dimensions: model.dimensions,
      });
      index.useVectors(model.dimensions, describeModel(model));
      this.#model = model;
    } catch (error) {
      this.#hasFailed = true;
      this.#reason = `Search is keyword-only. ${sentenceOf(error)}`;
    }
  }

  /** Fills until nothing is left, or until `cancel`. Calls while it runs join it. */
  fill(): Promise<void> {
    this.#cancelled = false;
    this.#running ??= this.#run()
      .catch((error: unknown) => {
        this.#cancelled = true;
        this.#reason = `Search is keyword-only for new records. ${sentenceOf(error)}`;
      })
      .finally(() => {
        this.#running = undefined;
        this.#options.onProgress();
        // Records that came just as the last batch was done.
        if (this.#model !== undefined) this.continue();
      });
    return this.#running;
  }

  /** Stops before the next batch. What is done stays. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Goes on by itself with new records, unless someone stopped it. */
  continue(): void {
    if (!this.#cancelled && this.#queued.size > 0) void this.fill();
    else this.takeFromCache();
  }

  close(): void {
    this.#disposed = true;
    this.#cancelled = true;
    this.#cache?.close();
  }

  async #run(): Promise<void> {
    await this.load();
    if (this.#model === undefined) return;
    this.#rate.start();
    while (!this.#cancelled) {
      while (this.#queued.size > 0) {
        this.takeFromCache();
        this.#options.onProgress();
        // A hundred thousand take a second: questions are answered in between.
        await new Promise((resolve) => setImmediate(resolve));
        if (this.isCancelled) return;
      }
      const batch = this.#nextBatch();
      if (batch.length === 0) return;
      await this.#embed(batch);
      this.#options.onProgress();
    }
  }

  async #embed(batch: readonly Waiting[]): Promise<void> {
    const { provider } = this.#options;
    try {
      const embeddings =
        (await provider?.embed(
          batch.map(({ text }) => text),
          'bulk',
        )) ?? [];
      if (this.#disposed) return;
      const fresh = batch.flatMap((waiting, position) => {
        const embedding = embeddings[position];
        if (embedding === undefined) return [];
        this.#give(waiting, embedding.vector, embedding.coverage);
        return [{ key: waiting.key, cached: embedding }];
      });
      this.#cache?.put(fresh);
      this.#rate.count(batch.length);
    } catch (error) {
      for (const waiting of batch) this.#waiting.set(waiting.key.toString('latin1'), waiting);
      this.#cancelled = true;
      if (!this.#disposed) this.#reason = `Search is keyword-only for new records. ${sentenceOf(error)}`;
    }
  }

  #give({ key, slots }: Waiting, vector: Float32Array, coverage: number): void {
    // A slot may have gone to another record while the model worked.
    const name = key.toString('latin1');
    for (const slot of slots) {
      if (this.#keys.get(slot) !== name) continue;
      this.#options.index.setVector(slot, vector, coverage);
      this.#keys.delete(slot);
    }
  }

  /** Gives the first queued records that the cache knows their vectors; the others wait for the model. */
  takeFromCache(): void {
    if (this.#model === undefined) return;
    let room = AT_ONCE;
    for (const [slot, urgent] of this.#queued) {
      if (room === 0) return;
      room -= 1;
      this.#queued.delete(slot);
      this.#take(slot, urgent);
    }
  }

  #take(slot: number, urgent: boolean): void {
    const record = this.#options.index.record(slot);
    if (record === undefined) return;
    const text = searchTextOf(record.value, record.kind, this.#recipe).vector;
    if (text.trim() === '') {
      this.#withoutText.add(slot);
      return;
    }
    const key = this.#keyOf(text, record.kind);
    const cached = this.#cache?.get(key);
    if (cached !== undefined) {
      this.#options.index.setVector(slot, cached.vector, cached.coverage);
      return;
    }
    const name = key.toString('latin1');
    const queue = urgent ? this.#urgent : this.#waiting;
    const waiting = queue.get(name);
    if (waiting === undefined) queue.set(name, { key, text, slots: new Set([slot]) });
    else waiting.slots.add(slot);
    this.#keys.set(slot, name);
  }

  #nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    for (const queue of [this.#urgent, this.#waiting]) {
      for (const [name, waiting] of queue) {
        if (batch.length === BATCH) return batch;
        batch.push(waiting);
        queue.delete(name);
      }
    }
    return batch;
  }

  /** What a vector depends on: the text, the recipe that chose it, and (by the cache's folder) the model. */
  #keyOf(text: string, kind: SearchableKind): Buffer {
    const recipe = this.#recipe[kind].vector.join('\0');
    return createHash('sha256').update(`${kind}\0${recipe}\0\0`).update(text).digest();
  }
}
