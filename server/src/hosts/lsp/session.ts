import {
  CodeLensRefreshRequest,
  PublishDiagnosticsNotification,
  type Connection,
} from 'vscode-languageserver';
import type { Problem } from '../../../../shared/src/problem.ts';
import {
  EVENT_NOTIFICATION,
  type EventMessage,
  type InitializationOptions,
  type ServerSettings,
} from '../../../../shared/src/protocol/lsp.ts';
import { isConfigurationUri } from '../../core/records/kinds.ts';
import type { FeatureContext } from '../../core/workspace/context.ts';
import type { ApiSources } from './apiRequests.ts';
import type { ClientCapabilities } from './clientCapabilities.ts';
import { Configurations, isConfigurationFile } from './configurations.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { embeddingOf } from './embeddingSettings.ts';
import { EngineHost, type CreateEngine, type EngineListeners } from './engineHost.ts';
import { createFeatureContext } from './featureContext.ts';
import type { FeatureSources } from './features.ts';
import type { Guard, Log } from './guard.ts';
import { HeadIds } from './headIds.ts';
import { OpenDocuments, type OpenDocument } from './openDocuments.ts';
import { OutsideChanges, type ChangeListeners } from './outsideChanges.ts';
import { overviewOf } from './overview.ts';
import { listRecords } from './recordLists.ts';
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
/** Milliseconds between two requests to the editor to ask for lenses again. */
const lensInterval = 1000;

/** Milliseconds between two looks at a project configuration that is being typed: it concerns every file. */
const configurationInterval = 500;

/** One editor and its workspace. All state of the server is here and below. */
export class Session implements FeatureSources, ApiSources {
  readonly documents = new OpenDocuments();
  readonly outside: OutsideChanges;
  readonly #environment: SessionEnvironment;
  readonly #capabilities: ClientCapabilities;
  readonly #options: InitializationOptions;
  readonly #records: WorkspaceRecords;
  readonly #configurations: Configurations;
  readonly #headIds = new HeadIds();
  readonly #diagnostics: WorkspaceDiagnostics;
  readonly #engine: EngineHost;
  readonly #recordsNotice: Throttle;
  readonly #lensRefresh: Throttle;
  readonly #configurationReload: Throttle;
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
    this.#diagnostics = new WorkspaceDiagnostics({
      documents: this.documents,
      records: () => this.#records,
      configurations: this.#configurations,
      settings: () => this.#settings,
      isComplete: () => this.#engine.isReady,
      isTrusted: () => this.#trusted,
      log,
      publish: (uri, problems, version) => {
        this.#publish(uri, problems, version);
      },
      guard,
      now,
    });
    this.#records = new WorkspaceRecords(
      this.documents,
      (uris) => {
        this.#recordsChanged(uris);
      },
      () => this.#engine.isReady,
    );
    this.#recordsNotice = new Throttle(noticeInterval, () => {
      this.#send({ event: 'records/changed', payload: { revision: this.#records.index.revision } });
    });
    this.#lensRefresh = new Throttle(lensInterval, () => {
      this.#refreshLenses();
    });
    this.#configurationReload = new Throttle(configurationInterval, () => {
      guard.task('Reading databits.yaml', () => this.#loadConfigurations());
    });
    this.outside = new OutsideChanges(this.#records.index, this.#changeListeners(), log);
  }

  get trusted(): boolean {
    return this.#trusted;
  }

  get engine(): ApiSources['engine'] {
    return this.#engine.engine;
  }

  recordFile(uri: string): ReturnType<FeatureSources['recordFile']> {
    const document = this.documents.get(uri);
    if (document !== undefined) this.#records.synchronise(document);
    return document?.file;
  }

  configurationText(uri: string): string | undefined {
    return isConfigurationFile(uri) ? this.documents.get(uri)?.text : undefined;
  }

  contextFor(uri: string): FeatureContext {
    const { documents } = this;
    const { deletesFiles } = this.#capabilities;
    const isTrusted = (): boolean => this.#trusted;
    const [configurations, engine, headIds] = [this.#configurations, this.#engine, this.#headIds];
    const [{ index }, diagnostics] = [this.#records, this.#diagnostics];
    return createFeatureContext(
      { index, documents, configurations, engine, headIds, diagnostics, isTrusted, deletesFiles },
      uri,
    );
  }

  listRecords: ApiSources['listRecords'] = (params) => listRecords(this.#records.index, params);

  overview: ApiSources['overview'] = () => overviewOf(this.#records.index, this.#diagnostics.counts);

  opened(document: OpenDocument): void {
    if (isConfigurationUri(document.uri)) this.#configurationReload.ask();
    if (document.file === undefined) return;
    this.#diagnostics.opened(document);
    this.#engine.setOverlay(document.uri, () => document.text);
  }

  changed(document: OpenDocument): void {
    if (isConfigurationUri(document.uri)) this.#configurationReload.ask();
    if (document.file === undefined) return;
    this.#diagnostics.changed(document);
    this.#engine.setOverlay(document.uri, () => document.text);
  }

  saved(document: OpenDocument): void {
    this.#diagnostics.saved(document);
  }

  closed(document: OpenDocument): void {
    if (isConfigurationUri(document.uri)) this.#configurationReload.ask();
    if (document.file === undefined) return;
    this.#engine.removeOverlay(document.uri);
    this.#records.forget(document.uri);
    this.#diagnostics.closed(document);
  }

  setTrusted(trusted: boolean): void {
    this.#trusted = trusted;
    this.#headIds.clear();
    this.#diagnostics.invalidateAll();
    this.#engine.engine?.setTrusted(trusted);
  }

  setSettings(settings: ServerSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (before.maxWorkspaceProblems !== settings.maxWorkspaceProblems) this.#diagnostics.invalidateAll();
    const isOtherModel = JSON.stringify(embeddingOf(before)) !== JSON.stringify(embeddingOf(settings));
    if (isOtherModel) this.#environment.guard.task('Restarting the index', () => this.setRoots(this.#roots));
  }

  /** Takes the workspace's folders, as absolute paths, and starts the index for them. */
  async setRoots(roots: readonly string[]): Promise<void> {
    this.#roots = roots;
    this.#configurations.load(roots);
    this.outside.setRoots(roots);
    this.#diagnostics.setRoots(roots);
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
    this.#recordsNotice.dispose();
    this.#lensRefresh.dispose();
    this.#configurationReload.dispose();
    await this.#engine.dispose();
  }

  #engineListeners(): EngineListeners {
    const { connection, log } = this.#environment;
    return {
      onFiles: (files, deleted) => {
        this.#records.takeFiles(files, deleted);
        this.outside.watchRecordFolders();
      },
      onStatus: (status) => {
        this.#send({ event: 'index/status', payload: status });
      },
      onReady: () => {
        this.#endOfScan();
        this.#diagnostics.invalidateAll();
      },
      onFailure: (sentence) => {
        log.error(sentence);
        connection.window.showErrorMessage(sentence);
      },
    };
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
        this.#diagnostics.baseChanged();
        this.#engine.engine?.pathsChanged(uris);
      },
      onOthers: (uris) => {
        this.#diagnostics.filesChanged(uris);
      },
    };
  }

  #loadConfigurations(): void {
    const before = this.#configurations.uris();
    if (!this.#configurations.load(this.#roots)) return;
    this.#diagnostics.invalidate(before);
    this.#diagnostics.invalidateAll();
  }

  #recordsChanged(uris: ReadonlySet<string>): void {
    this.#diagnostics.invalidate(uris);
    this.#recordsNotice.ask();
    if (uris.size > 0) this.#lensRefresh.ask();
  }

  #publish(uri: string, problems: readonly Problem[], version: number | undefined): void {
    const { connection, guard } = this.#environment;
    const clientUri = this.documents.get(uri)?.clientUri ?? uri;
    const message = diagnosticsOf(clientUri, problems, version, this.#capabilities.relatedInformation);
    guard.task('Publishing diagnostics', () =>
      connection.sendNotification(PublishDiagnosticsNotification.type, message),
    );
  }

  #send(message: EventMessage): void {
    const { connection, guard } = this.#environment;
    guard.task('Sending an event', () => connection.sendNotification(EVENT_NOTIFICATION, message));
  }

  #refreshLenses(): void {
    if (!this.#capabilities.refreshesCodeLenses) return;
    const { connection, guard } = this.#environment;
    guard.task('Refreshing lenses', () => connection.sendRequest(CodeLensRefreshRequest.type));
  }
}
