import type { JsonObject } from '../../../../shared/src/json.ts';
import type { ApiParams, ApiResult } from '../../../../shared/src/protocol/api.ts';
import type { IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { DatasetFindings } from '../../core/examination/findings.ts';
import type { RecordAttribution } from '../../core/feedback/recordAttributions.ts';
import type { LineageExecution } from '../../core/lineage/executions.ts';
import type { MembersWanted, SomeMembers } from '../../core/lineage/lineageSources.ts';
import type { RecordPlace } from '../../core/workspace/context.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import type { RecordCacheOptions } from '../cache/recordCache.ts';
import type { EngineMethod, IndexEngineOptions } from './indexEngine.ts';
import type { ToldFile } from './toldFiles.ts';

/** Every question to the index worker: its parameters and its answer. */
export type WorkerQuestions = { [M in EngineMethod]: { params: ApiParams<M>; result: ApiResult<M> } } & {
  'worker/start': {
    params: { overlays: readonly (readonly [uri: string, text: string])[] };
    result: undefined;
  };
  'worker/readRecord': { params: { id: string }; result: JsonObject | undefined };
  'worker/baseVersions': {
    params: { records: readonly RecordPlace[] };
    result: ReadonlyMap<string, BaseVersion>;
  };
  'worker/countMatches': { params: { predicates: readonly JsonObject[] }; result: number[] };
  'worker/datasetsOf': { params: { ids: readonly string[] }; result: string[][] };
  'worker/executions': { params: { withRows: boolean }; result: LineageExecution[] };
  'worker/membersOf': { params: MembersWanted; result: SomeMembers };
  'worker/qualities': { params: { ids: readonly string[] }; result: ReadonlyMap<string, number> };
  'worker/attributions': {
    params: { ids: readonly string[] };
    result: ReadonlyMap<string, RecordAttribution>;
  };
  'worker/dispose': { params: undefined; result: undefined };
};

export type WorkerMethod = keyof WorkerQuestions;

/** A question with its method and parameters. */
export type WorkerQuestion = {
  [M in WorkerMethod]: { type: 'question'; id: number; method: M; params: WorkerQuestions[M]['params'] };
}[WorkerMethod];

/** Host → index worker. */
export type ToIndexWorker =
  | WorkerQuestion
  | { type: 'cancel'; id: number }
  | { type: 'overlay'; uri: string; text: string | undefined }
  | { type: 'pathsChanged'; uris: readonly string[] }
  | { type: 'trusted'; trusted: boolean }
  /** The host has taken a message of files: the next one may come. */
  | { type: 'filesTaken' };

/** Index worker → host. */
export type FromIndexWorker =
  | { type: 'answer'; id: number; result: unknown }
  | { type: 'failure'; id: number; message: string }
  | { type: 'files'; files: readonly ToldFile[]; deleted: readonly string[] }
  | { type: 'status'; status: IndexStatus }
  | { type: 'runs' }
  | { type: 'datasets'; findings: DatasetFindings };

/** What the worker thread is started with. */
export type IndexWorkerData =
  { role: 'index'; options: IndexEngineOptions } | { role: 'parse'; cache: RecordCacheOptions | undefined };
