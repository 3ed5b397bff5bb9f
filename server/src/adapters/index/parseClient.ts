import { Worker } from 'node:worker_threads';
import { unreadableProblem } from '../../core/document/analyseFile.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import type { RecordCacheOptions } from '../cache/recordCache.ts';
import { entryUrl } from '../entryPoints.ts';
import { YOUNG_GENERATION_MEGABYTES } from '../memory.ts';
import { refusedFile } from './documentParser.ts';
import type { FromParseWorker, ParsedBatch, ParseItem, ParseResult, ParseWork } from './parseMessages.ts';
import type { IndexWorkerData } from './workerMessages.ts';

/** Bounds of a file's analysis, so that no file can block the index. */
export interface ParseLimits {
  /** Milliseconds for a batch; a batch that takes longer is tried again file by file. */
  batch: number;
  /** Milliseconds for a file alone. */
  file: number;
  /** Megabytes of memory. */
  memory: number;
  /** Milliseconds without work after which the thread is ended: it keeps tens of megabytes, and soon starts again. */
  idle: number;
}

export const PARSE_LIMITS: ParseLimits = { batch: 15_000, file: 20_000, memory: 2048, idle: 10_000 };

/** The hash of a file whose analysis was given up. */
export const GIVEN_UP = 'given up';

/** Analyses files in a worker thread that is killed, and started again, when a file takes too long or breaks it. */
export class ParseClient {
  readonly #cache: RecordCacheOptions | undefined;
  readonly #limits: ParseLimits;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #work: ParseWork = { parsed: 0, reused: 0 };
  #notice: string | undefined;

  /** Documents that were parsed before, by anybody, come from the cache; without one, all are parsed. */
  constructor(cache: RecordCacheOptions | undefined, limits: ParseLimits = PARSE_LIMITS) {
    this.#cache = cache;
    this.#limits = limits;
  }

  /** Documents parsed, and taken from the cache, so far. */
  get work(): ParseWork {
    return this.#work;
  }

  /** Why documents are not kept for the next start, as a sentence; absent where they are. */
  get notice(): string | undefined {
    return this.#notice;
  }

  /** Analyses files in order, one batch after the other. Never rejects: a file that cannot be analysed gets a problem. */
  parse(items: readonly ParseItem[]): Promise<ParsedBatch> {
    clearTimeout(this.#idle);
    const next = this.#last.then(() => this.#parseBatch(items));
    this.#last = next;
    void next.then(() => {
      if (this.#last === next) this.#endSoon();
    });
    return next;
  }

  /** Ends the thread when nothing came for a while; the next batch starts another. */
  #endSoon(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.dispose(), this.#limits.idle).unref();
  }

  /** True while there is a thread. */
  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    // From here on a new batch starts a thread of its own.
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #parseBatch(items: readonly ParseItem[]): Promise<ParsedBatch> {
    const together = await this.#run(items, items.length === 1 ? this.#limits.file : this.#limits.batch);
    if (typeof together !== 'string') return this.#note(together);
    if (items.length === 1) return { results: items.map((item) => givenUp(item, together)), isKept: true };
    const results: ParseResult[] = [];
    let isKept = true;
    for (const item of items) {
      const alone = await this.#parseBatch([item]);
      results.push(...alone.results);
      isKept &&= alone.isKept;
    }
    return { results, isKept };
  }

  #note({ results, isKept, work, notice }: FromParseWorker): ParsedBatch {
    const { parsed, reused } = this.#work;
    this.#work = { parsed: parsed + work.parsed, reused: reused + work.reused };
    this.#notice = notice;
    return { results, isKept };
  }

  /** The results, or what went wrong. */
  #run(items: readonly ParseItem[], limit: number): Promise<FromParseWorker | string> {
    const worker = this.#start();
    return new Promise((resolve) => {
      const stop = (why: string): void => {
        finish(why);
        if (this.#worker === worker) this.#worker = undefined;
        void worker.terminate();
      };
      const timer = setTimeout(() => {
        stop(`its analysis took longer than ${String(limit / 1000)} s`);
      }, limit);
      const onError = (error: Error): void => {
        stop(`its analysis failed (${error.message})`);
      };
      const onExit = (): void => {
        stop('its analysis was stopped');
      };
      const finish = (result: FromParseWorker | string): void => {
        clearTimeout(timer);
        worker.off('message', finish).off('error', onError).off('exit', onExit);
        resolve(result);
      };
      worker.once('message', finish);
      worker.once('error', onError);
      worker.once('exit', onExit);
      worker.postMessage(items);
    });
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(entryUrl('indexWorker'), {
      workerData: { role: 'parse', cache: this.#cache } satisfies IndexWorkerData,
      resourceLimits: {
        maxOldGenerationSizeMb: this.#limits.memory,
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES,
      },
      execArgv: [],
    });
    // It may also die between two batches; without a listener the error would end this thread.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }
}

/** Its hash is one that no text has: the file is tried again when it changes, not at every look. */
function givenUp({ uri }: ParseItem, reason: string): ParseResult {
  const file = refusedFile(uri, kindOfUri(uri) ?? 'example', unreadableProblem(reason));
  return { uri, unchanged: false, hash: GIVEN_UP, file };
}
