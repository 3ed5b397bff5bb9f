import type {
  DatasetSplits,
  DatasetSplitsParams,
  RecordDetail,
  RecordList,
  RecordListParams,
  WorkspaceOverview,
} from './records.ts';
import type { SearchAnswer, SearchParams } from './search.ts';
import type { SelectParams, Selection } from './selection.ts';
import type { SqlAnswer, SqlParams } from './sql.ts';
import type { IndexStatus } from './status.ts';
import type { TrackedUsage, TrackUsageParams, UsageSummary, UsageSummaryParams } from './usage.ts';
import type {
  CreateRecordParams,
  DeleteRecordsParams,
  EditRecordsParams,
  RecordEdits,
  UpdateRecordParams,
} from './writing.ts';

/**
 * Every question that DataBits answers: method → parameters and result. Served over LSP, to the webviews and by
 * the command line. Parameters and results are plain JSON.
 */
export interface Api {
  'search/run': { params: SearchParams; result: SearchAnswer };
  'records/list': { params: RecordListParams; result: RecordList };
  'records/get': { params: { id: string }; result: RecordDetail | null };
  /** Plans a new record. Like the three below it writes nothing: whoever asked applies the edits. */
  'records/create': { params: CreateRecordParams; result: RecordEdits };
  /** Plans a change of one record's fields. */
  'records/update': { params: UpdateRecordParams; result: RecordEdits };
  /** Plans a deletion; refuses records that others refer to. */
  'records/delete': { params: DeleteRecordsParams; result: RecordEdits };
  /** Plans one change of many records. */
  'records/edit': { params: EditRecordsParams; result: RecordEdits };
  /** Chooses few-shot examples for a query. */
  'examples/select': { params: SelectParams; result: Selection };
  /** Logs that an example was used. */
  'usage/track': { params: TrackUsageParams; result: TrackedUsage };
  'usage/summary': { params: UsageSummaryParams; result: UsageSummary };
  'workspace/overview': { params: Record<string, never>; result: WorkspaceOverview };
  'datasets/splits': { params: DatasetSplitsParams; result: DatasetSplits | null };
  'sql/run': { params: SqlParams; result: SqlAnswer };
  'index/status': { params: Record<string, never>; result: IndexStatus };
  /** Scans again and embeds what has no vector. Answers when it is done or cancelled. */
  'index/build': { params: Record<string, never>; result: IndexStatus };
  /** Stops embedding; what is done stays. */
  'index/cancel': { params: Record<string, never>; result: IndexStatus };
}

export type ApiMethod = keyof Api;
export type ApiParams<M extends ApiMethod> = Api[M]['params'];
export type ApiResult<M extends ApiMethod> = Api[M]['result'];

/** Every method by name, so that transports can loop over them and tell a known one. */
export const API_METHODS: readonly ApiMethod[] = [
  'search/run',
  'records/list',
  'records/get',
  'records/create',
  'records/update',
  'records/delete',
  'records/edit',
  'examples/select',
  'usage/track',
  'usage/summary',
  'workspace/overview',
  'datasets/splits',
  'sql/run',
  'index/status',
  'index/build',
  'index/cancel',
];

/** The methods that a webview may call. */
export const WEBVIEW_METHODS: readonly ApiMethod[] = [
  'search/run',
  'records/get',
  'records/edit',
  'examples/select',
  'usage/summary',
  'workspace/overview',
  'index/status',
];

/** Methods that run only in a trusted workspace. Planned edits are no writes: the editor shows and applies them. */
export const TRUSTED_METHODS: readonly ApiMethod[] = ['sql/run', 'usage/track'];

/** An error with a stable code, as it crosses a transport. */
export interface ApiError {
  code: 'unknown-method' | 'invalid-params' | 'not-trusted' | 'cancelled' | 'unavailable' | 'failed';
  /** One sentence that says what to do. */
  message: string;
}
