import { neverCancelled } from '../../core/cancellation.ts';
import { serveTask } from '../taskProcess/serveTask.ts';
import { readReview } from './readReview.ts';
import { REVIEW_TASK } from './reviewTask.ts';

/** Records of one message. */
const RECORDS_AT_ONCE = 50;

serveTask(REVIEW_TASK, async (wanted, tell) => {
  const { records, ...rest } = await readReview(wanted, neverCancelled, () => undefined);
  for (let first = 0; first < records.length; first += RECORDS_AT_ONCE)
    tell(records.slice(first, first + RECORDS_AT_ONCE));
  return rest;
});
