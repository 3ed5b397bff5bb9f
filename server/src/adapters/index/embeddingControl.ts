import type { ModelList } from '../../../../shared/src/protocol/embedding.ts';
import type { SearchRecipe } from '../../core/records/searchText.ts';
import { chooseProviders, type Providers } from '../embedding/chooseProviders.ts';
import { ModelStore } from '../embedding/modelStore.ts';
import { OperationalError } from '../operationalError.ts';
import type { IndexEngineOptions } from './indexEngine.ts';
import type { SlotListener } from './recordStore.ts';
import type { VectorFillerOptions } from './vectorFillerOptions.ts';
import { createFillers, type VectorFillers } from './vectorFillers.ts';

export interface EmbeddingControlOptions {
  engine: IndexEngineOptions;
  recipe: SearchRecipe;
  /** Asked whenever texts would leave the machine, or a model come to it. */
  isTrusted: () => boolean;
  /** Something about models or vectors changed that the status shows. */
  onChanged: () => void;
  filling: Omit<VectorFillerOptions, 'provider' | 'rank' | 'cacheFolder' | 'isQuick'>;
}

/** The models of an index and the filling in of their vectors, as people start, hold and end it. */
export class EmbeddingControl {
  readonly models: ModelStore;
  readonly fillers: VectorFillers;
  readonly #options: EmbeddingControlOptions;
  readonly #providers: Providers;
  /** New records go on to be embedded by themselves once the first scan is done. */
  #started = false;
  #loading: Promise<void> = Promise.resolve();

  constructor(options: EmbeddingControlOptions) {
    const { engine, recipe, filling, onChanged, isTrusted } = options;
    const { cacheFolder } = engine;
    const { hub: host, choice } = engine.embedding;
    this.#options = options;
    this.models = new ModelStore({ cacheFolder, host, sha256: choice?.sha256, onProgress: onChanged });
    this.#providers = chooseProviders({ options: engine, store: this.models, isTrusted });
    this.fillers = createFillers(this.#providers, recipe, { ...filling, cacheFolder });
  }

  /** Hears of the records that come and go. */
  get slots(): SlotListener {
    const { fillers } = this;
    const { keys } = this.#options.filling;
    return {
      added: (slot) => {
        fillers.add(slot);
      },
      removed: (slot) => {
        keys.delete(slot);
        fillers.remove(slot);
      },
    };
  }

  /** Loads the models, and takes what the cache knows of their vectors as soon as that can be told. */
  load(): Promise<void> {
    this.#loading = this.#load();
    return this.#loading;
  }

  /** Resolves when the models are loaded, or cannot be, and everything that caches know of the records has been taken. */
  async lookedUp(): Promise<void> {
    await this.#loading;
    await this.fillers.lookUp();
  }

  async #load(): Promise<void> {
    await this.fillers.load();
    this.#options.onChanged();
    await this.fillers.lookUp();
  }

  /** The first scan is done: embeds what has no vector, and from now on what comes. */
  start(): void {
    this.#started = true;
    this.continue();
  }

  /** Goes on with new records. */
  continue(): void {
    if (this.#started) void this.fillers.continue();
  }

  /** Embeds what has no vector. Resolves when that is done. */
  async build(): Promise<void> {
    this.fillers.forgetFailures();
    this.fillers.resume();
    await this.fillers.fill();
  }

  cancel(): void {
    this.fillers.cancel();
    this.#options.onChanged();
  }

  /** Holds the better model; the quick one goes on, so that new records are found meanwhile. */
  pause(): void {
    this.fillers.pause();
    this.continue();
    this.#options.onChanged();
  }

  resume(): void {
    this.fillers.resume();
    void this.fillers.continue();
    this.#options.onChanged();
  }

  /** Downloads a model; where it is the chosen one, it fills in from now on. */
  async download(name: string): Promise<ModelList> {
    if (!this.#options.isTrusted()) {
      throw new OperationalError('Models are downloaded only in a trusted workspace.');
    }
    try {
      return await this.models.fetch(name);
    } finally {
      this.retry();
      this.#options.onChanged();
    }
  }

  /** Tries again what failed: something changed that may let it succeed. */
  retry(): void {
    this.fillers.forgetFailures();
    this.continue();
  }

  /** Nothing has happened for a while: gives up what is not needed, until it is. */
  async rest(): Promise<void> {
    await this.fillers.releaseUnneeded();
    this.#options.onChanged();
  }

  /** Stops filling; what is done stays. */
  close(): void {
    this.fillers.close();
    this.models.cancel();
  }

  /** Ends the models' processes. */
  async dispose(): Promise<void> {
    await Promise.all(this.#providers.providers.map((provider) => provider.dispose()));
  }
}
