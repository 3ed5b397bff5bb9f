import { Worker } from 'node:worker_threads';
import { entryUrl } from '../../entryPoints.ts';
import { OperationalError, sentenceOf } from '../../operationalError.ts';
import type { HistoryReport } from './historyWorker.ts';
import type { HistoryAnswer, HistoryTask } from './readHistory.ts';

/** A history of this size is a defect, which may not eat the machine. */
const MOST_MEGABYTES = 2048;

/** Reads histories in a thread of its own, which ends with the answer. */
export class HistoryThread {
  #worker: Worker | undefined;
  #disposed = false;

  /** As `readHistory`; one at a time. Rejects with an OperationalError where the thread failed or was ended. */
  async read(task: HistoryTask): Promise<HistoryAnswer | undefined> {
    if (this.#disposed) throw ended('it was ended');
    const worker = new Worker(entryUrl('historyWorker'), {
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    this.#worker = worker;
    try {
      return await answerOf(worker);
    } finally {
      this.#worker = undefined;
      await worker.terminate();
    }
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#worker?.terminate();
  }
}

function answerOf(worker: Worker): Promise<HistoryAnswer | undefined> {
  return new Promise((resolve, reject) => {
    worker.on('message', (report: HistoryReport) => {
      if (report.type === 'done') resolve(report.answer);
      else reject(ended(report.message));
    });
    worker.once('error', (error) => {
      reject(ended(sentenceOf(error)));
    });
    worker.once('exit', () => {
      reject(ended('its thread was ended'));
    });
  });
}

function ended(reason: string): OperationalError {
  return new OperationalError(`The history of the records could not be read (${reason}).`);
}
