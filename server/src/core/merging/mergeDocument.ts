import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { keepsComments } from './comments.ts';
import type { FileDocument } from './fileDocuments.ts';
import { mergeLines } from './mergeLines.ts';
import { mergeRecord } from './mergeRecord.ts';
import type { ThreeWay } from './mergeValues.ts';
import { textOfSide, type Piece } from './pieces.ts';

/** A merged document of a stream. */
export interface MergedDocument {
  prelude: readonly Piece[];
  /** The mark that it starts with, if it has one. */
  mark: string;
  body: readonly Piece[];
  /** Properties of tools that were left out. */
  dropped: readonly string[];
  /** Both sides, where one of them removed what the other changed: then all of it is one conflict. */
  removed?: ThreeWay<FileDocument>;
}

/**
 * Merges a document: new ones stay, those that one side took out and the other left as they were go. Absent where it is gone;
 * `too-long` where its lines are too many to be merged.
 */
export function mergeDocument(
  documents: ThreeWay<FileDocument>,
  kind: RecordKind,
): MergedDocument | 'too-long' | undefined {
  const { base, ours, theirs } = documents;
  if (ours === undefined || theirs === undefined) {
    const left = ours ?? theirs;
    if (left === undefined) return undefined;
    const whole = { prelude: [left.prelude], mark: left.mark, body: [left.body], dropped: [] };
    if (base === undefined) return whole;
    return isUnchanged(base, left) ? undefined : { ...whole, removed: documents };
  }
  const record = mergeRecord({ base: base?.body, ours: ours.body, theirs: theirs.body }, kind);
  const prelude = mergeLines(base?.prelude ?? '', ours.prelude, theirs.prelude);
  if (record === undefined || prelude === undefined) return 'too-long';
  const mark = base?.mark === ours.mark ? theirs.mark : ours.mark;
  return { prelude, mark, body: record.pieces, dropped: record.dropped };
}

/** Comments above a document may have gone to another one that stands there now. */
function isUnchanged(base: FileDocument, left: FileDocument): boolean {
  return base.body === left.body && keepsComments(base.prelude, base.prelude, left.prelude, left.prelude);
}

/** Documents, one behind the other, as a stream: marks part those that have none of their own. */
export function joinDocuments(documents: readonly MergedDocument[]): Piece[] {
  const pieces: Piece[] = [];
  let isParted = true;
  for (const { prelude, mark, body, removed } of documents) {
    if (removed === undefined) {
      pieces.push(...prelude, markFor(mark, textOfSide(body, 'ours'), isParted), ...body);
      isParted = END.test(textOfSide(body.slice(-1), 'ours'));
      continue;
    }
    const textOf = (document: FileDocument | undefined): string =>
      document === undefined
        ? ''
        : document.prelude + markFor(document.mark, document.body, isParted) + document.body;
    pieces.push({ base: textOf(removed.base), ours: textOf(removed.ours), theirs: textOf(removed.theirs) });
    isParted = false;
  }
  return pieces;
}

/** A text that starts with a mark, and what stands on its line. */
const START = /^(?:[ \t\r]*(?:#[^\n]*)?\n)*---(?!\S)/;
/** A text that ends in the mark that ends a document. */
const END = /(?:^|\n)\.\.\.(?:[ \t\r][^\n]*)?\n$/;

function markFor(mark: string, body: string, isParted: boolean): string {
  if (mark !== '') return mark;
  return isParted || START.test(body) ? '' : '---\n';
}
