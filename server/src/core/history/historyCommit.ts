import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { RecordVersion } from '../records/versions.ts';

/** A commit by itself. */
export interface CommitOfHistory {
  /** Full name. */
  name: string;
  /** When it was written (the author's date), in seconds since 1970. */
  time: number;
}

/** A record as a file has it. */
export interface StoredState {
  /** Absent where the record has no version, or no content that can be compared: it is there all the same. */
  label?: RecordVersion;
  /** Differs where the text of the document does: annotations make no version, and are changes nevertheless. */
  text: string;
}

/** What a commit makes of one id in one file. */
export interface RecordChange {
  /** Lower-cased. */
  id: string;
  /** Every record that has the id in the file now, in its order; none where the file does not have it any more. */
  states: readonly StoredState[];
}

/** What a commit does to one record file, compared with its first parent. */
export interface FileChange {
  kind: RecordKind;
  /** Relative to the workspace's folder, with slashes. */
  path: string;
  /** Name of the object that holds the file now; absent where the commit deletes it. */
  blob?: string;
  /** The ids that are in another state than before. */
  records: readonly RecordChange[];
  /** True where the file before could not be read: then every id of the file is in `records`. */
  isWhole?: boolean;
}

/** A commit with what it does to records. */
export interface HistoryCommit extends CommitOfHistory {
  /** Full names; the first is the one that changes are compared with. */
  parents: readonly string[];
  files: readonly FileChange[];
  /** Names of the objects of its files that could not be read: what they hold is not in `files`. */
  unread?: readonly string[];
}
