import { Worker } from 'node:worker_threads';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { ApiParams, ApiResult } from '../../../../shared/src/protocol/api.ts';
import type { IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { AnalysedFile } from '../../core/document/analysis.ts';
import type { DatasetFindings } from '../../core/examination/findings.ts';
import type { RecordAttribution } from '../../core/feedback/recordAttributions.ts';
import type { LineageExecution } from '../../core/lineage/executions.ts';
import type { MembersWanted, SomeMembers } from '../../core/lineage/lineageSources.ts';
import type { RecordPlace } from '../../core/workspace/context.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import { entryUrl } from '../entryPoints.ts';
import { OperationalError } from '../operationalError.ts';
import { YOUNG_GENERATION_MEGABYTES } from '../memory.ts';
import type { EngineMethod, IndexEngine, IndexEngineOptions } from './indexEngine.ts';
import { FilesHeard } from './toldFiles.ts';
import type {
  FromIndexWorker,
  IndexWorkerData,
  ToIndexWorker,
  WorkerMethod,
  WorkerQuestion,
  WorkerQuestions,
} from './workerMessages.ts';

type FilesListener = (files: readonly AnalysedFile[], deleted: readonly string[]) => void;

interface Pending {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** A worker that dies more often than this within the time is not started again. */
const MOST_DEATHS = 3;
const DEATH_WINDOW = 60_000;
/** Milliseconds between looks at a question's token: tokens cannot call back. */
const TOKEN_INTERVAL = 50;

/** Starts the index of a workspace in a worker thread. Call `start` after the listeners are in place. */
export function createIndexEngine(options: IndexEngineOptions): IndexEngine {
  return new WorkerIndexEngine(options);
}

class WorkerIndexEngine implements IndexEngine {
  readonly #overlays = new Map<string, string>();
  readonly #pending = new Map<number, Pending>();
  readonly #filesListeners: FilesListener[] = [];
  #heard = new FilesHeard();
  readonly #statusListeners: ((status: IndexStatus) => void)[] = [];
  readonly #runListeners: (() => void)[] = [];
  readonly #datasetListeners: ((findings: DatasetFindings) => void)[] = [];
  #options: IndexEngineOptions;
  #worker: Worker | undefined;
  #deaths: number[] = [];
  #lastId = 0;
  #disposed = false;
  #failure: string | undefined;

  constructor(options: IndexEngineOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#startWorker();
    await this.#ask('worker/start', { overlays: [...this.#overlays] });
  }

  async call<M extends EngineMethod>(
    method: M,
    params: ApiParams<M>,
    token: Cancellation,
  ): Promise<ApiResult<M>> {
    return (await this.#askCancellably(method, params, token)) as ApiResult<M>;
  }

  async countMatches(predicates: readonly JsonObject[], token: Cancellation): Promise<number[]> {
    return (await this.#askCancellably('worker/countMatches', { predicates }, token)) as number[];
  }

  async readRecord(id: string): Promise<JsonObject | undefined> {
    return (await this.#ask('worker/readRecord', { id })) as JsonObject | undefined;
  }

  async baseVersions(records: readonly RecordPlace[]): Promise<ReadonlyMap<string, BaseVersion>> {
    return (await this.#ask('worker/baseVersions', { records })) as ReadonlyMap<string, BaseVersion>;
  }

  async datasetsOf(ids: readonly string[], token: Cancellation): Promise<string[][]> {
    return (await this.#askCancellably('worker/datasetsOf', { ids }, token)) as string[][];
  }

  async membersOf(wanted: MembersWanted, token: Cancellation): Promise<SomeMembers> {
    return (await this.#askCancellably('worker/membersOf', wanted, token)) as SomeMembers;
  }

  async executions(withRows: boolean, token: Cancellation): Promise<LineageExecution[]> {
    return (await this.#askCancellably('worker/executions', { withRows }, token)) as LineageExecution[];
  }

  async qualitiesOf(ids: readonly string[], token: Cancellation): Promise<ReadonlyMap<string, number>> {
    const answer = await this.#askCancellably('worker/qualities', { ids }, token);
    return answer as ReadonlyMap<string, number>;
  }

  async attributionsOf(
    ids: readonly string[],
    token: Cancellation,
  ): Promise<ReadonlyMap<string, RecordAttribution>> {
    const answer = await this.#askCancellably('worker/attributions', { ids }, token);
    return answer as ReadonlyMap<string, RecordAttribution>;
  }

  setOverlay(uri: string, text: string | undefined): void {
    if (text === undefined) this.#overlays.delete(uri);
    else this.#overlays.set(uri, text);
    this.#send({ type: 'overlay', uri, text });
  }

  pathsChanged(uris: readonly string[]): void {
    this.#send({ type: 'pathsChanged', uris });
  }

  setTrusted(trusted: boolean): void {
    this.#options = { ...this.#options, trusted };
    this.#send({ type: 'trusted', trusted });
  }

  onFiles(listener: FilesListener): void {
    this.#filesListeners.push(listener);
  }

  onStatus(listener: (status: IndexStatus) => void): void {
    this.#statusListeners.push(listener);
  }

  onRuns(listener: () => void): void {
    this.#runListeners.push(listener);
  }

  onDatasets(listener: (findings: DatasetFindings) => void): void {
    this.#datasetListeners.push(listener);
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    const stopped = this.#worker === undefined ? undefined : this.#ask('worker/dispose', undefined);
    this.#disposed = true;
    await stopped?.catch(() => undefined);
    await this.#worker?.terminate();
    this.#rejectAll(new OperationalError('The index was shut down.'));
  }

  #startWorker(): void {
    const workerData: IndexWorkerData = { role: 'index', options: this.#options };
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES };
    const worker = new Worker(entryUrl('indexWorker'), { workerData, execArgv: [], resourceLimits });
    this.#worker = worker;
    this.#heard = new FilesHeard();
    let reason = 'it stopped';
    worker.on('message', (message: FromIndexWorker) => {
      this.#receive(message);
    });
    worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      if (this.#disposed) this.#rejectAll(new OperationalError(`The index stopped (${reason}).`));
      else this.#restart(reason);
    });
  }

  #receive(message: FromIndexWorker): void {
    if (message.type === 'files') {
      try {
        for (const uri of message.deleted) this.#heard.forget(uri);
        const files = message.files.map((file) => this.#heard.take(file));
        for (const listener of this.#filesListeners) listener(files, message.deleted);
      } finally {
        this.#send({ type: 'filesTaken' });
      }
    } else if (message.type === 'status') {
      for (const listener of this.#statusListeners) listener(message.status);
    } else if (message.type === 'runs') {
      for (const listener of this.#runListeners) listener();
    } else if (message.type === 'datasets') {
      for (const listener of this.#datasetListeners) listener(message.findings);
    } else {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.type === 'answer') pending?.resolve(message.result);
      else pending?.reject(new OperationalError(message.message));
    }
  }

  #restart(reason: string): void {
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((death) => now - death < DEATH_WINDOW), now];
    this.#rejectAll(new OperationalError(`The index was restarted after a failure (${reason}): ask again.`));
    if (this.#deaths.length > MOST_DEATHS) {
      this.#worker = undefined;
      this.#failure = `The index stopped ${String(this.#deaths.length)} times (${reason}): reload the window.`;
      this.#receive({ type: 'status', status: failedStatus(this.#failure) });
      return;
    }
    const before = [...this.#heard.uris];
    this.#startWorker();
    this.#ask('worker/start', { overlays: [...this.#overlays] })
      .then(() => {
        this.#forgetGone(before);
      })
      .catch(() => undefined);
  }

  /** Files that went while no worker was there are told of by none: the new one does not know that they were. */
  #forgetGone(before: readonly string[]): void {
    const gone = before.filter((uri) => !this.#heard.has(uri));
    if (gone.length > 0) for (const listener of this.#filesListeners) listener([], gone);
  }

  async #askCancellably<M extends WorkerMethod>(
    method: M,
    params: WorkerQuestions[M]['params'],
    token: Cancellation,
  ): Promise<unknown> {
    if (token.isCancellationRequested) throw new OperationalError('The request was cancelled.');
    const id = this.#lastId + 1;
    const timer = setInterval(() => {
      if (token.isCancellationRequested) this.#send({ type: 'cancel', id });
    }, TOKEN_INTERVAL);
    try {
      return await this.#ask(method, params);
    } finally {
      clearInterval(timer);
    }
  }

  #ask<M extends WorkerMethod>(method: M, params: WorkerQuestions[M]['params']): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#worker === undefined || this.#disposed) {
        reject(new OperationalError(this.#failure ?? 'The index is not running.'));
        return;
      }
      this.#pending.set(id, { resolve, reject });
      this.#send({ type: 'question', id, method, params } as WorkerQuestion);
    });
  }

  #send(message: ToIndexWorker): void {
    this.#worker?.postMessage(message);
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

function failedStatus(error: string): IndexStatus {
  return { phase: 'failed', files: 0, records: 0, searchable: 0, embedded: 0, error, revision: 0 };
}
