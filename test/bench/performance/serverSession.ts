import path from 'node:path';
import { STATIC_MODEL_ID } from '../../../server/src/adapters/embedding/staticModel.ts';
import type { ApiMethod, ApiParams, ApiResult } from '../../../shared/src/protocol/api.ts';
import type { SearchAnswer, SearchParams } from '../../../shared/src/protocol/search.ts';
import type { IndexStatus } from '../../../shared/src/protocol/status.ts';
import { distFolder } from '../../../scripts/process/paths.ts';
import { EditorClient } from '../../lsp/support/editorClient.ts';
import { treeMegabytes } from '../support/processMemory.ts';
import { EVERYWHERE, type BenchWorkspace } from './benchWorkspace.ts';

/** Above this many records only the quick model is used: the default one would take half a day. */
const MOST_FOR_DEFAULT_MODEL = 100_000;
const MEMORY_INTERVAL = 2000;

export function usesDefaultModel(size: number): boolean {
  return size <= MOST_FOR_DEFAULT_MODEL;
}

/** The built language server, driven as an editor drives it. Times run from before its process starts. */
export class ServerSession {
  readonly editor: EditorClient;
  readonly #started: number;
  readonly #size: number;
  readonly #sampling: NodeJS.Timeout;
  #highest = 0;

  constructor(editor: EditorClient, started: number, size: number) {
    this.editor = editor;
    this.#started = started;
    this.#size = size;
    this.#sampling = setInterval(() => this.memory(), MEMORY_INTERVAL);
  }

  static async start({ root, cacheFolder, size }: BenchWorkspace): Promise<ServerSession> {
    const started = performance.now();
    const editor = await EditorClient.start({
      roots: [root],
      cacheFolder,
      program: path.join(distFolder, 'server.js'),
      transport: 'ipc',
      watches: true,
      environment: { NODE_DISABLE_COMPILE_CACHE: '1' },
      settings: {
        embeddingEnabled: true,
        embeddingModel: { source: usesDefaultModel(size) ? 'shipped' : 'quick' },
        diagnosticsDelay: 0,
      },
    });
    const session = new ServerSession(editor, started, size);
    // Just after the handshake the index is not there yet.
    await session.until(async () => !('error' in (await editor.apiResponse('index/status', {}))));
    return session;
  }

  /** Milliseconds since before the process started. */
  get elapsed(): number {
    return performance.now() - this.#started;
  }

  /** Megabytes of PSS, highest of the samples so far. */
  get highestMemory(): number {
    return this.#highest;
  }

  memory(): number {
    const megabytes = treeMegabytes(this.editor.process.pid ?? 0);
    this.#highest = Math.max(this.#highest, megabytes);
    return megabytes;
  }

  api<M extends ApiMethod>(method: M, params: ApiParams<M>): Promise<ApiResult<M>> {
    return this.editor.api(method, params);
  }

  search(params: SearchParams): Promise<SearchAnswer> {
    return this.api('search/run', params);
  }

  status(): Promise<IndexStatus> {
    return this.api('index/status', {});
  }

  /** How many records a word finds. */
  async found(word: string): Promise<number> {
    return (await this.search({ text: `"${word}"`, facets: false, limit: 1 })).total;
  }

  /** Waits until a word that all records have finds them all; answers the time. */
  async searchable(): Promise<number> {
    await this.until(async () => (await this.status()).searchable >= this.#size);
    await this.until(async () => (await this.found(EVERYWHERE)) >= this.#size);
    return this.elapsed;
  }

  /** Waits until nothing waits for a vector of the preferred model, or, for `quick`, of either of them. */
  async embedded(model: 'quick' | 'preferred'): Promise<void> {
    await this.until(async () => {
      const { models = [], searchable, keywordOnlyReason } = await this.status();
      if (keywordOnlyReason !== undefined) throw new Error(keywordOnlyReason);
      const isComplete = ({ waiting, embedded }: (typeof models)[number]): boolean =>
        waiting === 0 && embedded >= Math.min(searchable, this.#size);
      // The quick model is not loaded, and not in the list, where the other has everything before it is needed.
      if (model === 'quick') return models.some(isComplete);
      const isPreferred = ({ id }: { id: string }): boolean =>
        (id !== STATIC_MODEL_ID) === usesDefaultModel(this.#size);
      return models.filter(isPreferred).some(isComplete);
    });
  }

  /** Waits until all that the server does by itself is done. */
  async ready(): Promise<void> {
    await this.embedded('preferred');
    await this.until(async () => (await this.status()).phase === 'ready');
  }

  /** Asks again and again; the pause grows with the wait, so that asking takes no part of what is measured. */
  async until(condition: () => Promise<boolean>): Promise<void> {
    const start = performance.now();
    while (!(await condition())) {
      if (!this.editor.isAlive) throw new Error(`The server ended:\n${this.editor.logged.join('\n')}`);
      const pause = Math.min(250, 2 + (performance.now() - start) / 20);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  changedOutside(uris: readonly string[]): Promise<void> {
    return this.editor.changedOutside(uris);
  }

  async stop(): Promise<void> {
    clearInterval(this.#sampling);
    await this.editor.stop();
  }
}
