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

/** What happened to a record. `moved`: the same content at another path; `restored`: it had been removed before. */
export type VersionChange = 'added' | 'changed' | 'moved' | 'restored';

/** Where a state is that no commit has yet: in git's index, on the disk, or in an open buffer. */
export type PendingState = 'staged' | 'saved' | 'unsaved';

/** A state of a record in its history: a commit or a pending change gave it other content, or another place. */
export interface RecordVersionSummary {
  version: number;
  /** Of the content. States share it where the record was only moved, or got an older content again. */
  contentHash: string;
  /** The record's file, relative to the workspace's folder, with slashes. */
  path: string;
  change: VersionChange;
  /** True where no older state has this content: such states are the record's versions. */
  isNew: boolean;
  /** Content hashes of the states before it: several at a merge, none of a record that was added. */
  parents: string[];
  /** The commit that it came with; absent while none has it. */
  commit?: CommitSummary;
  /** Absent where a commit has it. */
  pending?: PendingState;
  /** True for the state that the record is in now, unsaved changes included. */
  isPresent: boolean;
}

/** What took a record away: a commit, or a change that no commit has yet. */
export interface RecordRemoval {
  /** The record's name when it was committed last; absent where it had none, or git does not have its text any more. */
  name?: string;
  commit?: CommitSummary;
  pending?: PendingState;
}

/** The states of a record in git's history, and those that no commit has yet. */
export interface RecordVersions {
  /** Newest first, pending ones before those of commits. */
  versions: RecordVersionSummary[];
  /** What deleted the record; absent where it is there, and where no single commit did. */
  deleted?: RecordRemoval;
  /** False where there may be more, as in a shallow clone, and without git. */
  isComplete: boolean;
  /** Why there may be more, as sentences for people; absent where there is nothing to say. */
  notes?: string[];
}

export interface VersionTextParams {
  id: string;
  /** Of the version. */
  contentHash: string;
  /** Full name of the commit that brought it; where left out the present or a pending text with this content counts, else the first commit. */
  commit?: string;
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
