import type { KnownThread, ReviewThread } from '../../../../shared/src/protocol/comments.ts';
import type { RecordIndex } from '../workspace/recordIndex.ts';
import { summaryOf } from '../workspace/recordSummary.ts';

/** Threads of a file of comments with what their record is now: the first one with the id, or none where it is gone. */
export function knownThreads(
  threads: readonly ReviewThread[],
  fileUri: string,
  index: RecordIndex,
): KnownThread[] {
  return threads.map((thread) => {
    const entry = index.byId(thread.recordId)[0];
    const [record] = entry === undefined ? [] : summaryOf(entry, entry);
    const present = entry?.facts.contentHash;
    const isOutdated =
      thread.contentHash !== undefined && present !== undefined && present !== thread.contentHash;
    return { ...thread, ...(record !== undefined && { record }), isOutdated, fileUri };
  });
}
