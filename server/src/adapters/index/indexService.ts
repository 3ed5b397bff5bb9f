import type { JsonObject } from '../../../../shared/src/json.ts';
import type { DatasetSplits, RecordDetail } from '../../../../shared/src/protocol/records.ts';
import type { SearchAnswer, SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { SqlAnswer, SqlParams } from '../../../../shared/src/protocol/sql.ts';
import type { IndexPhase, IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { QueryVector } from '../../core/search/fusion.ts';
import { search } from '../../core/search/search.ts';
import { SearchIndex } from '../../core/search/searchIndex.ts';
import { DatabaseClient } from '../database/databaseClient.ts';
import { EmbeddingClient } from '../embedding/embeddingClient.ts';
import type { EmbeddingProvider } from '../embedding/embeddingProvider.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import { datasetSplits } from './datasetSplits.ts';
import { changesSettings, FileTracker } from './fileTracker.ts';
import type { IndexEngineOptions } from './indexEngine.ts';
import { readIndexSettings, type IndexSettings } from './indexSettings.ts';
import { ParseClient } from './parseClient.ts';
import { QueryVectors } from './queryVectors.ts';
import { RecordStore } from './recordStore.ts';
import { RecordServices } from './recordServices.ts';
import { RecordTables } from './recordTables.ts';
import { VectorFiller } from './vectorFiller.ts';
import type { FromIndexWorker } from './workerMessages.ts';

/** Milliseconds between two status messages while something is in progress. */
const STATUS_INTERVAL = 250;

/** Discovery, analysis and search of a workspace, as the index worker runs it. */
export class IndexService {
  readonly #options: IndexEngineOptions;
  readonly #emit: (message: FromIndexWorker) => void;
  readonly #index = new SearchIndex();
  readonly #store: RecordStore;
  readonly #parser = new ParseClient();
  readonly #tracker: FileTracker;
  readonly #provider: EmbeddingProvider | undefined;
  readonly #filler: VectorFiller;
  readonly #queries: QueryVectors;
  readonly #database: DatabaseClient;
  readonly records: RecordServices;
  #settings: IndexSettings;
  #trusted: boolean;
  #scans = 0;
  #started = false;
  #lastStatus = 0;
  #statusTimer: NodeJS.Timeout | undefined;

  constructor(options: IndexEngineOptions, emit: (message: FromIndexWorker) => void) {
    this.#options = options;
    this.#emit = emit;
    this.#trusted = options.trusted;
    this.#settings = readIndexSettings(options.roots);
    const embedding = providerFor(options);
    this.#provider = embedding.provider;
    const { recipe } = this.#settings;
    this.#filler = new VectorFiller(
      {
        index: this.#index,
        provider: embedding.provider,
        reason: embedding.reason,
        cacheFolder: options.cacheFolder,
        onProgress: () => {
          this.#reportStatus();
        },
      },
      recipe,
    );
    this.#queries = new QueryVectors(embedding.provider);
    this.#store = new RecordStore(this.#index, recipe, {
      added: (slot, unsaved) => {
        // What someone is working on goes before what was there at the start.
        this.#filler.add(slot, unsaved || this.#started);
      },
      removed: (slot) => {
        this.#filler.remove(slot);
      },
    });
    this.#tracker = this.#createTracker();
    this.records = new RecordServices({
      roots: options.roots,
      index: this.#index,
      store: this.#store,
      settings: () => this.#settings,
      textOf: (uri) => this.#tracker.textOf(uri),
      isTrusted: () => this.#trusted,
      source: () => this.#source(),
      embed: (text) => this.#embedQuery(text),
      model: () => this.#filler.load().then(() => this.#filler.model),
    });
    const tables = new RecordTables(
      this.#store,
      options.roots,
      () => this.#settings.configuration,
      () => this.records.usage.events.events,
    );
    this.#database = new DatabaseClient(tables);
  }

  /** Scans everything once; embedding goes on behind. */
  async start(overlays: readonly (readonly [string, string])[]): Promise<void> {
    const buffers = overlays.map(([uri, text]) => this.#tracker.setOverlay(uri, text));
    // The model loads in its own process meanwhile.
    void this.#filler.load().then(() => {
      this.#reportStatus();
    });
    await Promise.all([...buffers, this.#scan()]);
    this.#started = true;
    this.#filler.continue();
    this.#reportStatus();
  }

  async search(params: SearchParams, token: Cancellation): Promise<SearchAnswer> {
    const started = performance.now();
    const vector = await this.records.queryVector(params);
    if (token.isCancellationRequested) throw new OperationalError('The search was cancelled.');
    const embedded = performance.now();
    const outcome = search(this.#source(params.sort?.by === 'usage'), params, vector);
    const timing = { embedMs: embedded - started, searchMs: performance.now() - embedded };
    return { ...outcome, timing };
  }

  readRecord(id: string): RecordDetail | undefined {
    return this.#store.find(id.trim().toLowerCase());
  }

  readValue(id: string): JsonObject | undefined {
    return this.readRecord(id)?.value;
  }

  splits(id: string): DatasetSplits | null {
    return datasetSplits(this.#store, id);
  }

  async query({ sql, limit }: SqlParams): Promise<SqlAnswer> {
    if (!this.#trusted) throw new OperationalError('SQL runs only in a trusted workspace.');
    return this.#database.query(sql, limit);
  }

  /** Scans again and embeds what has no vector. */
  async build(): Promise<IndexStatus> {
    await this.#reload();
    this.#filler.forgetFailure();
    await this.#filler.fill();
    return this.status();
  }

  cancel(): IndexStatus {
    this.#filler.cancel();
    this.#reportStatus();
    return this.status();
  }

  async setOverlay(uri: string, text: string | undefined): Promise<void> {
    await this.#tracker.setOverlay(uri, text);
    this.#filler.continue();
  }

  async pathsChanged(uris: readonly string[]): Promise<void> {
    if (uris.some(changesSettings)) await this.#reload();
    else await this.#tracker.refresh(uris);
    if (this.#started) this.#filler.continue();
    this.#reportStatus();
  }

  async setTrusted(trusted: boolean): Promise<void> {
    if (trusted === this.#trusted) return;
    this.#trusted = trusted;
    await this.#scan();
  }

  status(): IndexStatus {
    const { model, rate, keywordOnlyReason, notice } = this.#filler;
    return {
      phase: this.#phase(),
      files: this.#store.fileCount,
      records: this.#store.recordCount,
      searchable: this.#index.size - this.#filler.withoutText,
      embedded: this.#index.vectors?.size ?? 0,
      ...(rate === undefined ? {} : { rate }),
      ...(model === undefined ? {} : { model: model.id }),
      ...(keywordOnlyReason === undefined ? {} : { keywordOnlyReason }),
      ...(notice === undefined ? {} : { notice }),
      revision: this.#store.revision,
    };
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#statusTimer);
    this.#tracker.dispose();
    this.#filler.close();
    await Promise.all([this.#parser.dispose(), this.#provider?.dispose(), this.#database.dispose()]);
  }

  #createTracker(): FileTracker {
    return new FileTracker({
      roots: this.#options.roots,
      exclude: this.#options.exclude,
      store: this.#store,
      parser: this.#parser,
      ignored: () => this.#settings.ignored,
      isTrusted: () => this.#trusted,
      onFiles: (files, deleted) => {
        this.#emit({ type: 'files', files, deleted });
        for (const uri of [...files.map((file) => file.uri), ...deleted]) this.#database.fileChanged(uri);
        this.#reportStatus();
      },
    });
  }

  async #scan(): Promise<void> {
    this.#scans += 1;
    this.#reportStatus();
    try {
      await this.#tracker.scan();
    } finally {
      this.#scans -= 1;
    }
  }

  /** Reads `databits.yaml` again; another search recipe means other texts. */
  async #reload(): Promise<void> {
    const before = JSON.stringify(this.#settings.recipe);
    this.#settings = readIndexSettings(this.#options.roots);
    const { recipe } = this.#settings;
    if (JSON.stringify(recipe) !== before) {
      this.#filler.useRecipe(recipe);
      this.#store.useRecipe(recipe);
    }
    await this.#scan();
  }

  async #embedQuery(text: string): Promise<QueryVector | undefined> {
    await this.#filler.load();
    if (this.#filler.model === undefined) return undefined;
    this.#filler.takeFromCache();
    return this.#queries.vectorOf(text);
  }

  #source(byUsage = false): Parameters<typeof search>[0] {
    const { model, keywordOnlyReason } = this.#filler;
    return {
      index: this.#index,
      recipe: this.#store.recipe,
      revision: this.#store.revision,
      ...(model === undefined ? {} : { model: model.id }),
      ...(keywordOnlyReason === undefined ? {} : { keywordOnlyReason }),
      ...this.records.searchContext(byUsage),
    };
  }

  #phase(): IndexPhase {
    if (this.#scans > 0) return 'scanning';
    if (!this.#started) return 'starting';
    if (this.#filler.isBusy) return 'embedding';
    return this.#filler.isCancelled ? 'cancelled' : 'ready';
  }

  /** Sends the status soon: at once when the last message is old enough, else after a moment. */
  #reportStatus(): void {
    if (this.#statusTimer !== undefined) return;
    const wait = Math.max(0, this.#lastStatus + STATUS_INTERVAL - performance.now());
    this.#statusTimer = setTimeout(() => {
      this.#statusTimer = undefined;
      this.#lastStatus = performance.now();
      this.#emit({ type: 'status', status: this.status() });
    }, wait);
  }
}

function providerFor({ embedding, modelFolder, cacheFolder }: IndexEngineOptions): {
  provider?: EmbeddingProvider;
  reason?: string;
} {
  if (!embedding.enabled)
    return { reason: 'Search is keyword-only: the embedding model is turned off in the settings.' };
  if (modelFolder === undefined) {
    return {
      reason: 'Search is keyword-only: no embedding model is installed. Install the extension again.',
    };
  }
  try {
    return {
      provider: new EmbeddingClient({ modelFolder, memory: cacheFolder, threads: embedding.threads }),
    };
  } catch (error) {
    return { reason: `Search is keyword-only. ${sentenceOf(error)}` };
  }
}
