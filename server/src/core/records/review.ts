import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { Finding } from '../document/finding.ts';

/** `valid`: the review is about the content as it is now; `lapsed`: the content has changed since; `none`: no review. */
export type ReviewState = 'valid' | 'lapsed' | 'none';

/** Whether a record's review still holds. A review names the content hash that it is about and lapses with it. */
export function reviewState(record: JsonObject, contentHash: string | undefined): ReviewState {
  const review = record['review'];
  if (!isJsonObject(review)) return 'none';
  return review['content_hash'] === contentHash ? 'valid' : 'lapsed';
}

/** True where a review of the present content approves it. `status: approved` alone approves nothing. */
export function isApproved(record: JsonObject, contentHash: string): boolean {
  const review = record['review'];
  return (
    isJsonObject(review) && review['decision'] === 'approved' && reviewState(record, contentHash) === 'valid'
  );
}

/** Decisions as people read them, at the start of a sentence. */
const DECISIONS: Readonly<Record<string, string>> = {
  approved: 'Approved',
  changes_requested: 'Changes requested',
  rejected: 'Rejected',
};

/** A review in a line: `Approved by Ann on 2026-03-04`, with `, lapsed` where the content changed since; `undefined` without one. */
export function describeReview(record: JsonObject, contentHash: string | undefined): string | undefined {
  const review = record['review'];
  const state = reviewState(record, contentHash);
  if (state === 'none' || !isJsonObject(review)) return undefined;
  const { decision, reviewer, reviewed_at: time } = review;
  const words = typeof decision === 'string' ? (DECISIONS[decision] ?? decision) : 'Reviewed';
  const by = typeof reviewer === 'string' && reviewer !== '' ? ` by ${reviewer}` : '';
  const on = typeof time === 'string' ? ` on ${time.slice(0, 10)}` : '';
  return `${words}${by}${on}${state === 'lapsed' ? ', lapsed' : ''}`;
}

/** What is to be said of a review by itself: that the content is another one than it was about. */
export function reviewFindings(record: JsonObject, contentHash: string | undefined): Finding[] {
  // Without a hash nobody knows; what is wrong with the record is said elsewhere. So is a hash that is none.
  if (contentHash === undefined || reviewState(record, contentHash) !== 'lapsed') return [];
  const review = record['review'];
  const named = isJsonObject(review) ? review['content_hash'] : undefined;
  if (typeof named !== 'string' || !/^[0-9a-f]{64}$/.test(named)) return [];
  const message = 'The content has changed since this review, which has lapsed: ask for another one.';
  return [{ code: 'review.lapsed', message, path: ['review'], at: 'key' }];
}
