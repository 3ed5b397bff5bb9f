import { fork, type ChildProcess } from 'node:child_process';
import type { Review, WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { entryUrl } from '../entryPoints.ts';
import type { WantedStates } from '../git/states/openStates.ts';
import { OperationalError } from '../operationalError.ts';
import { orCancelled } from '../orCancelled.ts';
import type { ReviewReport } from './reviewProcess.ts';

/** Node's arguments for the process: a review beyond this is a defect, which may not eat the machine. */
const NODE_ARGUMENTS = ['--max-old-space-size=3072', '--max-semi-space-size=8'];

/** Makes reviews, each in a process of its own, which ends with the answer and gives all its memory back. */
export class ReviewReader {
  readonly #children = new Set<ChildProcess>();
  #disposed = false;

  /** As `readReview`. Rejects with an OperationalError where it is cancelled, or the process failed or was ended. */
  async read(wanted: WantedStates, token: Cancellation): Promise<Review> {
    if (this.#disposed) throw unread('the server stops');
    const child = fork(entryUrl('reviewProcess'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: NODE_ARGUMENTS,
    });
    this.#children.add(child);
    try {
      return await orCancelled(answerOf(child, wanted), token);
    } finally {
      this.#children.delete(child);
      child.kill('SIGKILL');
    }
  }

  dispose(): void {
    this.#disposed = true;
    for (const child of this.#children) child.kill('SIGKILL');
  }
}

function answerOf(child: ChildProcess, wanted: WantedStates): Promise<Review> {
  return new Promise((resolve, reject) => {
    const records: WholeRecordChange[] = [];
    child.on('message', (report: ReviewReport) => {
      if (report.type === 'records') records.push(...report.records);
      else if (report.type === 'done') resolve({ ...report.rest, records });
      else reject(report.isExpected ? new OperationalError(report.message) : unread(report.message));
    });
    child.once('error', (error) => {
      reject(unread(`its process cannot be started: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      reject(unread(`its process ended with ${signal ?? `exit code ${String(code)}`}`));
    });
    child.send(wanted);
  });
}

function unread(reason: string): OperationalError {
  return new OperationalError(`The change could not be reviewed (${reason}).`);
}
