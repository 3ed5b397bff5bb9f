import type { ReviewHostRequests, ReviewPageState } from '../../../../shared/src/protocol/reviewPage.ts';
import type { Rpc } from '../../rpc.ts';

/** The calls of the page of a review. */
export type ReviewRpc = Rpc<ReviewPageState, ReviewHostRequests>;
