import type { ReviewOverview, WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import type { WantedStates } from '../git/states/openStates.ts';
import type { TaskKind } from '../taskProcess/taskKind.ts';

/** Making a review, in a process of its own: its records come in parts. */
export const REVIEW_TASK: TaskKind<WantedStates, WholeRecordChange[], ReviewOverview> = {
  entry: 'reviewProcess',
  memory: 3072,
  failure: 'The change could not be reviewed',
};
