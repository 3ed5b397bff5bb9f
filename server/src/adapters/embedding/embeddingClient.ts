import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { entryUrl } from '../entryPoints.ts';
import { OperationalError } from '../operationalError.ts';
import type { FromEmbeddingProcess, ModelPlace, ToEmbeddingProcess } from './embeddingMessages.ts';
import type { Embedding, EmbeddingModel, EmbeddingPriority, EmbeddingProvider } from './embeddingProvider.ts';
import type { ModelOverrides } from './localModel.ts';

export interface EmbeddingClientOptions {
  /** Folder with the shipped model, or one above it; with `overrides` the folder of any model. */
  modelFolder: string;
  /** What the settings say of a model that is not the shipped one. */
  overrides?: ModelOverrides;
  /** What to say where the folder does not exist. */
  whenMissing?: string;
  /** Where a passed hash check is remembered. */
  memory?: string;
  threads: number;
}

interface Pending {
  texts: readonly string[];
  priority: EmbeddingPriority;
  /** How often the process died while it worked on this. */
  deaths: number;
  resolve: (embeddings: (Embedding | undefined)[]) => void;
  reject: (error: Error) => void;
}

/** A request that the process died of so often is given up. */
const MOST_DEATHS = 3;

/** The embedding model in a child process. Starts it again when it dies, and sends unanswered requests again. */
export class EmbeddingClient implements EmbeddingProvider {
  readonly #options: EmbeddingClientOptions;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #loading: Promise<EmbeddingModel> | undefined;
  #lastId = 0;
  #disposed = false;

  constructor(options: EmbeddingClientOptions) {
    this.#options = options;
  }

  /** The process's id, so that tests can kill it. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  load(): Promise<EmbeddingModel> {
    const { whenMissing, modelFolder } = this.#options;
    // Asked again later: the folder may come.
    if (whenMissing !== undefined && !existsSync(modelFolder)) {
      return Promise.reject(new OperationalError(whenMissing));
    }
    this.#loading ??= this.#start();
    return this.#loading;
  }

  async embed(texts: readonly string[], priority: EmbeddingPriority): Promise<(Embedding | undefined)[]> {
    if (texts.length === 0) return [];
    await this.load();
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#pending.set(this.#lastId, { texts, priority, deaths: 0, resolve, reject });
      this.#send({ type: 'embed', id: this.#lastId, texts, priority });
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    const child = this.#child;
    this.#rejectAll(new OperationalError('The embedding model was shut down.'));
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.kill('SIGKILL');
    });
  }

  #start(): Promise<EmbeddingModel> {
    const child = fork(entryUrl('embeddingProcess'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    this.#child = child;
    const loaded = new Promise<EmbeddingModel>((resolve, reject) => {
      child.on('message', (message: FromEmbeddingProcess) => {
        if (message.type === 'loaded') resolve(message.model);
        else if (message.type === 'embedded' || message.type === 'failed') this.#settle(message);
        else {
          reject(new OperationalError(message.reason));
          child.kill('SIGKILL');
        }
      });
      child.once('error', (error) => {
        reject(new OperationalError(`The embedding process cannot be started: ${error.message}.`));
      });
      child.once('exit', (code, signal) => {
        const how = signal ?? `exit code ${String(code)}`;
        reject(
          new OperationalError(`The embedding model could not be loaded: its process ended with ${how}.`),
        );
        this.#onExit(child, how);
      });
    });
    const { modelFolder: folder, overrides, memory, threads } = this.#options;
    const model: ModelPlace =
      overrides === undefined ? { kind: 'shipped', folder } : { kind: 'folder', folder, overrides };
    this.#send({ type: 'load', model, memory, threads });
    // Whoever waits for the model hears of a failure; without anyone waiting it must not end the thread.
    loaded.catch(() => undefined);
    return loaded;
  }

  #settle(message: Extract<FromEmbeddingProcess, { id: number }>): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.type === 'embedded') pending?.resolve(message.embeddings);
    else pending?.reject(new OperationalError(`The embedding model failed: ${message.reason}`));
  }

  #onExit(child: ChildProcess, how: string): void {
    if (this.#child !== child || this.#disposed) return;
    this.#loading = undefined;
    for (const [id, pending] of this.#pending) {
      pending.deaths += 1;
      if (pending.deaths < MOST_DEATHS) continue;
      this.#pending.delete(id);
      pending.reject(
        new OperationalError(
          `The embedding process died ${String(MOST_DEATHS)} times (${how}) over the same texts.`,
        ),
      );
    }
    if (this.#pending.size > 0) void this.#resume();
  }

  async #resume(): Promise<void> {
    try {
      await this.load();
      for (const [id, { texts, priority }] of this.#pending)
        this.#send({ type: 'embed', id, texts, priority });
    } catch (error) {
      this.#rejectAll(error instanceof Error ? error : new OperationalError(String(error)));
    }
  }

  #rejectAll(error: Error): void {
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }

  #send(message: ToEmbeddingProcess): void {
    // A child that just died reports it by `exit`; the error of this message says no more.
    this.#child?.send(message, () => undefined);
  }
}
