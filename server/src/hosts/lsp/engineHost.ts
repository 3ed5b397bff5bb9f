import type { IndexEngine, IndexEngineOptions } from '../../adapters/index/indexEngine.ts';
import { sentenceOf } from '../../adapters/operationalError.ts';
import type { IndexPhase, IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { AnalysedFile } from '../../core/document/analysis.ts';
import type { DatasetFindings } from '../../core/examination/findings.ts';
import type { Guard } from './guard.ts';

/** Milliseconds of quiet before the index takes a buffer's text. */
const overlayDelay = 300;

/** Phases that come after every file was analysed once. */
const scanned: readonly IndexPhase[] = ['embedding', 'paused', 'ready', 'cancelled'];

/** Makes the engine; a parameter, so that the composition root decides which. */
export type CreateEngine = (options: IndexEngineOptions) => IndexEngine;

/** Who hears of the engine. */
export interface EngineListeners {
  onFiles(files: readonly AnalysedFile[], deleted: readonly string[]): void;
  onStatus(status: IndexStatus): void;
  onDatasets(findings: DatasetFindings): void;
  /** Runs began, went on or ended. */
  onRuns(): void;
  /** Every file of the workspace was analysed once. */
  onReady(): void;
  /** The engine did not start; the sentence says why. */
  onFailure(sentence: string): void;
}

/** The engine of the workspace's present folders. Folders change: then another engine takes over. */
export class EngineHost {
  readonly #create: CreateEngine;
  readonly #listeners: EngineListeners;
  readonly #guard: Guard;
  /** Buffers whose newest text the engine does not have yet. */
  readonly #waiting = new Map<string, { timer: NodeJS.Timeout; text: () => string }>();
  #engine: IndexEngine | undefined;
  #isReady = false;

  constructor(create: CreateEngine, listeners: EngineListeners, guard: Guard) {
    this.#create = create;
    this.#listeners = listeners;
    this.#guard = guard;
  }

  get engine(): IndexEngine | undefined {
    return this.#engine;
  }

  /** True once every file was analysed: only then can anything be said to be missing. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Starts an engine in the place of the present one. Without folders there is none. */
  async start(options: IndexEngineOptions, overlays: ReadonlyMap<string, string>): Promise<void> {
    const previous = this.#engine;
    this.#engine = undefined;
    this.#isReady = false;
    await previous?.dispose();
    if (options.roots.length === 0) return;
    const engine = this.#create(options);
    this.#engine = engine;
    engine.onFiles((files, deleted) => {
      if (this.#engine === engine) this.#listeners.onFiles(files, deleted);
    });
    engine.onStatus((status) => {
      if (this.#engine !== engine) return;
      this.#listeners.onStatus(status);
      // A worker that died during the scan is started again by the engine itself.
      if (scanned.includes(status.phase)) this.#becomeReady(engine);
    });
    engine.onDatasets((findings) => {
      if (this.#engine === engine) this.#listeners.onDatasets(findings);
    });
    engine.onRuns(() => {
      if (this.#engine === engine) this.#listeners.onRuns();
    });
    for (const [uri, text] of overlays) engine.setOverlay(uri, text);
    this.#guard.task('Starting the index', () => this.#run(engine));
  }

  /** Passes a buffer's text on when typing pauses. */
  setOverlay(uri: string, text: () => string): void {
    this.#forget(uri);
    const timer = setTimeout(() => {
      this.#pass(uri, text);
    }, overlayDelay);
    this.#waiting.set(uri, { timer, text });
  }

  /** The buffer was closed: the file on disk counts again. */
  removeOverlay(uri: string): void {
    this.#forget(uri);
    this.#engine?.setOverlay(uri, undefined);
  }

  /** Passes the buffers on that wait for a pause, so that what is asked next is answered from what is typed. */
  passWaiting(): void {
    for (const [uri, { text }] of [...this.#waiting]) this.#pass(uri, text);
  }

  async dispose(): Promise<void> {
    for (const uri of [...this.#waiting.keys()]) this.#forget(uri);
    const engine = this.#engine;
    this.#engine = undefined;
    await engine?.dispose();
  }

  #forget(uri: string): void {
    clearTimeout(this.#waiting.get(uri)?.timer);
    this.#waiting.delete(uri);
  }

  #pass(uri: string, text: () => string): void {
    this.#forget(uri);
    this.#engine?.setOverlay(uri, text());
  }

  async #run(engine: IndexEngine): Promise<void> {
    try {
      await engine.start();
    } catch (error) {
      if (this.#engine === engine) this.#listeners.onFailure(sentenceOf(error));
      return;
    }
    this.#becomeReady(engine);
  }

  #becomeReady(engine: IndexEngine): void {
    if (this.#engine !== engine || this.#isReady) return;
    this.#isReady = true;
    this.#listeners.onReady();
  }
}
