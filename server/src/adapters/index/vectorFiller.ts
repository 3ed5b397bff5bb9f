// Above 300 lines: one state machine, whose queue, model and running work change together; every method is a few lines.
import { searchTextOf, type SearchRecipe } from '../../core/records/searchText.ts';
import type { VectorSet } from '../../core/search/vectorSet.ts';
import { checkEmbeddings, unusableNotice } from '../embedding/checkEmbeddings.ts';
import type { Embedding, EmbeddingModel, EmbeddingProvider } from '../embedding/embeddingProvider.ts';
import { sentenceOf } from '../operationalError.ts';
import { Gate } from './gate.ts';
import { loadModel, type LoadedModel } from './loadedModel.ts';
import { RateMeter } from './rateMeter.ts';
import type { VectorFillerOptions } from './vectorFillerOptions.ts';
import { vectorKey } from './vectorKey.ts';
import { keyOf, WaitingTexts, type WaitingText } from './waitingTexts.ts';

/** Texts per request: enough to sort them by length, few enough to show progress and to stop soon. */
const BATCH = 64;
/**
 * Records that are looked up in the cache before other work gets its turn: so few that of two models that look up at the
 * same time the second finds what the first has just read.
 */
const AT_ONCE = 256;

/**
 * Gives every searchable record its vector of one model: from the cache, else from the model; each distinct text once.
 * Records may come and go meanwhile.
 */
export class VectorFiller {
  readonly #options: VectorFillerOptions;
  readonly #queued = new Set<number>();
  readonly #waiting: WaitingTexts;
  readonly #rate = new RateMeter();
  readonly #gate = new Gate();
  #recipe: SearchRecipe;
  #loaded: LoadedModel | undefined;
  #failure: string | undefined;
  #loading: Promise<void> | undefined;
  #running: Promise<void> | undefined;
  #averageRate: number | undefined;
  #unusable = 0;
  #cancelled = false;
  #disposed = false;

  constructor(options: VectorFillerOptions, recipe: SearchRecipe) {
    this.#options = options;
    // The quick model pads nothing, and reads its cache fastest in the order in which it was written.
    this.#waiting = new WaitingTexts(options.isQuick ? 1 : undefined);
    this.#recipe = recipe;
  }

  get provider(): EmbeddingProvider {
    return this.#options.provider;
  }

  get model(): EmbeddingModel | undefined {
    return this.#loaded?.model;
  }

  /** The vectors; absent while the model is not loaded. */
  get set(): VectorSet | undefined {
    return this.#loaded?.set;
  }

  /** True while nobody knows whether the model can be used. */
  get isLoading(): boolean {
    return this.#loaded === undefined && this.#failure === undefined;
  }

  /** Why the model cannot be used, or embeds no new records, as a sentence; absent while it works or is being loaded. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** What does not stop search, but should be known. */
  get notice(): string | undefined {
    return (
      this.#loaded && (this.#loaded.cache.problem ?? unusableNotice(this.#loaded.model.id, this.#unusable))
    );
  }

  /** Texts per second of the embedding in progress. */
  get rate(): number | undefined {
    return this.isBusy && !this.isPaused ? this.#rate.perSecond() : undefined;
  }

  /** Texts per second of the last embedding; `undefined` where the cache knew everything. */
  get averageRate(): number | undefined {
    return this.#averageRate;
  }

  /** Seconds until nothing waits at the present rate; `undefined` where there is no rate yet. */
  get remainingSeconds(): number | undefined {
    const { rate } = this;
    return rate === undefined || rate === 0 ? undefined : (this.#waiting.size + this.#queued.size) / rate;
  }

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  get isPaused(): boolean {
    return !this.#gate.isOpen;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Resolves when the filling in progress is done; at once where there is none. */
  get idle(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  useRecipe(recipe: SearchRecipe): void {
    this.#recipe = recipe;
  }

  /** A record came. Before the model is loaded nobody counts: `load` takes all that are there. */
  add(slot: number): void {
    if (this.#loaded?.set !== undefined) this.#queued.add(slot);
  }

  /** Puts a record before all others that nobody is working on. */
  prefer(slot: number): void {
    this.#waiting.prefer(slot);
  }

  remove(slot: number): void {
    this.#queued.delete(slot);
    this.#waiting.remove(slot);
  }

  /** Loads the model, once. Resolves without it where it cannot be loaded; `failure` then says why. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Lets the next `load` or `fill` try again, because somebody asked for it. */
  forgetFailure(): void {
    if (this.#failure === undefined) return;
    if (this.#loaded === undefined) this.#loading = undefined;
    this.#failure = undefined;
    this.#cancelled = false;
  }

  async #load(): Promise<void> {
    if (this.#disposed) return;
    try {
      this.#loaded = await loadModel(this.#options);
      this.#options.index.columns.live.forEach((slot) => this.#queued.add(slot));
      this.#failure = undefined;
    } catch (error) {
      this.#failure = sentenceOf(error);
    }
  }

  /** Gives up the model and its vectors, which the cache keeps, until `load` or `fill` asks for them again. */
  async release(): Promise<void> {
    if (this.#loaded === undefined || this.isBusy) return;
    const { set, cache } = this.#loaded;
    [this.#loaded, this.#loading] = [undefined, undefined];
    this.#options.index.dropVectors(set);
    cache.close();
    this.#queued.clear();
    await this.provider.dispose();
  }

  /** Fills until nothing is left, or until `cancel`. Calls while it runs join it. */
  fill(): Promise<void> {
    this.#cancelled = false;
    this.#running ??= this.#run()
      .catch((error: unknown) => {
        this.#stopFor(error);
      })
      .finally(() => {
        this.#averageRate = this.#rate.average() ?? this.#averageRate;
        this.#running = undefined;
        this.#options.onProgress();
        // Records that came just as the last batch was done.
        if (this.#loaded !== undefined) this.continue();
      });
    return this.#running;
  }

  /** Stops before the next batch. What is done stays. */
  cancel(): void {
    this.#cancelled = true;
    this.#gate.open();
  }

  /** Holds the model before its next batch. What the cache knows is still taken. */
  pause(): void {
    this.#gate.close();
  }

  resume(): void {
    this.#rate.start();
    this.#gate.open();
  }

  /** Goes on by itself with new records, unless someone stopped it. */
  continue(): void {
    if (this.hasWork) void this.fill();
    else this.takeFromCache();
  }

  /** True while records wait that it goes on with by itself, be it after the model is loaded. */
  get hasWork(): boolean {
    if (this.#cancelled || this.#failure !== undefined) return false;
    const isLoaded = this.#loaded !== undefined;
    return isLoaded ? this.#queued.size + this.#waiting.size > 0 : this.#options.index.size > 0;
  }

  close(): void {
    this.#disposed = true;
    this.cancel();
    this.#loaded?.cache.close();
  }

  /** Two requests are under way at a time: a model in another process finds the next when it has answered one. */
  async #run(): Promise<void> {
    await this.load();
    if (this.#loaded === undefined) return;
    this.#rate.start();
    let before = Promise.resolve();
    while (!this.#cancelled) {
      await this.lookUp();
      await this.#gate.passed;
      const batch = this.isCancelled ? [] : this.#waiting.next(BATCH);
      if (batch.length === 0) break;
      const request = this.#embed(batch, this.#loaded.model.dimensions);
      await before;
      before = request;
    }
    await before;
  }

  async #embed(batch: readonly WaitingText[], dimensions: number): Promise<void> {
    try {
      const texts = batch.map(({ text }) => text);
      const embeddings = await this.provider.embed(texts, 'bulk');
      checkEmbeddings(embeddings, texts.length, dimensions);
      if (this.#disposed) return;
      const fresh = batch.flatMap((waiting, position) => {
        const embedding = embeddings[position];
        for (const slot of this.#waiting.settle(waiting)) {
          if (embedding === undefined) this.#loaded?.set.setWithoutText(slot);
          else this.#give(slot, embedding);
        }
        if (embedding === undefined) this.#unusable += 1;
        return embedding === undefined ? [] : [{ key: keyOf(waiting), cached: embedding }];
      });
      this.#loaded?.cache.put(fresh);
      this.#rate.count(batch.length);
      this.#options.onProgress();
    } catch (error) {
      this.#waiting.putBack(batch);
      this.#stopFor(error);
    }
  }

  /** Nothing is lost: what waits goes on waiting until someone builds again, or the next start. */
  #stopFor(error: unknown): void {
    this.#cancelled = true;
    if (!this.#disposed) this.#failure = sentenceOf(error);
  }

  #give(slot: number, { vector, coverage }: Embedding): void {
    this.#options.index.setVector(slot, vector, coverage, this.#loaded?.set);
  }

  /** True where looking up may find something: not at the first start. */
  get hasCachedVectors(): boolean {
    return (this.#loaded?.cache.size ?? 0) > 0;
  }

  /** Gives all queued records that the cache knows their vectors. */
  async lookUp(): Promise<void> {
    while (this.#queued.size > 0 && this.#loaded !== undefined && !this.#cancelled) {
      this.takeFromCache();
      this.#options.onProgress();
      // A hundred thousand take a second: questions are answered in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Gives the first queued records that the cache knows their vectors; the others wait for the model. */
  takeFromCache(): void {
    if (this.#loaded === undefined) return;
    let room = AT_ONCE;
    for (const slot of this.#queued) {
      if (room === 0) return;
      room -= 1;
      this.#queued.delete(slot);
      this.#take(slot);
    }
  }

  #take(slot: number): void {
    const known = this.#options.keys.get(slot);
    if (known !== undefined && this.#giveCached(slot, known)) return;
    const record = this.#options.index.record(slot);
    if (record === undefined) return;
    const text = searchTextOf(record.value, record.kind, this.#recipe).vector;
    if (text.trim() === '') return this.#loaded?.set.setWithoutText(slot);
    const key = vectorKey(text, record.kind, this.#recipe);
    this.#options.keys.set(slot, key);
    if (!this.#giveCached(slot, key)) this.#waiting.add(slot, key, text, this.#options.priorityOf(slot));
  }

  #giveCached(slot: number, key: Buffer): boolean {
    if (this.#loaded === undefined) return false;
    const { cache, set } = this.#loaded;
    if (this.#options.isQuick) {
      const rounded = cache.getRounded(key);
      if (rounded !== undefined)
        this.#options.index.setRoundedVector(slot, rounded.numbers, rounded.coverage, set);
      return rounded !== undefined;
    }
    const cached = cache.get(key);
    if (cached !== undefined) this.#give(slot, cached);
    return cached !== undefined;
  }
}
