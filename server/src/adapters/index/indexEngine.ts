import type { JsonObject } from '../../../../shared/src/json.ts';
import type { ApiMethod, ApiParams, ApiResult } from '../../../../shared/src/protocol/api.ts';
import type { EmbeddingChoice } from '../../../../shared/src/protocol/embedding.ts';
import type { IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { AnalysedFile } from '../../core/document/analysis.ts';
import type { DatasetFindings } from '../../core/examination/findings.ts';
import type { RecordAttribution } from '../../core/feedback/recordAttributions.ts';
import type { LineageExecution } from '../../core/lineage/executions.ts';
import type { MembersWanted, SomeMembers } from '../../core/lineage/lineageSources.ts';
import type { RecordPlace } from '../../core/workspace/context.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';

export interface IndexEngineOptions {
  /** Absolute paths of the workspace's folders. */
  roots: readonly string[];
  /** Glob patterns to leave out besides .gitignore (VS Code's `files.exclude`). */
  exclude: readonly string[];
  /** Absolute path of the folder for caches, shared by windows and the command line. */
  cacheFolder: string;
  /** Absolute path of the folder with the embedding model; absent: keyword-only. */
  modelFolder?: string;
  embedding: {
    enabled: boolean;
    threads: number;
    /** The shipped model when left out. */
    choice?: EmbeddingChoice;
    /** The embedding service's key. */
    key?: string;
    /** Address of the hub that models are downloaded from; the usual one when left out. */
    hub?: string;
  };
  /** Git and SQL run only where true. */
  trusted: boolean;
  /**
   * False for a host that asks again: while a model loads, searches are answered at once by what there is, and say so.
   * Otherwise they wait for the model.
   */
  waitForModel?: boolean;
  /** False for a host that does not want to hear of files: `onFiles` stays silent then, which saves time. */
  reportFiles?: boolean;
}

/** The API methods that the engine answers. */
export type EngineMethod = Extract<
  ApiMethod,
  | 'search/run'
  | 'search/ids'
  | 'records/fields'
  | 'records/similarity'
  | 'records/get'
  | 'records/create'
  | 'records/update'
  | 'records/delete'
  | 'records/derive'
  | 'runs/draft'
  | 'runs/feedback'
  | 'runs/effectiveness'
  | 'runs/influence'
  | 'records/move'
  | 'records/edit'
  | 'map/project'
  | 'duplicates/find'
  | 'outliers/find'
  | 'examples/select'
  | 'usage/track'
  | 'usage/summary'
  | 'runs/list'
  | 'runs/get'
  | 'runs/progress'
  | 'runs/plan'
  | 'datasets/splits'
  | 'sql/run'
  | 'sql/open'
  | 'sql/rows'
  | 'sql/close'
  | 'sql/check'
  | 'sql/save'
  | 'sql/schema'
  | 'index/status'
  | 'index/build'
  | 'index/cancel'
  | 'index/pause'
  | 'index/resume'
  | 'models/list'
  | 'models/download'
  | 'models/cancel'
  | 'index/verify'
>;

/**
 * Discovery, analysis, search and tables of a workspace. Runs in a worker thread of its own; every call is a
 * message. Operational failures reject with an `OperationalError` whose message is fit for people.
 */
export interface IndexEngine {
  /** Starts. Search answers as soon as it can; resolves when the listeners have heard of every file. Embedding goes on behind. */
  start(): Promise<void>;
  call<M extends EngineMethod>(method: M, params: ApiParams<M>, token: Cancellation): Promise<ApiResult<M>>;
  /** The value of a record, unsaved buffers included. */
  readRecord(id: string): Promise<JsonObject | undefined>;
  /** What the base of the branch has of records, by id; nothing without git or trust. */
  baseVersions(records: readonly RecordPlace[]): Promise<ReadonlyMap<string, BaseVersion>>;
  /** How many examples and DataBits fulfil each predicate; counted in slices, so that searches are answered meanwhile. */
  countMatches(predicates: readonly JsonObject[], token: Cancellation): Promise<number[]>;
  /** The datasets of each record, in the order of the ids. */
  datasetsOf(ids: readonly string[], token: Cancellation): Promise<readonly (readonly string[])[]>;
  /** Some members of a dataset. */
  membersOf(wanted: MembersWanted, token: Cancellation): Promise<SomeMembers>;
  /** The executions that have a receipt, with the rows that they used where asked for. */
  executions(withRows: boolean, token: Cancellation): Promise<readonly LineageExecution[]>;
  /** Means of the quality scores, 0 to 1, by id. */
  qualitiesOf(ids: readonly string[], token: Cancellation): Promise<ReadonlyMap<string, number>>;
  /** What runs say of records, by id; without those that none says anything of. */
  attributionsOf(
    ids: readonly string[],
    token: Cancellation,
  ): Promise<ReadonlyMap<string, RecordAttribution>>;
  /** Text of an open buffer, or `undefined` when it was closed. */
  setOverlay(uri: string, text: string | undefined): void;
  /** Files or folders that were created, changed or deleted outside. Also `.git/HEAD` and `databits.yaml`. */
  pathsChanged(uris: readonly string[]): void;
  setTrusted(trusted: boolean): void;
  /** Analysed files as they come, in batches; `deleted` are URIs that are no record files any more. */
  onFiles(listener: (files: readonly AnalysedFile[], deleted: readonly string[]) => void): void;
  onStatus(listener: (status: IndexStatus) => void): void;
  /** Runs that were started on this machine began, went on or ended; told once somebody has asked for runs. */
  onRuns(listener: () => void): void;
  /** What looking at all datasets and records found, some time after the last change. Silent with `reportFiles: false`. */
  onDatasets(listener: (findings: DatasetFindings) => void): void;
  dispose(): Promise<void>;
}
