import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { neverCancelled } from '../../../core/cancellation.ts';
import { sentenceOf } from '../../operationalError.ts';
import { readHistory, type HistoryAnswer, type HistoryTask } from './readHistory.ts';

/** What the thread says at its end. */
export type HistoryReport =
  { type: 'done'; answer: HistoryAnswer | undefined } | { type: 'failed'; message: string };

/** Lowest but nine: whoever searches or types goes before. */
const PRIORITY = 10;

/** Reads a history and reports. It is cancelled by ending the thread, which closes git's output and so ends git. */
async function run(task: HistoryTask): Promise<void> {
  try {
    // Only Linux has priorities of threads: elsewhere this would slow the whole process down.
    if (process.platform === 'linux') setPriority(PRIORITY);
    report({ type: 'done', answer: await readHistory(task, neverCancelled) });
  } catch (error) {
    report({ type: 'failed', message: sentenceOf(error) });
  }
}

function report(message: HistoryReport): void {
  parentPort?.postMessage(message);
}

await run(workerData as HistoryTask);
