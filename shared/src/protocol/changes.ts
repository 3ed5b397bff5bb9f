import type { JsonObject } from '../json.ts';
import type { RecordKind } from '../recordKind.ts';

/** A record on one side of a change. */
export interface FeedRecord {
  kind: RecordKind;
  /** Absent where the record has none, or no content that can be compared. */
  version?: number;
  contentHash?: string;
  /** Relative to the workspace's folder, with slashes. */
  path: string;
  value: JsonObject;
}

/** A line of the feed that says what happened to a record. */
export interface FeedChangeLine {
  op: 'insert' | 'update' | 'delete';
  /** Lower-cased. */
  id: string;
  /** Absent in an insert. */
  before?: FeedRecord;
  /** Absent in a delete. */
  after?: FeedRecord;
  /** Of an update: false where only annotations, the place or the number are others; the content hash is the same then. */
  contentChanged?: boolean;
}

/** The line that closes a transaction: whoever has applied the lines before it is at `cursor`. */
export interface FeedCommitLine {
  op: 'commit';
  /** Full name of a commit: what `--since` takes to go on from here. */
  cursor: string;
  /** The state that the transaction begins at; absent where it begins with nothing. */
  since?: string;
  /** True where the transaction is the difference between two states, and not what one commit did. */
  net: boolean;
  /** Lines of the transaction. */
  changes: number;
  author: string;
  /** RFC 3339, the author's. */
  date: string;
  /** First line of the message. */
  message: string;
}

export type FeedLine = FeedChangeLine | FeedCommitLine;
