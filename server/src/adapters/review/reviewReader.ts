import type { Review, WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { WantedStates } from '../git/states/openStates.ts';
import { TaskProcesses } from '../taskProcess/taskProcesses.ts';
import { REVIEW_TASK } from './reviewTask.ts';

/** Makes reviews, each in a process of its own. */
export class ReviewReader {
  readonly #processes = new TaskProcesses(REVIEW_TASK);

  /** As `readReview`. Rejects with an OperationalError where it is cancelled, or the process failed or was ended. */
  async read(wanted: WantedStates, token: Cancellation): Promise<Review> {
    const records: WholeRecordChange[] = [];
    const rest = await this.#processes.run(wanted, (part) => records.push(...part), token);
    return { ...rest, records };
  }

  dispose(): void {
    this.#processes.dispose();
  }
}
