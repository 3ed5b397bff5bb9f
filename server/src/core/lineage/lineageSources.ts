import type { RecordAttribution } from '../feedback/recordAttributions.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BringingCommit } from '../history/recordHistory.ts';
import type { LineageExecutions } from './executions.ts';
import type { RecordIndex } from '../workspace/recordIndex.ts';

/** A content that a record had, as git's history tells. */
export interface LineageVersion {
  kind: RecordKind;
  /** Lower-cased. */
  id: string;
  version: number;
  contentHash: string;
  /** Full name of the first commit that has it. */
  commit: string;
  /** When that was written, in seconds since 1970. */
  time: number;
  /** Content hashes of the versions before it; several where branches joined. */
  parents: readonly string[];
  /** Of a content that came back: the commits that brought it again, oldest first. */
  returns?: readonly { commit: string; time: number }[];
  /** Of a content that came back in place of another, those before it did so the last time. */
  lastParents?: readonly string[];
}

/** What history knows of an id. */
export interface LineagePast {
  /** Every distinct content, oldest first, one at least. */
  versions: readonly LineageVersion[];
  /** The content hash that HEAD has, else the last one that was committed. */
  last: string;
}

/** What git's history knows. Answers at once, from what was read by now. */
export interface LineageHistory {
  /** False where there may be more than is known. */
  readonly isComplete: boolean;
  /** What was committed under an id; absent where nothing is known. */
  pastOf(id: string): LineagePast | undefined;
  /** Absent for a commit that did nothing to records. */
  commitOf(commit: string): BringingCommit | undefined;
  /** The contents that a commit brought, made as they are asked for: there may be very many. */
  versionsOfCommit(commit: string): Iterable<LineageVersion>;
  /** Every id, and the full name of every commit, that it knows something of. */
  names(): Iterable<string>;
}

/** Some members of a dataset. */
export interface SomeMembers {
  /** Those that the dataset names, then the others in the order of their files. */
  ids: readonly string[];
  /** All members, by kind; absent where they were not all looked for. */
  counts?: Partial<Record<RecordKind, number>>;
}

/** Who is a member of which dataset. */
export interface LineageMembers {
  /** The datasets of each record, in the order of the ids. */
  datasetsOf(ids: readonly string[], token: Cancellation): Promise<readonly (readonly string[])[]>;
  membersOf(dataset: string, most: number, token: Cancellation): Promise<SomeMembers>;
  /** How many members a dataset with this content has, where that is known without looking for them. */
  sizeOf: (dataset: string, contentHash: string | undefined) => number | undefined;
}

/** Which members of a dataset are wanted. */
export interface MembersWanted {
  dataset: string;
  most: number;
  /** True to look at all records, however long it takes, for the counts. */
  isExact: boolean;
}

/** What a commit says of itself. */
export interface CommitWords {
  author: string;
  /** First line of the message. */
  summary: string;
}

/** What lineage is told from. Hosts provide it. */
export interface LineageSources {
  index: RecordIndex;
  history: LineageHistory;
  members: LineageMembers;
  executions: LineageExecutions;
  /** Means of the quality scores, 0 to 1, by id; without the records that have none. */
  qualitiesOf: (ids: readonly string[], token: Cancellation) => Promise<ReadonlyMap<string, number>>;
  /** What runs say of records by id; without those that none says anything of. */
  attributionsOf: (
    ids: readonly string[],
    token: Cancellation,
  ) => Promise<ReadonlyMap<string, RecordAttribution>>;
  commitsOf: (names: readonly string[], token: Cancellation) => Promise<ReadonlyMap<string, CommitWords>>;
  /** Full names of the commits that git knows by a name: none, or several where it is a branch and a tag, or in several folders. */
  commitsNamed: (name: string, token: Cancellation) => Promise<readonly string[]>;
  /** Lets messages that have arrived be read. */
  nextTurn: () => Promise<void>;
}

/** A history of which nothing is known. */
export const unknownHistory: LineageHistory = {
  isComplete: false,
  pastOf: () => undefined,
  commitOf: () => undefined,
  versionsOfCommit: () => [],
  names: () => [],
};
