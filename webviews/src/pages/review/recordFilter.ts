import type { RecordChange, ReviewedRecord } from '../../../../shared/src/protocol/review.ts';
import {
  markOf,
  REVIEW_STANDS,
  type ReviewPageFilter,
  type ReviewStand,
} from '../../../../shared/src/protocol/reviewPage.ts';

/** What a filter looks at besides the record itself. */
export interface FilterFacts {
  /** Ids of records with problems that the change introduces. */
  withProblems: ReadonlySet<string>;
  /** Marks of contents that were viewed. */
  viewed: ReadonlySet<string>;
}

/** The records that fulfil a filter, in their order. */
export function filterRecords(
  records: readonly RecordChange[],
  filter: ReviewPageFilter,
  { withProblems, viewed }: FilterFacts,
): RecordChange[] {
  const { kind, change, effect, dataset, stand, problems, notViewed, text } = filter;
  const wanted = text?.trim().toLowerCase() ?? '';
  return records.filter(
    (record) =>
      (kind === undefined || record.kind === kind) &&
      (change === undefined || record.changes.includes(change)) &&
      (effect === undefined || record.effect === effect) &&
      (dataset === undefined || record.datasets?.includes(dataset) === true) &&
      (stand === undefined || standOf(record) === stand) &&
      (problems !== true || withProblems.has(sideOf(record).id)) &&
      (notViewed !== true || !viewed.has(recordMark(record))) &&
      (wanted === '' || wordsOf(record).some((word) => word.toLowerCase().includes(wanted))),
  );
}

/** The side that the record is shown by: the newer one, else what it was. */
export function sideOf({ before, after }: RecordChange): ReviewedRecord {
  const side = after ?? before;
  if (side === undefined) throw new Error('A change of a record has no side.');
  return side;
}

/** What tells a record from the others of a review, whatever its place is: it lives on when the review is made anew. */
export function identityOf(record: RecordChange): string {
  const { id, path, position } = sideOf(record);
  return `${record.kind} ${id === '' ? String(position.line) : id} ${path}`;
}

/** The mark of the record's content among those that were viewed. */
export function recordMark({ before, after }: RecordChange): string {
  return after === undefined
    ? markOf(before?.id ?? '', undefined)
    : markOf(after.id, after.contentHash ?? 'unknown');
}

/** Where the record stands with its reviewers, after the change. */
export function standOf({ review }: RecordChange): ReviewStand {
  if (review.after !== 'valid') return review.after;
  return REVIEW_STANDS.find((stand) => stand === review.decision) ?? 'none';
}

/** True for a record that is there and has a place for a review. */
export function canBeReviewed({ kind, after }: RecordChange): boolean {
  return (kind === 'example' || kind === 'databit') && after?.contentHash !== undefined && after.id !== '';
}

function wordsOf({ before, after }: RecordChange): string[] {
  return [before, after].flatMap((side) => (side === undefined ? [] : [side.name, side.id, side.path]));
}
