// Above 300 lines: the one place where the parts of a session are made and told of each other; each method is a few lines.
import type { Connection } from 'vscode-languageserver';
import type { InitializationOptions, ServerSettings } from '../../../../shared/src/protocol/lsp.ts';
import { releaseMemory } from '../../adapters/memory.ts';
import { neverCancelled } from '../../core/cancellation.ts';
import type { SchemaText } from '../../core/features/configuration.ts';
import { COMMENTS_DEFINITION, CONFIGURATION_DEFINITION } from '../../core/schema/compile.ts';
import { isCommentsUri, isConfigurationUri } from '../../core/records/kinds.ts';
import type { FeatureContext } from '../../core/workspace/context.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';

import { planningEngineOf, type ApiSources } from './apiRequests.ts';
import type { ClientCapabilities } from './clientCapabilities.ts';
import { Configurations, isConfigurationFile } from './configurations.ts';
import { DiagnosticDelivery } from './diagnosticDelivery.ts';
import { EditorMessages } from './editorMessages.ts';
import { embeddingOf } from './embeddingSettings.ts';
import { EngineHost, type CreateEngine, type EngineListeners } from './engineHost.ts';
import { createFeatureContext } from './featureContext.ts';
import type { FeatureSources } from './feature.ts';
import { Forms } from './forms.ts';
import type { Guard, Log } from './guard.ts';
import { HeadIds } from './headIds.ts';
import { HistoryServices } from './historyServices.ts';
import { MemoryAtRest } from './memoryAtRest.ts';
import { OpenDocuments, type OpenDocument } from './openDocuments.ts';
import { OutsideChanges, type ChangeListeners } from './outsideChanges.ts';
import { overviewOf } from './overview.ts';
import { createPulledDiagnostics, type PulledDiagnostics } from './pulledDiagnostics.ts';
import { listRecords, recordsAt } from './recordLists.ts';
import { ReviewComments } from './reviewComments.ts';
import { PythonSources } from './pythonSources.ts';
import { PythonSync } from './pythonSync.ts';
import { renameEditOf } from './renameEdit.ts';
import { Throttle } from './throttle.ts';
import { WorkspaceDiagnostics } from './workspaceDiagnostics.ts';
import { WorkspaceRecords } from './workspaceRecords.ts';

/** What the composition root gives to a session. */
export interface SessionEnvironment {
  connection: Connection;
  guard: Guard;
  log: Log;
  createEngine: CreateEngine;
  defaultCacheFolder: string;
  modelFolder: string | undefined;
  /** Of the embedding service. */
  embeddingKey: string | undefined;
  /** Milliseconds. */
  now: () => number;
}

/** Milliseconds between two notices that records changed. */
const noticeInterval = 250;
/** Milliseconds between two looks at a project configuration that is being typed: it concerns every file. */
const configurationInterval = 500;

/** One editor and its workspace. All state of the server is here and below. */
export class Session implements FeatureSources, ApiSources {
  readonly documents = new OpenDocuments();
  readonly outside: OutsideChanges;
  readonly forms: Forms;
  readonly history: HistoryServices;
  readonly comments: ReviewComments;
  readonly #environment: SessionEnvironment;
  readonly #capabilities: ClientCapabilities;
  readonly #options: InitializationOptions;
  readonly #records: WorkspaceRecords;
  readonly #configurations: Configurations;
  readonly #headIds = new HeadIds();
  readonly #python: PythonSources;
  readonly #pythonSync: PythonSync;
  readonly #editor: EditorMessages;
  readonly #delivery: DiagnosticDelivery;
  readonly #diagnostics: WorkspaceDiagnostics;
  readonly #engine: EngineHost;
  readonly #recordsNotice: Throttle;
  readonly #configurationReload: Throttle;
  readonly #commentsReload: Throttle;
  readonly #runsNotice: Throttle;
  readonly #memory = new MemoryAtRest(releaseMemory);
  #settings: ServerSettings;
  #trusted: boolean;
  #roots: readonly string[] = [];
  #endOfScan: () => void = () => undefined;

  constructor(
    environment: SessionEnvironment,
    capabilities: ClientCapabilities,
    options: InitializationOptions,
  ) {
    const { guard, now, log, createEngine } = environment;
    this.#environment = environment;
    this.#capabilities = capabilities;
    this.#options = options;
    this.#settings = options.settings;
    this.#trusted = options.trusted;
    this.#configurations = new Configurations((uri) => this.documents.get(uri)?.text);
    this.#engine = new EngineHost(createEngine, this.#engineListeners(), guard);
    this.#editor = new EditorMessages(environment.connection, guard, capabilities);
    this.#delivery = new DiagnosticDelivery({
      pulls: this.pullsDiagnostics,
      isOpen: (uri) => this.documents.get(uri)?.file !== undefined,
      clientUri: (uri) => this.documents.get(uri)?.clientUri ?? uri,
      editor: this.#editor,
    });
    this.#pythonSync = new PythonSync(environment.connection, capabilities, (error) => {
      log.warn(`Python files are not followed: ${String(error)}`);
    });
    this.#python = this.#createPython();
    this.history = this.#createHistory();
    this.#diagnostics = new WorkspaceDiagnostics({
      documents: this.documents,
      records: () => this.#records,
      configurations: this.#configurations,
      problemsOfComments: (uri) => this.comments.problemsOf(uri),
      settings: () => this.#settings,
      isComplete: () => this.#engine.isReady,
      isTrusted: () => this.#trusted,
      python: this.#python,
      deletedFromBase: this.history.records.deletedFromBase.bind(this.history.records),
      joinedOf: this.history.records.joinedOf.bind(this.history.records),
      log,
      publish: this.#delivery.publish.bind(this.#delivery),
      guard,
      now,
    });
    this.comments = this.#createComments();
    this.forms = new Forms({
      documents: this.documents,
      contextFor: this.contextFor.bind(this),
      problemsOf: this.#diagnostics.problemsOf.bind(this.#diagnostics),
    });
    this.#records = new WorkspaceRecords(
      this.documents,
      (uris) => {
        this.#recordsChanged(uris);
      },
      () => this.#engine.isReady,
    );
    this.#recordsNotice = new Throttle(noticeInterval, () => {
      this.#editor.send({ event: 'records/changed', payload: { revision: this.#records.index.revision } });
    });
    this.#configurationReload = new Throttle(configurationInterval, () => {
      guard.task('Reading databits.yaml', () => this.#loadConfigurations());
    });
    this.#commentsReload = new Throttle(configurationInterval, () => {
      guard.task('Reading comments', () => this.comments.load());
    });
    this.#runsNotice = new Throttle(noticeInterval, () => {
      this.#editor.send({ event: 'runs/changed', payload: {} });
    });
    this.outside = new OutsideChanges(this.#records.index, this.#changeListeners(), log);
  }

  get trusted(): boolean {
    return this.#trusted;
  }

  get modelEndpoint(): string {
    return this.#settings.modelEndpoint;
  }

  get engine(): ApiSources['engine'] {
    return this.#engine.engine;
  }

  passBuffers(): void {
    this.#engine.passWaiting();
  }

  /** True for an editor that asks for diagnostics, and did not say that it would rather be told. */
  get pullsDiagnostics(): boolean {
    return this.#capabilities.pullsDiagnostics && this.#options.pushDiagnostics !== true;
  }

  /** Answers an editor that asks for diagnostics. */
  get pulledDiagnostics(): PulledDiagnostics {
    return createPulledDiagnostics({
      documents: this.documents,
      delivery: this.#delivery,
      delay: () => this.#settings.diagnosticsDelay,
      show: (document) => {
        this.#diagnostics.show(document);
      },
    });
  }

  recordFile(uri: string): ReturnType<FeatureSources['recordFile']> {
    return this.#newestDocument(uri)?.file;
  }

  schemaText(uri: string): SchemaText | undefined {
    const text = this.documents.get(uri)?.text;
    const definition = isConfigurationFile(uri)
      ? CONFIGURATION_DEFINITION
      : isCommentsUri(uri)
        ? COMMENTS_DEFINITION
        : undefined;
    return text === undefined || definition === undefined ? undefined : { text, definition };
  }

  pythonUri(uri: string): string | undefined {
    const document = this.documents.get(uri);
    return document !== undefined && isPython(document) ? document.uri : undefined;
  }

  contextFor(uri: string): FeatureContext {
    const sources = {
      index: this.#newestRecords(),
      documents: this.documents,
      configurations: this.#configurations,
      engine: this.#engine,
      headIds: this.#headIds,
      python: this.#python,
      histories: this.history.records,
      commits: this.history.commits,
      inlayHints: this.#settings.inlayHints,
      diagnostics: this.#diagnostics,
      deletesFiles: this.#capabilities.deletesFiles,
      snippetEdits: this.#capabilities.snippetEdits,
      isTrusted: () => this.#trusted,
      isComplete: () => this.#roots.length === 0 || this.#engine.isReady,
    };
    return createFeatureContext(sources, uri);
  }

  renameEdit: FeatureSources['renameEdit'] = (plan) =>
    renameEditOf(plan, this.#capabilities, (uri) => this.documents.get(uri)?.clientUri ?? uri);

  listRecords: ApiSources['listRecords'] = (params) => listRecords(this.#records.index, params);

  recordsAt: ApiSources['recordsAt'] = (params) => {
    this.#newestDocument(params.uri);
    return recordsAt(this.#records.index, params);
  };

  overview: ApiSources['overview'] = () => overviewOf(this.#records.index, this.#diagnostics.counts);

  opened(document: OpenDocument): void {
    this.#reloadFor(document);
    if (isPython(document)) this.#python.changed(document.uri);
    if (document.file === undefined) return;
    this.#memory.touched();
    this.#diagnostics.opened(document);
    this.#engine.setOverlay(document.uri, () => document.text);
  }

  changed(document: OpenDocument): void {
    this.#reloadFor(document);
    if (isPython(document)) this.#python.changed(document.uri);
    if (document.file === undefined) return;
    this.#memory.touched();
    this.#diagnostics.changed(document);
    this.#engine.setOverlay(document.uri, () => document.text);
  }

  /** Files that are read as a whole when their buffers change. */
  #reloadFor({ uri }: OpenDocument): void {
    if (isConfigurationUri(uri)) this.#configurationReload.ask();
    if (isCommentsUri(uri)) this.#commentsReload.ask();
  }

  saved(document: OpenDocument): void {
    this.#diagnostics.saved(document);
    if (document.file !== undefined) this.#editor.historyChanged();
  }

  closed(document: OpenDocument): void {
    this.#reloadFor(document);
    if (isPython(document)) this.#python.changed(document.uri);
    if (document.file === undefined) return;
    this.#engine.removeOverlay(document.uri);
    this.#records.forget(document.uri);
    this.#delivery.closed(document.uri);
    this.#diagnostics.closed(document);
    this.#memory.left(document.file.documents.length);
  }

  setTrusted(trusted: boolean): void {
    this.#trusted = trusted;
    this.#headIds.clear();
    this.history.records.refresh();
    this.#diagnostics.invalidateAll();
    this.#engine.engine?.setTrusted(trusted);
  }

  setSettings(settings: ServerSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (before.maxWorkspaceProblems !== settings.maxWorkspaceProblems) this.#diagnostics.invalidateAll();
    const isOtherHints = JSON.stringify(before.inlayHints) !== JSON.stringify(settings.inlayHints);
    if (isOtherHints) this.#editor.refreshHints();
    const isOtherModel = JSON.stringify(embeddingOf(before)) !== JSON.stringify(embeddingOf(settings));
    if (isOtherModel) this.#environment.guard.task('Restarting the index', () => this.setRoots(this.#roots));
  }

  /** Takes the workspace's folders, as absolute paths, and starts the index for them. */
  async setRoots(roots: readonly string[]): Promise<void> {
    this.#roots = roots;
    this.#configurations.load(roots);
    this.#python.setRoots(roots);
    this.outside.setRoots(roots);
    this.#diagnostics.setRoots(roots);
    this.history.setRoots(roots);
    this.comments.setRoots(roots);
    this.#environment.guard.task('Reading comments', () => this.comments.load());
    this.#endOfScan = this.#records.rescan();
    const overlays = [...this.documents.all()].filter(({ file }) => file !== undefined);
    const { modelFolder, defaultCacheFolder, embeddingKey: key } = this.#environment;
    await this.#engine.start(
      {
        roots,
        exclude: this.#options.exclude,
        cacheFolder: this.#options.cacheFolder ?? defaultCacheFolder,
        ...(modelFolder !== undefined && { modelFolder }),
        embedding: { ...embeddingOf(this.#settings), ...(key !== undefined && { key }) },
        trusted: this.#trusted,
        waitForModel: false,
      },
      new Map(overlays.map(({ uri, text }) => [uri, text])),
    );
    if (roots.length === 0) this.#endOfScan();
  }

  async stop(): Promise<void> {
    this.outside.dispose();
    this.#diagnostics.dispose();
    this.#delivery.dispose();
    this.#python.dispose();
    this.#pythonSync.dispose();
    this.#recordsNotice.dispose();
    this.#editor.dispose();
    this.#memory.dispose();
    this.#configurationReload.dispose();
    this.#commentsReload.dispose();
    this.#runsNotice.dispose();
    this.history.dispose();
    await this.#engine.dispose();
  }

  /** An open file; the index has its newest text from then on. */
  #newestDocument(uri: string): OpenDocument | undefined {
    const document = this.documents.get(uri);
    if (document !== undefined) this.#records.synchronise(document);
    return document;
  }

  /** What is answered across files is answered from every buffer's newest text. */
  #newestRecords(): RecordIndex {
    for (const document of this.documents.all()) this.#records.synchronise(document);
    return this.#records.index;
  }

  #engineListeners(): EngineListeners {
    const { connection, log } = this.#environment;
    return {
      onFiles: (files, deleted) => {
        this.#records.takeFiles(files, deleted);
        this.#memory.left(files.reduce((sum, { documents }) => sum + documents.length, 0));
        this.outside.watchRecordFolders();
      },
      onStatus: (status) => {
        this.#editor.send({ event: 'index/status', payload: status });
      },
      onRuns: () => {
        this.#runsNotice.ask();
      },
      onDatasets: (findings) => {
        this.#diagnostics.datasetsExamined(findings);
      },
      onReady: () => {
        this.#endOfScan();
        this.history.records.refresh();
        this.#diagnostics.invalidateAll();
        this.#editor.refreshHints();
        this.#editor.refresh();
      },
      onFailure: (sentence) => {
        log.error(sentence);
        connection.window.showErrorMessage(sentence);
      },
    };
  }

  #createPython(): PythonSources {
    const { guard, now } = this.#environment;
    return new PythonSources({
      openText: (uri) => this.documents.get(uri)?.text,
      onNamed: (uri) => {
        this.#pythonSync.named(uri);
        this.outside.watchFolderOf(uri);
      },
      onLearned: (uris) => {
        this.#diagnostics.lookAgain(uris);
      },
      task: (name, run) => {
        guard.task(name, run);
      },
      now,
    });
  }

  #createComments(): ReviewComments {
    return new ReviewComments({
      index: () => this.#newestRecords(),
      openFile: (uri) => this.#newestDocument(uri)?.file,
      openText: (uri) => this.documents.get(uri)?.text,
      onChanged: (uris) => {
        this.#diagnostics.lookAgain(uris);
        this.#editor.send({ event: 'comments/changed', payload: {} });
      },
    });
  }

  #createHistory(): HistoryServices {
    const { guard, log, defaultCacheFolder } = this.#environment;
    return new HistoryServices({
      documents: this.documents,
      index: () => this.#newestRecords(),
      readText: (uri) => this.contextFor(uri).readText(uri, neverCancelled),
      engine: () => this.engine,
      planningEngine: () => planningEngineOf(this),
      datasets: () => this.#diagnostics.datasets,
      onCommits: () => {
        this.#editor.refresh();
      },
      isTrusted: () => this.#trusted,
      isReady: () => this.#engine.isReady,
      cacheFolder: this.#options.cacheFolder ?? defaultCacheFolder,
      baseBranchOf: (root) => this.#configurations.baseBranchOf(root),
      onLearned: (ids) => {
        const { index } = this.#records;
        this.#diagnostics.lookAgain(new Set(ids.flatMap((id) => index.byId(id).map(({ uri }) => uri))));
        this.#editor.refresh();
        this.#editor.historyChanged();
      },
      task: (name, run) => {
        guard.task(name, run);
      },
      log,
    });
  }

  #changeListeners(): ChangeListeners {
    return {
      onRecords: (uris) => this.#engine.engine?.pathsChanged(uris),
      onSettings: (uris) => {
        this.#engine.engine?.pathsChanged(uris);
        this.#loadConfigurations();
      },
      onHead: (uris) => {
        this.#headIds.clear();
        this.history.records.refresh();
        this.#diagnostics.baseChanged();
        this.#engine.engine?.pathsChanged(uris);
      },
      onStaged: () => {
        this.#editor.historyChanged();
      },
      onComments: () => {
        this.#commentsReload.ask();
      },
      onReceipts: () => {
        this.#runsNotice.ask();
      },
      onOthers: (uris) => {
        this.#diagnostics.filesChanged(uris);
        this.#python.refresh(uris);
      },
    };
  }

  #loadConfigurations(): void {
    const before = this.#configurations.uris();
    this.#python.setRoots(this.#roots);
    if (!this.#configurations.load(this.#roots)) return;
    this.#diagnostics.invalidate(before);
    this.#diagnostics.invalidateAll();
  }

  #recordsChanged(uris: ReadonlySet<string>): void {
    this.#diagnostics.invalidate(uris);
    this.#recordsNotice.ask();
    this.#editor.refreshHints();
    if (uris.size > 0) this.#editor.refresh();
  }
}

function isPython({ uri }: OpenDocument): boolean {
  return uri.endsWith('.py');
}
