import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';

/** `valid`: the review is about the content as it is now; `lapsed`: the content has changed since; `none`: no review. */
export type ReviewState = 'valid' | 'lapsed' | 'none';

/** Whether a record's review still holds. A review names the content hash that it is about and lapses with it. */
export function reviewState(record: JsonObject, contentHash: string): ReviewState {
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
