import {
  RECORD_CHANGES,
  type RecordChange,
  type RecordChangeName,
  type Review,
  type ReviewEffect,
} from '../../../../shared/src/protocol/review.ts';

/** How many records each thing happened to. */
export function changesByName(records: readonly RecordChange[]): Record<RecordChangeName, number> {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0, renamed: 0, split: 0, merged: 0 };
  for (const { changes } of records)
    for (const name of RECORD_CHANGES) if (changes.includes(name)) counts[name] += 1;
  return counts;
}

/** How many records differ, by what that means. */
export function effectsOf(records: readonly RecordChange[]): Record<ReviewEffect, number> {
  const counts = { content: 0, annotation: 0, none: 0 };
  for (const { effect } of records) counts[effect] += 1;
  return counts;
}

/** How many of the files differ only in what is no record: comments, order, white space. */
export function withoutRecords(
  paths: ReadonlySet<string>,
  { records, unread, uncompared }: Pick<Review, 'records' | 'unread' | 'uncompared'>,
): number {
  const told = new Set([
    ...records.flatMap(({ before, after }) => [before?.path, after?.path]),
    ...unread.map(({ path }) => path),
    ...uncompared.records.map(({ record }) => record.path),
  ]);
  return [...paths].filter((path) => !told.has(path)).length;
}
