import { constants, setPriority } from 'node:os';
import type { ReviewOverview, WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import { neverCancelled } from '../../core/cancellation.ts';
import type { WantedStates } from '../git/states/openStates.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import { readReview } from './readReview.ts';

/**
 * What the process says: the records in parts, so that whoever hears it can do other things in between, and the rest at its end.
 * `isExpected`: the sentence is for people; else there is a defect.
 */
export type ReviewReport =
  | { type: 'records'; records: WholeRecordChange[] }
  | { type: 'done'; rest: ReviewOverview }
  | { type: 'failed'; message: string; isExpected: boolean };

/** Records of one message. */
const RECORDS_AT_ONCE = 50;

/** Makes one review and reports. It is cancelled by ending the process, which closes git's output and so ends git. */
function main(): void {
  process.once('message', (wanted: WantedStates) => void run(wanted));
  process.on('disconnect', () => process.exit(0));
}

async function run(wanted: WantedStates): Promise<void> {
  try {
    lowerPriority();
    const { records, ...rest } = await readReview(wanted, neverCancelled, () => undefined);
    for (let first = 0; first < records.length; first += RECORDS_AT_ONCE)
      report({ type: 'records', records: records.slice(first, first + RECORDS_AT_ONCE) });
    report({ type: 'done', rest });
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
