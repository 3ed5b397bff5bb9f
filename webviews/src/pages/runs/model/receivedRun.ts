import type { RunReceipt } from '../../../../../shared/src/generated/records.ts';
import type { RunDetail } from '../../../../../shared/src/protocol/runs.ts';

/** A run with its receipt. */
export interface ReceivedRun extends RunDetail {
  receipt: RunReceipt;
}
