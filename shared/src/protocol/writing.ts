import type { JsonObject, JsonValue } from '../json.ts';
import type { TextPosition, TextRange } from '../problem.ts';
import type { RecordKind } from '../recordKind.ts';

/** A value at a path of property names. */
export interface FieldValue {
  path: string[];
  value: JsonValue;
}

export interface CreateRecordParams {
  kind: RecordKind;
  /** The record; id, version and time are filled in where they lack. */
  value: JsonObject;
  /** The file it goes to, at its end; a new file of its own in the first workspace folder when left out. */
  uri?: string;
}

/** Changes fields of a record. A change of content makes the next version. */
export interface UpdateRecordParams {
  id: string;
  set?: FieldValue[];
  remove?: string[][];
}

export interface DeleteRecordsParams {
  ids: string[];
  /** True deletes records that others refer to, too. */
  force?: boolean;
}

/** A draft made from a record, with its lineage. */
export interface DeriveRecordParams {
  id: string;
  /** The file it goes to, at its end; right behind its source when left out. */
  uri?: string;
  /** How it is made from its source, such as `paraphrased`. */
  method?: string;
}

/** What of a run becomes drafts of examples. */
export interface RunDraftParams {
  /** Address of its receipt. */
  receiptUri: string;
  /** Ids of rows that its result failed. */
  failures?: string[];
  /** Demos of its final prompt, by their places. */
  demos?: { predictor: number; demo: number }[];
}

/** Records of one kind that go to the end of another file, which is made where it lacks. */
export interface MoveRecordsParams {
  ids: string[];
  uri: string;
}

export const REVIEW_DECISIONS = ['approved', 'changes_requested', 'rejected'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** What a reviewer decided; each record's content hash and the time are filled in. */
export interface ReviewChange {
  review: ReviewDecision;
  reviewer: string;
  /** The reason. */
  comment?: string;
  /** The status that goes with the decision; the record's stays when left out. */
  status?: string;
  /** What the reviewer looked at, by id: a record whose content hash is another one by now is left alone. */
  seen?: Record<string, string>;
}

/** One change for many records. */
export type RecordChange =
  | { set: 'status'; value: string }
  | { set: 'function' | 'domain'; value: string }
  | { add: 'tag'; value: string }
  | { remove: 'tag'; value: string }
  /** A reviewer's decision about the content that each record has. Never a new version. */
  | ReviewChange
  /** Another name for a quality score; its value stays. */
  | { rename: 'score'; from: string; value: string }
  /** Pins the ids in the dataset's members. */
  | { add: 'dataset'; value: string }
  | { delete: true; force?: boolean };

export interface EditRecordsParams {
  ids: string[];
  change: RecordChange;
}

/** A replacement in a file. */
export interface FileTextEdit {
  range: TextRange;
  newText: string;
}

/** What is to be done with one file. */
export interface FileEdit {
  uri: string;
  action: 'create' | 'edit' | 'delete';
  /** SHA-256 of the text that the edits are made for (without byte order mark, line ends as LF); empty for `create`. */
  textHash: string;
  /** Edits that do not overlap, from the top; of `create` one with the whole text. */
  edits: FileTextEdit[];
}

/** A place that refers to a record. */
export interface ReferringPlace {
  kind: RecordKind;
  id: string;
  name: string;
  uri: string;
  position: TextPosition;
  /** The field, with dots. */
  path: string;
  /** The id that it refers to. */
  to: string;
}

/** A record that the change leaves as it is, and why. */
export interface RefusedRecord {
  id: string;
  reason: string;
  /** What refers to it, where that is the reason. */
  referredBy?: ReferringPlace[];
}

/** A record that the change touches. */
export interface EditedRecord {
  id: string;
  kind: RecordKind;
  name: string;
  uri: string;
  /** The version after the change; absent for a deleted record. */
  version?: number;
  /** True where the content changes, so that the version goes up. */
  isNewVersion: boolean;
}

/** A change that is planned but not made: show it, then apply it as a whole. */
export interface RecordEdits {
  files: FileEdit[];
  edited: EditedRecord[];
  refused: RefusedRecord[];
  /** Records that are already as the change wants them. */
  unchanged: string[];
  revision: number;
}

/** A text as hashes compare it: without byte order mark, line ends as line feeds, as an editor holds it. */
export function comparableText(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}
