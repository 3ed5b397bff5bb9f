// Above 300 lines: the one place where the parts of the index meet; every method is a few lines that ask one of them.
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { DatasetSplits, RecordDetail } from '../../../../shared/src/protocol/records.ts';
import type { IndexPhase, IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { IndexVerification } from '../../../../shared/src/protocol/verification.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { tellsSameMeaning } from '../../core/examination/meanings.ts';
import { isConfigurationUri } from '../../core/records/kinds.ts';
import { SearchIndex } from '../../core/search/searchIndex.ts';
import type { VectorSet } from '../../core/search/vectorSet.ts';
import { RecordCache } from '../cache/recordCache.ts';
import type { DatabaseClient } from '../database/databaseClient.ts';
import { releaseMemory } from '../memory.ts';
import { NeighbourService } from '../neighbours/neighbourService.ts';
import { resultFiles } from '../neighbours/storedResults.ts';
import { OperationalError } from '../operationalError.ts';
import { EffectivenessAnswers } from '../runs/effectivenessAnswers.ts';
import { InfluenceAnswers } from '../runs/influenceAnswers.ts';
import { ReceiptDigests } from '../runs/receiptDigests.ts';
import { RunService } from '../runs/runService.ts';
import { programFingerprint } from '../programFingerprint.ts';
import { VectorEngines } from '../vectors/vectorEngines.ts';
import { examinationSettings } from '../../core/examination/examinationSettings.ts';
import { datasetSplits } from './datasetSplits.ts';
import { DatasetWatch } from './datasetWatch.ts';
import { createHeadReader } from './headReader.ts';
import { DocumentContents } from './documentContents.ts';
import { EmbeddingControl } from './embeddingControl.ts';
import { embeddingStatus, fillingPhase } from './embeddingStatus.ts';
import { FileReports } from './fileReports.ts';
import { FileTracker } from './fileTracker.ts';
import type { IndexEngineOptions } from './indexEngine.ts';
import { readIndexSettings, type IndexSettings } from './indexSettings.ts';
import { IndexVerifier } from './indexVerifier.ts';
import { LineageLookups } from './lineageLookups.ts';
import { ParseClient } from './parseClient.ts';
import { RecordStore } from './recordStore.ts';
import { RecordTables } from './recordTables.ts';
import { SlotKeys } from './slotKeys.ts';
import { SqlTables } from './sqlTables.ts';
import { SnapshotKeeper } from './snapshotKeeper.ts';
import type { SnapshotParts } from './snapshotState.ts';
import { RecordServices } from './recordServices.ts';
import { Searches } from './searches.ts';
import { StatusReports } from './statusReports.ts';
import { VersionTables } from './versionTables.ts';
import { URGENT } from './waitingTexts.ts';
import type { FromIndexWorker } from './workerMessages.ts';

/** Discovery, analysis and search of a workspace, as the index worker runs it. */
export class IndexService {
  readonly embedding: EmbeddingControl;
  readonly records: RecordServices;
  readonly searches: Searches;
  readonly neighbours: NeighbourService;
  readonly lineage: LineageLookups;
  readonly runs: RunService;
  readonly receipts: ReceiptDigests;
  readonly effectiveness: EffectivenessAnswers;
  readonly influence: InfluenceAnswers;
  readonly #options: IndexEngineOptions;
  readonly #engines: VectorEngines;
  readonly #index: SearchIndex;
  readonly #store: RecordStore;
  readonly #contents: DocumentContents;
  readonly #parser: ParseClient;
  readonly #tracker: FileTracker;
  readonly #vectorKeys = new SlotKeys();
  readonly #keeper: SnapshotKeeper;
  readonly #tables: SqlTables;
  readonly #files: FileReports;
  readonly #reports: StatusReports;
  /** Absent for a host that does not want to hear of files. */
  readonly #datasets: DatasetWatch | undefined;
  #settings: IndexSettings;
  #trusted: boolean;
  #scans = 0;
  /** Records that were there after the first scan: those that came later somebody works on. */
  #additionsAtStart: number | undefined;

  constructor(options: IndexEngineOptions, emit: (message: FromIndexWorker) => void) {
    this.#options = options;
    this.#reports = new StatusReports(() => {
      emit({ type: 'status', status: this.status() });
    });
    this.#trusted = options.trusted;
    this.#settings = readIndexSettings(options.roots);
    this.#engines = new VectorEngines(options);
    this.#index = new SearchIndex((dimensions, model) => this.#engines.create(dimensions, model));
    this.embedding = new EmbeddingControl({
      engine: options,
      recipe: this.#settings.recipe,
      isTrusted: () => this.#trusted,
      onChanged: () => {
        this.#reports.soon();
      },
      filling: {
        index: this.#index,
        keys: this.#vectorKeys,
        priorityOf: (slot) => this.#priorityOf(slot),
        onProgress: () => {
          if (this.#vectorsToCompare()?.waiting === 0) this.#datasets?.changed();
          this.#keeper.changed();
          this.#reports.soon();
        },
      },
    });
    const program = programFingerprint();
    const { roots, cacheFolder } = options;
    this.#parser = new ParseClient({ folder: cacheFolder, program });
    const records = new RecordCache({ folder: cacheFolder, program, readOnly: true });
    this.#contents = new DocumentContents(records, (uri) => {
      void this.#tracker.reread(uri).catch(() => undefined);
    });
    const { slots: listener } = this.embedding;
    const contents = this.#contents;
    this.#store = new RecordStore(this.#index, this.#settings.recipe, { contents, listener });
    this.lineage = new LineageLookups(this.#index, this.#store);
    this.runs = new RunService({
      ...{ store: this.#store, memberships: this.lineage.memberships, roots, cacheFolder, now: Date.now },
      onChanged: () => {
        emit({ type: 'runs' });
      },
    });
    this.receipts = new ReceiptDigests(this.#store);
    this.influence = new InfluenceAnswers({
      ...{ store: this.#store, index: this.#index, digests: this.receipts },
    });
    this.effectiveness = new EffectivenessAnswers({
      ...{ store: this.#store, digests: this.receipts },
      events: () => this.records.usage.events.events,
    });
    this.#tracker = this.#createTracker();
    const onQuiet = (): void => void this.embedding.rest().then(releaseMemory);
    this.#keeper = new SnapshotKeeper({ roots, cacheFolder, program, onQuiet }, this.#parts());
    this.searches = new Searches({
      index: this.#index,
      store: this.#store,
      fillers: this.embedding.fillers,
      context: (byUsage) => this.records.searchContext(byUsage),
      waitForModel: options.waitForModel ?? true,
    });
    this.records = new RecordServices({
      roots,
      index: this.#index,
      store: this.#store,
      settings: () => this.#settings,
      textOf: (uri) => this.#tracker.textOf(uri),
      isTrusted: () => this.#trusted,
      source: () => this.searches.source(),
      choose: (params) => this.searches.choose(params),
      onPlanProgress: () => {
        this.#reports.soon();
      },
    });
    const neighbourhood = {
      index: this.#index,
      searches: this.searches,
      lookedUp: () => this.embedding.lookedUp(),
      usage: () => this.records.usage.counts(),
    };
    this.neighbours = new NeighbourService(neighbourhood, resultFiles(cacheFolder, roots), () => {
      this.#reports.soon();
    });
    const tables = new RecordTables(
      this.#store,
      roots,
      () => this.#settings.configuration,
      () => this.records.usage.events.events,
      new VersionTables({ store: this.#store, roots, cacheFolder }),
      cacheFolder,
    );
    this.#tables = new SqlTables(tables, () => {
      this.#reports.soon();
    });
    this.#files = new FileReports({
      store: this.#store,
      emit: options.reportFiles === false ? undefined : emit,
      onChanged: (uri) => {
        this.#tables.database.fileChanged(uri);
        this.#datasets?.changed();
      },
    });
    if (options.reportFiles === false) return;
    this.#datasets = new DatasetWatch({
      store: this.#store,
      settings: () => examinationSettings(this.#settings.configuration),
      vectors: () => this.#vectorsToCompare(),
      readHead: createHeadReader(roots, () => this.#trusted),
      isSettled: () => this.#scans === 0 && this.#additionsAtStart !== undefined,
      onFindings: (findings) => {
        emit({ type: 'datasets', findings });
      },
    });
  }

  /**
   * Takes up the last session's state, and compares it with the disk: from then on search answers. Resolves when the
   * host has heard of every file; embedding goes on behind.
   */
  async start(overlays: readonly (readonly [string, string])[]): Promise<void> {
    // The model loads in its own process while the last session's state is read.
    void this.embedding.load();
    this.#keeper.restore();
    const buffers = overlays.map(([uri, text]) => this.#tracker.setOverlay(uri, text));
    await this.#whileScanning(async () => {
      await Promise.all([...buffers, this.#tracker.scan()]);
      await this.#files.tellRestored();
    });
    this.#additionsAtStart = this.#index.additions;
    releaseMemory();
    this.embedding.start();
    this.#reports.soon();
  }

  /** A question has come: what can wait waits. */
  giveWay(): void {
    this.#datasets?.giveWay();
  }

  /** The host has taken a message of files. */
  filesTaken(): void {
    this.#files.taken();
  }

  readRecord(id: string): RecordDetail | undefined {
    return this.#store.find(id.trim().toLowerCase());
  }

  splits(id: string, tried?: JsonObject): DatasetSplits | null {
    return datasetSplits(this.#store, id, tried);
  }

  /** The tables, for a trusted workspace. */
  get sql(): DatabaseClient {
    if (!this.#trusted) throw new OperationalError('SQL runs only in a trusted workspace.');
    return this.#tables.database;
  }

  /** Scans again and embeds what has no vector. */
  async build(): Promise<IndexStatus> {
    await this.#reload();
    await this.embedding.build();
    return this.status();
  }

  /** Compares the index with the files, analysed anew. */
  async verify(token: Cancellation): Promise<IndexVerification> {
    const found = await this.#tracker.inStep((items) =>
      new IndexVerifier(this.#parts()).verify(items, token),
    );
    if (found === undefined) throw new OperationalError('The index was shut down.');
    return found;
  }

  /** What plans changes, once the text of every buffer that came by now is known. */
  async planning(): Promise<Pick<RecordServices, 'writing' | 'placement' | 'drafts' | 'feedback'>> {
    await this.#tracker.buffersTaken();
    return this.records;
  }

  async setOverlay(uri: string, text: string | undefined): Promise<void> {
    await this.#tracker.setOverlay(uri, text);
    for (const { slot } of this.#store.file(uri)?.documents ?? []) {
      if (slot !== undefined) this.embedding.fillers.prefer(slot);
    }
    this.embedding.continue();
  }

  async pathsChanged(uris: readonly string[]): Promise<void> {
    // Also where HEAD is another one.
    this.#datasets?.changed();
    if (uris.some(isConfigurationUri)) await this.#reload();
    else await this.#tracker.refresh(uris);
    // A buffer may have unsaved changes now because its file has others, which no file's news tells.
    this.#datasets?.changed();
    this.embedding.continue();
    this.#reports.soon();
  }

  async setTrusted(trusted: boolean): Promise<void> {
    if (trusted === this.#trusted) return;
    this.#trusted = trusted;
    this.#datasets?.changed();
    await this.#scan();
    if (trusted) this.embedding.retry();
  }

  status(): IndexStatus {
    const { models, fillers } = this.embedding;
    const { download } = models;
    const notice =
      this.#engines.notice ?? this.#parser.notice ?? this.#keeper.problem ?? this.#tracker.notice;
    const { graphProgress: graph } = this.#engines;
    const { progress: tables } = this.#tables;
    const { state: plan } = this.records.planProgress;
    return {
      phase: this.#phase(),
      files: this.#store.fileCount,
      records: this.#store.recordCount,
      ...embeddingStatus(fillers, this.#index.size, notice),
      ...(graph === undefined ? {} : { graph }),
      ...(download === undefined ? {} : { download }),
      ...(tables === undefined ? {} : { tables }),
      ...(plan === undefined ? {} : { plan: { ...plan } }),
      ...(this.neighbours.progress === undefined ? {} : { neighbours: this.neighbours.progress }),
      work: this.#parser.work,
      revision: this.#store.revision,
    };
  }

  async dispose(): Promise<void> {
    this.#reports.dispose();
    this.#datasets?.dispose();
    this.runs.dispose();
    this.#files.dispose();
    this.#tracker.dispose();
    this.embedding.close();
    await this.#keeper.save();
    const parts = [this.#engines, this.neighbours, this.#parser, this.embedding, this.#tables.database];
    await Promise.all(parts.map((part) => part.dispose()));
    this.#contents.close();
  }

  /** What someone is working on goes first, then what was changed last. */
  #priorityOf(slot: number): number {
    const record = this.#index.record(slot);
    if (record === undefined) return 0;
    const isNew = this.#index.recordBefore(slot, this.#additionsAtStart ?? Infinity) === undefined;
    const isUrgent = isNew || record.unsaved || this.#tracker.isOpen(record.uri);
    return isUrgent ? URGENT : this.#tracker.changedAt(record.uri);
  }

  /** The vectors that tell whether records mean the same. */
  #vectorsToCompare(): VectorSet | undefined {
    const [preferred] = this.#index.vectorSets;
    return preferred !== undefined && tellsSameMeaning(preferred.model) ? preferred : undefined;
  }

  #parts(): SnapshotParts {
    const [index, store, tracker] = [this.#index, this.#store, this.#tracker];
    return { index, store, tracker, contents: this.#contents, vectorKeys: this.#vectorKeys };
  }

  #createTracker(): FileTracker {
    return new FileTracker({
      roots: this.#options.roots,
      exclude: this.#options.exclude,
      store: this.#store,
      parser: this.#parser,
      ignored: () => this.#settings.ignored,
      isTrusted: () => this.#trusted,
      now: Date.now,
      onFiles: (files, deleted) => {
        this.#files.tell(files, deleted);
        this.#keeper.changed();
        this.#reports.soon();
      },
    });
  }

  #scan(): Promise<void> {
    return this.#whileScanning(() => this.#tracker.scan());
  }

  async #whileScanning(work: () => Promise<void>): Promise<void> {
    this.#scans += 1;
    this.#reports.soon();
    try {
      await work();
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
      this.embedding.fillers.useRecipe(recipe);
      this.#vectorKeys.clear();
      this.#keeper.useRecipe(recipe);
      this.#store.useRecipe(recipe);
    }
    this.#datasets?.changed();
    await this.#scan();
  }

  #phase(): IndexPhase {
    if (this.#scans > 0) return 'scanning';
    if (this.#additionsAtStart === undefined) return 'starting';
    return fillingPhase(this.embedding.fillers);
  }
}
