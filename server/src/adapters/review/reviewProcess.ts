import { constants, setPriority } from 'node:os';
import type { Review } from '../../../../shared/src/protocol/review.ts';
import { neverCancelled } from '../../core/cancellation.ts';
import type { WantedStates } from '../git/states/openStates.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import { readReview } from './readReview.ts';

/** What the process says at its end. `isExpected`: the sentence is for people; else there is a defect. */
export type ReviewReport =
  { type: 'done'; review: Review } | { type: 'failed'; message: string; isExpected: boolean };

/** Makes one review and reports. It is cancelled by ending the process, which closes git's output and so ends git. */
function main(): void {
  process.once('message', (wanted: WantedStates) => void run(wanted));
  process.on('disconnect', () => process.exit(0));
}

async function run(wanted: WantedStates): Promise<void> {
  try {
    lowerPriority();
    report({ type: 'done', review: await readReview(wanted, neverCancelled, () => undefined) });
  } catch (error) {
    report({ type: 'failed', message: sentenceOf(error), isExpected: error instanceof OperationalError });
  }
}

function report(message: ReviewReport): void {
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
