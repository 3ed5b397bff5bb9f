import type { WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import type { PairedRecords } from './pairRecords.ts';
import { recordChangeOf } from './recordChange.ts';
import type { RecordOccurrence } from './reviewedFile.ts';
import { redistributionOf } from './splitsAndMerges.ts';

/** What happened to records, by file and place: where they are now, else where they were. Each step is a little work. */
export function* recordChanges(paired: PairedRecords): Generator<undefined, WholeRecordChange[]> {
  const redistribution = redistributionOf(paired);
  const changes = [
    ...paired.pairs,
    ...paired.removed.map((before) => ({ before })),
    ...paired.added.map((after) => ({ after })),
  ].sort((one, other) => byPlace(placeOf(one), placeOf(other)));
  const records: WholeRecordChange[] = [];
  for (const change of changes) {
    yield;
    const record = recordChangeOf(change, redistribution, String(records.length + 1));
    if (record !== undefined) records.push(record);
  }
  return records;
}

function placeOf({ before, after }: { before?: RecordOccurrence; after?: RecordOccurrence }) {
  return after ?? before;
}

function byPlace(one: RecordOccurrence | undefined, other: RecordOccurrence | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return one.path === other.path ? one.document - other.document : one.path < other.path ? -1 : 1;
}
