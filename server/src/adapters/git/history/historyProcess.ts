import { constants, setPriority } from 'node:os';
import { neverCancelled } from '../../../core/cancellation.ts';
import { sentenceOf } from '../../operationalError.ts';
import { readHistory, type HistoryAnswer, type HistoryTask } from './readHistory.ts';

/** What the process says at its end. */
export type HistoryReport =
  { type: 'done'; answer: HistoryAnswer | undefined } | { type: 'failed'; message: string };

/** Reads one history and reports. It is cancelled by ending the process, which closes git's output and so ends git. */
function main(): void {
  process.once('message', (task: HistoryTask) => void run(task));
  process.on('disconnect', () => process.exit(0));
}

async function run(task: HistoryTask): Promise<void> {
  try {
    lowerPriority();
    report({ type: 'done', answer: await readHistory(task, neverCancelled) });
  } catch (error) {
    report({ type: 'failed', message: sentenceOf(error) });
  }
}

function report(message: HistoryReport): void {
  // The parent may be gone already; then there is nobody to tell.
  if (process.connected) process.send?.(message);
}

/** Git inherits it. */
function lowerPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems forbid it; the process then competes with the editor, which still works.
  }
}

main();
