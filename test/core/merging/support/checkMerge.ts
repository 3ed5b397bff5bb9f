import { expect } from 'vitest';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { mergeFiles, type MergedFile } from '../../../../server/src/core/merging/mergeFiles.ts';
import { USUAL_MARKERS } from '../../../../server/src/core/merging/pieces.ts';

/** Three states of a file. */
export interface MergeFixture {
  base: string;
  ours: string;
  theirs: string;
}

/** Merges a fixture that has to be mergeable. */
export function mergeOf(fixture: MergeFixture, kind: RecordKind = 'example'): MergedFile {
  const merged = mergeFiles(fixture, kind, USUAL_MARKERS);
  if ('reason' in merged) throw new Error(merged.reason);
  return merged;
}

/** Compares the merged text, which may have conflicts between markers. */
export function checkMerge(fixture: MergeFixture, expected: string, kind: RecordKind = 'example'): void {
  expect(mergeOf(fixture, kind).text).toBe(expected);
}
