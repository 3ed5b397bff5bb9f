import type { RecordKind } from '../recordKind.ts';
import type { RecordChange, RecordChangeName, ReviewEffect, ReviewOverview } from './review.ts';

/** Which records of a review are wanted. */
export interface ReviewFilter {
  changes?: RecordChangeName[];
  kinds?: RecordKind[];
  effects?: ReviewEffect[];
  /** Only records whose review the change made lapse. */
  lapsed?: boolean;
  /** Part of a name, id or path; case does not count. */
  text?: string;
}

/** A review. The server keeps the last few, so that their records can be asked for in parts. */
export interface ReviewAnswer {
  handle: string;
  overview: ReviewOverview;
  /** Records that differ, all of them. */
  total: number;
}

export interface ReviewRecordsParams extends ReviewFilter {
  handle: string;
  offset: number;
  /** 1 to 500. */
  limit: number;
}

export interface ReviewRecords {
  records: RecordChange[];
  /** As many as fulfil the filter. */
  total: number;
}

export interface ReviewRecordParams {
  handle: string;
  key: string;
}
