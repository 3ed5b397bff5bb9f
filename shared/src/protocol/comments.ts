import type { TextRange } from '../problem.ts';
import type { DifferencePath } from './difference.ts';
import type { RecordSummary } from './records.ts';

/** Something that somebody said of a record. */
export interface ReviewComment {
  id: string;
  author: string;
  /** RFC 3339. */
  time: string;
  /** Markdown. It is hostile text: it is shown without commands, HTML and pictures. */
  text: string;
  /** When it was edited last; absent where it is as it was written. */
  edited?: string;
}

/** Comments on one field of a record. */
export interface ReviewThread {
  id: string;
  /** Lower-cased id of the record. */
  recordId: string;
  /** Empty for the whole record. */
  field: DifferencePath;
  /** Of the record when the thread was begun; absent where the beginning is not there. */
  contentHash?: string;
  isResolved: boolean;
  /** Oldest first; at least one. */
  comments: ReviewComment[];
}

/** A thread with what its record is now. */
export interface KnownThread extends ReviewThread {
  /** The first record with the id; absent where it is gone. */
  record?: RecordSummary;
  /** True where the record's content is another one than the thread was begun on. */
  isOutdated: boolean;
  /** URI of the file that holds the thread. */
  fileUri: string;
}

/** A file of comments that could not be read as a whole. */
export interface UnreadComments {
  uri: string;
  /** One sentence. */
  reason: string;
}

export interface CommentList {
  /** Records in the order of their ids; of each the oldest thread first. */
  threads: KnownThread[];
  unread: UnreadComments[];
}

/** A thread at its place in an open file. */
export interface PlacedThread extends KnownThread {
  /** The field's key, or the record's first line where the field is gone. Counts from the file's start. */
  range: TextRange;
  /** True where the record does not have the field any more. */
  isFieldGone: boolean;
}

/** Where a new thread would stand. */
export interface CommentPlace {
  recordId: string;
  name: string;
  field: DifferencePath;
  contentHash: string;
  range: TextRange;
}

/** A line by which git ignores files. */
export interface IgnoreLine {
  /** URI of the file that has it. */
  uri: string;
  /** Counts from 1. */
  line: number;
  pattern: string;
}

/** What shall be said or done. */
export type CommentChange =
  | { begin: { field: DifferencePath; contentHash: string; text: string } }
  | { reply: { thread: string; text: string } }
  | { edit: { comment: string; text: string } }
  | { delete: { comment: string } }
  | { resolve: { thread: string } }
  | { reopen: { thread: string } };

export interface ChangeCommentsParams {
  recordId: string;
  author: string;
  change: CommentChange;
}

/** What people are told where git ignores comments; `place` is the line's file as they know it. */
export function ignoredCommentsSentence({ line, pattern }: IgnoreLine, place: string): string {
  return `Git ignores the comments on records (${place}, line ${String(line)}: ${pattern}), so that they stay on this machine.`;
}

/** A field as people read it: `expected_output › steps › 2`; list positions count from 1. */
export function fieldText(field: DifferencePath): string {
  return field.map((key) => (typeof key === 'number' ? String(key + 1) : key)).join(' › ');
}
