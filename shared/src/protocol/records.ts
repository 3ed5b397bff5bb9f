import type { JsonObject } from '../json.ts';
import type { TextPosition } from '../problem.ts';
import type { RecordKind } from '../recordKind.ts';

/** A record in a list: enough to show and open it. */
export interface RecordSummary {
  kind: RecordKind;
  /** Lower-cased id, or an empty text where the record has none. */
  id: string;
  name: string;
  version?: number;
  status?: string;
  uri: string;
  position: TextPosition;
}

export interface RecordListParams {
  kind: RecordKind;
  /** Only records that refer to the one with this id. */
  referringTo?: string;
  limit?: number;
  offset?: number;
}

/** Lines of a file, such as those of an editor's selections. */
export interface RecordsAtParams {
  uri: string;
  /** First and last line of each part, both zero-based and included. */
  lines: [first: number, last: number][];
}

/** The records that stand on some lines. */
export interface RecordsAt {
  /** Of records without an id, too: it is an empty text. */
  records: RecordSummary[];
  revision: number;
}

export interface RecordList {
  records: RecordSummary[];
  total: number;
  revision: number;
}

export interface RecordDetail extends RecordSummary {
  contentHash: string;
  value: JsonObject;
}

/** Who made a commit, when and why. */
export interface CommitSummary {
  /** Full name. */
  commit: string;
  author: string;
  /** RFC 3339. */
  date: string;
  /** First line of the message. */
  summary: string;
}

/** A content that a record had, with the commit that it came with. */
export interface RecordVersionSummary extends CommitSummary {
  version: number;
  contentHash: string;
  /** True where the record has this content now, unsaved changes included. */
  isPresent: boolean;
}

/** The versions of a record in git's history. */
export interface RecordVersions {
  /** Newest first; none of a record that has had one content only. */
  versions: RecordVersionSummary[];
  /** The commit that deleted the record; absent where HEAD has it. */
  deleted?: CommitSummary;
  /** False where there may be more, as in a shallow clone, and without git. */
  isComplete: boolean;
}

export interface VersionTextParams {
  id: string;
  /** Of the version. */
  contentHash: string;
}

/** A version of a record as it was written, without the marks between the documents of its file. */
export interface VersionText {
  version: number;
  text: string;
  /** The record as it is now, unsaved changes included; absent where there is none. */
  present?: string;
}

/** Counts for the tree and the status bar. */
export interface WorkspaceOverview {
  counts: Record<RecordKind, number>;
  files: number;
  problems: { error: number; warning: number; information: number; hint: number };
  /** Records of the kinds that are searched, by status: as many as the search page finds. */
  statuses: Record<string, number>;
  revision: number;
}

/** Splits of a dataset: how many members each has, by id where asked for. */
export interface DatasetSplitsParams {
  id: string;
  /** Splits to try, in the place of the dataset's own. */
  splits?: JsonObject;
}

export interface DatasetSplits {
  total: number;
  splits: Record<'train' | 'val' | 'test', number>;
  revision: number;
}
