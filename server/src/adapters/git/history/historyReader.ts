import type { Cancellation } from '../../../core/cancellation.ts';
import { TaskProcesses } from '../../taskProcess/taskProcesses.ts';
import { HISTORY_TASK } from './historyTask.ts';
import type { HistoryAnswer, HistoryTask } from './readHistory.ts';

/** Reads histories, each in a process of its own. */
export class HistoryReader {
  readonly #processes = new TaskProcesses(HISTORY_TASK);

  /** As `readHistory`. Rejects with an OperationalError where the process failed, or was ended or cancelled. */
  read(task: HistoryTask, token: Cancellation): Promise<HistoryAnswer | undefined> {
    return this.#processes.run(task, () => undefined, token);
  }

  dispose(): void {
    this.#processes.dispose();
  }
}
