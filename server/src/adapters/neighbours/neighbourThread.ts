import { Worker } from 'node:worker_threads';
import type { NeighbourProgress } from '../../../../shared/src/protocol/neighbours.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { entryUrl } from '../entryPoints.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import { CANCELLED, TOKEN_INTERVAL } from '../orCancelled.ts';
import type { NeighbourReport, NeighbourTask, ResultOf } from './neighbourMessages.ts';

/** A layout of the most records takes about half of this; more would be a defect, which may not eat the machine. */
const MOST_MEGABYTES = 1024;

/** Runs computations over all vectors in a thread of their own, one after the other. */
export class NeighbourThread {
  readonly #onProgress: () => void;
  #turn: Promise<unknown> = Promise.resolve();
  #worker: Worker | undefined;
  #progress: NeighbourProgress | undefined;
  #disposed = false;

  /** `onProgress` hears when `progress` is another. */
  constructor(onProgress: () => void) {
    this.#onProgress = onProgress;
  }

  /** What is being computed; absent where nothing is. */
  get progress(): NeighbourProgress | undefined {
    return this.#progress;
  }

  /**
   * Does the work when its turn comes; `run` starts a task in the thread. Rejects with an OperationalError where it was
   * cancelled or the thread failed.
   */
  inTurn<R>(token: Cancellation, work: (run: RunTask) => Promise<R>): Promise<R> {
    const turn = this.#turn.then(() => {
      if (token.isCancellationRequested) throw new OperationalError(CANCELLED);
      return work((task) => this.#run(task, token));
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#worker?.terminate();
  }

  async #run<T extends NeighbourTask>(task: T, token: Cancellation): Promise<ResultOf<T>> {
    if (this.#disposed || token.isCancellationRequested) throw new OperationalError(CANCELLED);
    const worker = new Worker(entryUrl('neighbourWorker'), {
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    this.#worker = worker;
    this.#report(task, { step: 'Starting', done: 0, total: task.slots.length });
    const timer = setInterval(() => {
      if (token.isCancellationRequested) void worker.terminate();
    }, TOKEN_INTERVAL);
    try {
      return (await this.#resultOf(worker, task, token)) as ResultOf<T>;
    } finally {
      clearInterval(timer);
      this.#worker = undefined;
      this.#progress = undefined;
      this.#onProgress();
      await worker.terminate();
    }
  }

  #resultOf(worker: Worker, task: NeighbourTask, token: Cancellation): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string): void => {
        const isWanted = !token.isCancellationRequested && !this.#disposed;
        const failed = `The vectors could not be compared (${reason}): try again, or with fewer records.`;
        reject(new OperationalError(isWanted ? failed : CANCELLED));
      };
      worker.on('message', (report: NeighbourReport) => {
        if (report.type === 'done') resolve(report.result);
        else if (report.type === 'failed') fail(report.message);
        else this.#report(task, report);
      });
      worker.once('error', (error) => {
        fail(sentenceOf(error));
      });
      worker.once('exit', () => {
        fail('its thread was ended');
      });
    });
  }

  #report({ type }: NeighbourTask, { step, done, total }: Omit<NeighbourProgress, 'what'>): void {
    this.#progress = { what: type === 'map' ? 'map' : 'neighbours', step, done, total };
    this.#onProgress();
  }
}

/** Runs a task in the thread. */
export type RunTask = <T extends NeighbourTask>(task: T) => Promise<ResultOf<T>>;
