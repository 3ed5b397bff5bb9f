import type { JsonObject } from '../../../../shared/src/json.ts';
import type { InlayHintSettings } from '../../../../shared/src/protocol/lsp.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { ExampleUsage } from '../../../../shared/src/protocol/usage.ts';
import type { Cancellation } from '../cancellation.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { BaseVersion } from '../writing/versionAfter.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { PythonFacts, PythonFile } from '../python/pythonModule.ts';
import type { DatasetFacts } from '../examination/datasetFacts.ts';
import type { RecordHistory } from '../history/recordHistory.ts';
import type { RecordIndex } from './recordIndex.ts';

/** A record and its file. */
export interface RecordPlace {
  kind: RecordKind;
  /** Lower-cased. */
  id: string;
  uri: string;
}

/** The Python files of the workspace. None of them is ever run. */
export interface PythonFiles extends PythonFacts {
  /** What is known of a file as of its newest text. */
  read(uri: string, templateUri: string, token: Cancellation): Promise<PythonFile>;
  /** Paths of Python files in the template's repository, relative to it, sorted; at most a few hundred. */
  list(templateUri: string, token: Cancellation): Promise<readonly string[]>;
}

/** A commit, by its full name, and when it was written, in seconds since 1970. */
export interface CommitTime {
  commit: string;
  time: number;
}

/** A commit in words, as far as it is known. */
export interface CommitWords {
  /** How long ago it was: "2 days ago". */
  age: string;
  author?: string;
  /** First line of its message. */
  summary?: string;
}

/** What language features may ask of the world. Hosts provide it; tests fake it in a few lines. */
export interface FeatureContext {
  index: RecordIndex;
  configuration: Configuration;
  /** False in Restricted Mode, where git does not run. */
  isTrusted: boolean;
  /** Version of the open buffer, as LSP counts; absent for files that are not open. */
  versionOf(uri: string): number | undefined;
  /** Which inlay hints are wanted. */
  inlayHints: InlayHintSettings;
  /** True once every file was read: before that, nothing can be said to be missing. */
  knowsAllFiles(): boolean;
  /** Text of a file of the workspace, the open buffer's where it is open; absent where it cannot be read. */
  readText(uri: string, token: Cancellation): Promise<string | undefined>;
  python: PythonFiles;
  /** Value of a record by id, for hovers; absent where unknown. */
  readRecord(id: string, token: Cancellation): Promise<JsonObject | undefined>;
  /** What the usage logs say of examples, by id; without those that were not used, or of which nobody knows. */
  usagesOf(ids: readonly string[], token: Cancellation): Promise<ReadonlyMap<string, ExampleUsage>>;
  /** How many examples and DataBits fulfil each predicate; absent where nobody knows, for example while files are read. */
  countMatches(
    predicates: readonly JsonObject[],
    token: Cancellation,
  ): Promise<readonly number[] | undefined>;
  /** Ids that the file has in HEAD, lower-cased; absent without git or trust. */
  idsInHead(uri: string, token: Cancellation): Promise<ReadonlySet<string> | undefined>;
  /**
   * What the base of the branch (the merge base with its upstream, else HEAD) has of records, by id; an absent id is
   * unknown, as all are without git or trust.
   */
  baseVersions(
    records: readonly RecordPlace[],
    token: Cancellation,
  ): Promise<ReadonlyMap<string, BaseVersion>>;
  /**
   * True for a file that is not open and, when it was last looked at, was the base's byte for byte: records that are as the
   * index has them have the versions of the base then. Answered from what is known; false without git or trust.
   */
  isBaseFile(uri: string): boolean;
  /**
   * What git's history knows of the records in a file's folder, as far as it was read by now; absent before that, and
   * without git or trust.
   */
  historyOf(uri: string): RecordHistory | undefined;
  /**
   * A commit of the repository that a file is in, from what is known: the editor is told to ask again when more is, and when its
   * age has other words.
   */
  tellCommit(uri: string, commit: CommitTime): CommitWords;
  /** Resolves when `tellCommit` knows who made a commit, or cannot know it soon. */
  learnCommit(uri: string, commit: CommitTime): Promise<void>;
  /** Lets messages that have arrived be read: for work on a whole file. */
  nextTurn(): Promise<void>;
  /** Problems of a file that come from other records and the world. Ranges count from the file's start. */
  crossingProblems(uri: string): readonly Problem[];
  /** What was found out about datasets and their records. */
  datasets: DatasetFacts;
  /** True where the editor carries out edits that delete files. */
  deletesFiles: boolean;
  /** True where edits may be snippets, which say where the cursor goes. */
  snippetEdits: boolean;
  /** A fresh UUIDv7. */
  newId(): string;
  /** Now, RFC 3339 in UTC with seconds. */
  now(): string;
}
