import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { sentenceOf } from '../operationalError.ts';
import { mapOnce, tableOnce } from './computeOnce.ts';
import type { NeighbourReport, NeighbourTask } from './neighbourMessages.ts';

/** Lowest but nine: whoever searches or types goes before. */
const PRIORITY = 10;
/** Milliseconds between two reports of progress. */
const INTERVAL = 100;

/** Runs one task and reports. It is cancelled by ending the thread. */
async function run(task: NeighbourTask): Promise<void> {
  const report = (message: NeighbourReport): void => parentPort?.postMessage(message);
  let last = 0;
  const progress = (step: string, done: number, total: number): void => {
    const now = performance.now();
    if (now - last < INTERVAL && done < total) return;
    last = now;
    report({ type: 'progress', step, done, total });
  };
  try {
    // Only Linux has priorities of threads: elsewhere this would slow the whole process down.
    if (process.platform === 'linux') setPriority(PRIORITY);
    const result = task.type === 'table' ? await tableOnce(task, progress) : await mapOnce(task, progress);
    report({ type: 'done', result });
  } catch (error) {
    report({ type: 'failed', message: sentenceOf(error) });
  }
}

await run(workerData as NeighbourTask);
