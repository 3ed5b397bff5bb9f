import { fork, type ChildProcess } from 'node:child_process';
import type { Cancellation } from '../../../core/cancellation.ts';
import { entryUrl } from '../../entryPoints.ts';
import { OperationalError } from '../../operationalError.ts';
import { orCancelled } from '../../orCancelled.ts';
import type { HistoryReport } from './historyProcess.ts';
import type { HistoryAnswer, HistoryTask } from './readHistory.ts';

/** Node's arguments for the process: a history beyond this is a defect, which may not eat the machine. */
const NODE_ARGUMENTS = ['--max-old-space-size=2048', '--max-semi-space-size=8'];

/** Reads histories in a process of its own, which ends with the answer and gives all its memory back. */
export class HistoryReader {
  #child: ChildProcess | undefined;
  #disposed = false;

  /** As `readHistory`; one at a time. Rejects with an OperationalError where the process failed, or was ended or cancelled. */
  async read(task: HistoryTask, token: Cancellation): Promise<HistoryAnswer | undefined> {
    if (this.#disposed) throw unread('it was ended');
    const child = fork(entryUrl('historyProcess'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: NODE_ARGUMENTS,
    });
    this.#child = child;
    try {
      return await orCancelled(answerOf(child, task), token);
    } finally {
      this.#child = undefined;
      child.kill('SIGKILL');
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#child?.kill('SIGKILL');
  }
}

function answerOf(child: ChildProcess, task: HistoryTask): Promise<HistoryAnswer | undefined> {
  return new Promise((resolve, reject) => {
    child.on('message', (report: HistoryReport) => {
      if (report.type === 'done') resolve(report.answer);
      else reject(unread(report.message));
    });
    child.once('error', (error) => {
      reject(unread(`its process cannot be started: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      reject(unread(`its process ended with ${signal ?? `exit code ${String(code)}`}`));
    });
    child.send(task);
  });
}

function unread(reason: string): OperationalError {
  return new OperationalError(`The history of the records could not be read (${reason}).`);
}
