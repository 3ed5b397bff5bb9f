import type { JsonObject } from '../../../../shared/src/json.ts';
import type { UnreadText } from '../../../../shared/src/protocol/review.ts';
import type { AnalysedFile, RecordFacts, Segment } from '../document/analysis.ts';
import { canonicalText } from '../records/contentHash.ts';

/** A record file of a state, analysed, with the values and texts of its documents. */
export interface ReviewedFile {
  /** Path from the workspace's folder, with slashes. */
  path: string;
  file: AnalysedFile;
  values: readonly (JsonObject | undefined)[];
  segments: readonly Segment[];
}

/** A record at its place in a state. Two of them may have the same id. */
export interface RecordOccurrence {
  path: string;
  uri: string;
  /** Position of the document in its file's stream. */
  document: number;
  /** Zero-based line of the document in its file. */
  line: number;
  facts: RecordFacts;
  value: JsonObject;
  /** Equal for records with equal values; of one whose text is not JSON, for equal texts. */
  state: string;
}

/** The records of a file, in its order. Documents that are no records are not among them. */
export function occurrencesIn({ path, file, values, segments }: ReviewedFile): RecordOccurrence[] {
  return file.documents.flatMap(({ facts, line }, document): RecordOccurrence[] => {
    const value = values[document];
    if (facts === undefined || value === undefined) return [];
    const state = facts.contentHash === undefined ? (segments[document]?.text ?? '') : canonicalText(value);
    return [{ path, uri: file.uri, document, line, facts, value, state }];
  });
}

/** A text of which nothing is known, and what tells it from others of its file. */
export interface UnreadPart extends UnreadText {
  text: string;
}

/** What could not be read of a file: all of it, or documents that are no mappings. Empty documents are no loss. */
export function unreadIn({ path, file, segments }: ReviewedFile, side: UnreadText['side']): UnreadPart[] {
  const [whole] = file.problems;
  if (whole !== undefined) return [{ side, path, reason: whole.message, text: '' }];
  return file.documents.flatMap(({ facts, line, problems }, document): UnreadPart[] => {
    const [first] = problems;
    if (facts !== undefined || first === undefined) return [];
    const at = line + first.range.start.line;
    return [{ side, path, line: at, reason: first.message, text: segments[document]?.text ?? '' }];
  });
}
