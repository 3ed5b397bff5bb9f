import type { RecordChange, Review, ReviewOverview } from '../../../../shared/src/protocol/review.ts';
import type { ReviewFilter } from '../../../../shared/src/protocol/reviewRecords.ts';

/** Findings of a kind that an overview has; the numbers of all are beside them. */
const MOST_FINDINGS = 1000;
/** The same for lists that are short as a rule. */
const MOST_LISTED = 1000;

/** A review without its records, and bounded. */
export function overviewOf({ records: _, ...review }: Review): ReviewOverview {
  return {
    ...review,
    introduced: review.introduced.slice(0, MOST_FINDINGS),
    mended: review.mended.slice(0, MOST_FINDINGS),
    stale: review.stale.slice(0, MOST_LISTED),
    lost: review.lost.slice(0, MOST_LISTED),
    unread: review.unread.slice(0, MOST_LISTED),
    uncompared: {
      count: review.uncompared.count,
      records: review.uncompared.records.slice(0, MOST_LISTED),
    },
    counts: review.counts.slice(0, MOST_LISTED),
    labels: review.labels.slice(0, MOST_LISTED),
  };
}

/** The records of a review that fulfil a filter. */
export function filterRecords<R extends RecordChange>(records: readonly R[], filter: ReviewFilter): R[] {
  const { changes, kinds, effects, lapsed, text } = filter;
  const wanted = text?.trim().toLowerCase() ?? '';
  return records.filter(
    (record) =>
      (changes === undefined || record.changes.some((change) => changes.includes(change))) &&
      (kinds === undefined || kinds.includes(record.kind)) &&
      (effects === undefined || effects.includes(record.effect)) &&
      (lapsed !== true || record.review.isLapsedByChange) &&
      (wanted === '' || textsOf(record).some((one) => one.toLowerCase().includes(wanted))),
  );
}

function textsOf({ before, after }: RecordChange): string[] {
  return [before, after].flatMap((side) => (side === undefined ? [] : [side.name, side.id, side.path]));
}
