// Above 300 lines: the one table of all methods, a line or two for each.
import type { ComparisonChoices, RecordTexts } from './comparison.ts';
import type {
  ChangeCommentsParams,
  CommentList,
  CommentPlace,
  IgnoreLine,
  KnownThread,
  PlacedThread,
} from './comments.ts';
import type { ModelList } from './embedding.ts';
import type { FieldList, RecordSimilarities } from './fields.ts';
import type { LineageGraph, LineageParams } from './lineage.ts';
import type { Effectiveness } from './effectiveness.ts';
import type { RunFeedback } from './feedback.ts';
import type { Influence, InfluenceParams } from './influence.ts';
import type {
  FormAnswer,
  FormEditAnswer,
  FormEditParams,
  FormReadParams,
  FormRecordList,
  FormWordsParams,
  RecordForm,
} from './form.ts';
import type { SearchIds, SearchIdsParams } from './searchIds.ts';
import type {
  DuplicatesAnswer,
  DuplicatesParams,
  MapAnswer,
  MapParams,
  OutliersAnswer,
  OutliersParams,
} from './neighbours.ts';
import type {
  DatasetSplits,
  DatasetSplitsParams,
  RecordDetail,
  RecordList,
  RecordListParams,
  RecordsAt,
  RecordsAtParams,
  RecordVersions,
  VersionText,
  VersionTextParams,
  WorkspaceOverview,
} from './records.ts';
import type { ReviewParams, WholeRecordChange } from './review.ts';
import type {
  ReviewAnswer,
  ReviewRecordParams,
  ReviewRecords,
  ReviewRecordsParams,
} from './reviewRecords.ts';
import type { RunDetail, RunList, RunPlanAnswer, RunProgress } from './runs.ts';
import type { SearchableKind, SearchAnswer, SearchParams } from './search.ts';
import type { SelectParams, Selection } from './selection.ts';
import type {
  SqlAnswer,
  SqlOpenAnswer,
  SqlParams,
  SqlProblem,
  SqlRowsAnswer,
  SqlRowsParams,
  SqlSaveAnswer,
  SqlSaveParams,
  SqlSchema,
} from './sql.ts';
import type { IndexStatus } from './status.ts';
import type { IndexVerification } from './verification.ts';
import type { TrackedUsage, TrackUsageParams, UsageSummary, UsageSummaryParams } from './usage.ts';
import type {
  RecordBlame,
  RecordDifference,
  RecordDifferenceParams,
  RestoreRecordParams,
} from './versionHistory.ts';
import type {
  CreateRecordParams,
  DeleteRecordsParams,
  DeriveRecordParams,
  EditRecordsParams,
  MoveRecordsParams,
  RecordEdits,
  RunDraftParams,
  UpdateRecordParams,
} from './writing.ts';

/**
 * Every question that DataBits answers: method → parameters and result. Served over LSP, to the webviews and by
 * the command line. Parameters and results are plain JSON.
 */
export interface Api {
  'search/run': { params: SearchParams; result: SearchAnswer };
  /** The ids of what a search finds, also of what no page reaches. */
  'search/ids': { params: SearchIdsParams; result: SearchIds };
  /** The fields that examples and DataBits use. */
  'records/fields': { params: Record<string, never>; result: FieldList };
  /** How alike records are by their stored vectors. */
  'records/similarity': { params: { ids: string[] }; result: RecordSimilarities };
  'records/list': { params: RecordListParams; result: RecordList };
  'records/get': { params: { id: string }; result: RecordDetail | null };
  /** The records on some lines of a file, as its open buffer has them. */
  'records/at': { params: RecordsAtParams; result: RecordsAt };
  /** The versions of a record in git's history. The first question waits until that was read. */
  'records/versions': { params: { id: string }; result: RecordVersions };
  /** A version's text beside the present one; `null` where git does not have it. */
  'records/versionText': { params: VersionTextParams; result: VersionText | null };
  /** What a record, an execution or a commit came from, and what depends on it. */
  'lineage/graph': { params: LineageParams; result: LineageGraph };
  /** Compares two states of the record files: commits, what is staged, the work tree. It may take a while. */
  'review/changes': { params: ReviewParams; result: ReviewAnswer };
  /** Some of the records of a review that was asked for before. */
  'review/records': { params: ReviewRecordsParams; result: ReviewRecords };
  /** One of them with all that differs; `null` where there is none of that key. */
  'review/record': { params: ReviewRecordParams; result: WholeRecordChange | null };
  /** The texts of one of them on both sides; `null` where there is none of that key. */
  'review/texts': { params: ReviewRecordParams; result: RecordTexts | null };
  /** A review as Markdown for a pull request comment. */
  'review/markdown': { params: { handle: string }; result: { text: string } };
  /** What a folder can be compared with. */
  'review/choices': { params: { folder?: string }; result: ComparisonChoices };
  /** The places in which two states of a record differ; `null` where one of them is not there. */
  'records/difference': { params: RecordDifferenceParams; result: RecordDifference | null };
  /** Which version and commit each field of a record came with; `null` where the record is not there. */
  'records/blame': { params: { id: string }; result: RecordBlame | null };
  /** Plans the content of an earlier version as a new one. It writes nothing: whoever asked applies the edits. */
  'records/restore': { params: RestoreRecordParams; result: RecordEdits };
  /** Plans a new record. Like the five below it writes nothing: whoever asked applies the edits. */
  'records/create': { params: CreateRecordParams; result: RecordEdits };
  /** Plans a change of one record's fields. */
  'records/update': { params: UpdateRecordParams; result: RecordEdits };
  /** Plans a deletion; refuses records that others refer to. */
  'records/delete': { params: DeleteRecordsParams; result: RecordEdits };
  /** Plans a draft made from a record. */
  'records/derive': { params: DeriveRecordParams; result: RecordEdits };
  /** Plans drafts of examples from what a run found: from rows that it failed, and from demos with the model’s own answers. */
  'runs/draft': { params: RunDraftParams; result: RecordEdits };
  /** Plans what the records take over from a run: uses, effects and difficulties, where there is enough evidence. */
  'runs/feedback': { params: { runId: string }; result: RunFeedback };
  /** What runs measured of the effects of examples. */
  'runs/effectiveness': { params: Record<string, never>; result: Effectiveness };
  /** The examples of a run that are nearest to one of its rows. */
  'runs/influence': { params: InfluenceParams; result: Influence };
  /** Plans a move of records to another file. */
  'records/move': { params: MoveRecordsParams; result: RecordEdits };
  /** Plans one change of many records. */
  'records/edit': { params: EditRecordsParams; result: RecordEdits };
  /** All comments on records, those on records that are gone too. */
  'comments/list': { params: Record<string, never>; result: CommentList };
  /** The comments on the records of an open file, each where its field is now. */
  'comments/in': { params: { uri: string }; result: { threads: PlacedThread[] } };
  /** What a comment on a line of an open file would be about. */
  'comments/place': { params: { uri: string; line: number }; result: CommentPlace | { reason: string } };
  /** Writes a comment, or what is done with one; answers the threads of the record. */
  'comments/change': { params: ChangeCommentsParams; result: KnownThread[] };
  /** The name that git is set to, for comments and reviews. */
  'comments/author': { params: Record<string, never>; result: { name: string | null } };
  /** The line by which git ignores the comments on a record; `null` where they travel with the repository. */
  'comments/ignored': { params: { recordId: string }; result: { ignored: IgnoreLine | null } };
  /** The fields of a form, by the schema of a kind. This and the four below are answered from open buffers. */
  'form/fields': { params: { kind: SearchableKind }; result: RecordForm };
  /** A record of an open file as a form shows it; `null` where the file is not open or holds no such records. */
  'form/read': { params: FormReadParams; result: FormAnswer | null };
  'form/records': { params: { uri: string }; result: FormRecordList | null };
  /** Plans one change of a form as edits of the buffer; it writes nothing. */
  'form/edit': { params: FormEditParams; result: FormEditAnswer };
  /** Words to suggest, those in use first. */
  'form/words': { params: FormWordsParams; result: { words: string[] } };
  /** Places records on a map by their vectors. This and the two below may take long at first: the status says how far they are. */
  'map/project': { params: MapParams; result: MapAnswer };
  /** Groups of records that say the same. */
  'duplicates/find': { params: DuplicatesParams; result: DuplicatesAnswer };
  /** Records unlike their nearest. */
  'outliers/find': { params: OutliersParams; result: OutliersAnswer };
  /** Chooses few-shot examples for a query. */
  'examples/select': { params: SelectParams; result: Selection };
  /** Logs that an example was used. */
  'usage/track': { params: TrackUsageParams; result: TrackedUsage };
  'usage/summary': { params: UsageSummaryParams; result: UsageSummary };
  /** Specifications with their executions: those that receipts tell of, and those under way on this machine. */
  'runs/list': { params: { specId?: string }; result: RunList };
  'runs/get': { params: { runId: string }; result: RunDetail | null };
  /** How far an execution is; `null` where this machine has no events of it. */
  'runs/progress': { params: { runId: string }; result: RunProgress | null };
  /** What a specification would do, unsaved changes included; `null` where there is none. No model is asked. */
  /** `endpoint`: the address of models whose settings name none; in the editor that of its settings. */
  'runs/plan': { params: { specId: string; endpoint?: string }; result: RunPlanAnswer | null };
  'workspace/overview': { params: Record<string, never>; result: WorkspaceOverview };
  'datasets/splits': { params: DatasetSplitsParams; result: DatasetSplits | null };
  'sql/run': { params: SqlParams; result: SqlAnswer };
  /** Runs a query and keeps its rows, to be read in parts. */
  'sql/open': { params: SqlParams; result: SqlOpenAnswer };
  'sql/rows': { params: SqlRowsParams; result: SqlRowsAnswer };
  /** Forgets a kept result. */
  'sql/close': { params: { handle: string }; result: Record<string, never> };
  /** What is wrong with a statement, without running it; `null` where nothing is. */
  'sql/check': { params: { sql: string }; result: SqlProblem | null };
  'sql/save': { params: SqlSaveParams; result: SqlSaveAnswer };
  'sql/schema': { params: Record<string, never>; result: SqlSchema };
  'index/status': { params: Record<string, never>; result: IndexStatus };
  /** Scans again and embeds what has no vector. Answers when it is done or cancelled. */
  'index/build': { params: Record<string, never>; result: IndexStatus };
  /** Stops embedding; what is done stays. */
  'index/cancel': { params: Record<string, never>; result: IndexStatus };
  /** Holds the better model until `index/resume`; the quick one goes on, so that new records are found. */
  'index/pause': { params: Record<string, never>; result: IndexStatus };
  'index/resume': { params: Record<string, never>; result: IndexStatus };
  'models/list': { params: Record<string, never>; result: ModelList };
  /** Downloads a known model after the person agreed to size, licence and host. Progress is in the index's status. */
  'models/download': { params: { name: string; agreed: true }; result: ModelList };
  /** Stops the download; what is there is kept. */
  'models/cancel': { params: Record<string, never>; result: ModelList };
  /** Reads and analyses every file anew, without the cache, and compares what comes with the index. Changes nothing. */
  'index/verify': { params: Record<string, never>; result: IndexVerification };
}

export type ApiMethod = keyof Api;
export type ApiParams<M extends ApiMethod> = Api[M]['params'];
export type ApiResult<M extends ApiMethod> = Api[M]['result'];

/** Every method by name, so that transports can loop over them and tell a known one. */
export const API_METHODS: readonly ApiMethod[] = [
  'search/run',
  'search/ids',
  'records/fields',
  'records/similarity',
  'records/list',
  'records/get',
  'records/at',
  'records/versions',
  'records/versionText',
  'lineage/graph',
  'review/changes',
  'review/records',
  'review/record',
  'review/texts',
  'review/markdown',
  'review/choices',
  'records/difference',
  'records/blame',
  'records/restore',
  'records/create',
  'records/update',
  'records/delete',
  'records/derive',
  'runs/draft',
  'runs/feedback',
  'runs/effectiveness',
  'runs/influence',
  'records/move',
  'records/edit',
  'comments/list',
  'comments/in',
  'comments/place',
  'comments/change',
  'comments/author',
  'comments/ignored',
  'form/fields',
  'form/read',
  'form/records',
  'form/edit',
  'form/words',
  'map/project',
  'duplicates/find',
  'outliers/find',
  'examples/select',
  'usage/track',
  'usage/summary',
  'runs/list',
  'runs/get',
  'runs/progress',
  'runs/plan',
  'workspace/overview',
  'datasets/splits',
  'sql/run',
  'sql/open',
  'sql/rows',
  'sql/close',
  'sql/check',
  'sql/save',
  'sql/schema',
  'index/status',
  'index/build',
  'index/cancel',
  'index/pause',
  'index/resume',
  'models/list',
  'models/download',
  'models/cancel',
  'index/verify',
];

/** The methods that the search page may call. */
export const WEBVIEW_METHODS: readonly ApiMethod[] = [
  'search/run',
  'search/ids',
  'records/fields',
  'records/similarity',
  'records/get',
  'records/edit',
  'map/project',
  'duplicates/find',
  'outliers/find',
  'examples/select',
  'usage/summary',
  'workspace/overview',
  'index/status',
];

/** The methods that the page of a query's result may call. It cannot write files. */
export const SQL_PAGE_METHODS: readonly ApiMethod[] = ['sql/open', 'sql/rows', 'sql/close', 'records/get'];

/** The methods that the lineage page may call. */
export const LINEAGE_PAGE_METHODS: readonly ApiMethod[] = ['lineage/graph'];

/** The methods that the form's page may call; the host says which file they are about. */
export const FORM_PAGE_METHODS: readonly ApiMethod[] = [
  'form/fields',
  'form/read',
  'form/records',
  'form/edit',
  'form/words',
  'search/run',
];

/** The methods that the page of a review may call; the host says what is compared. */
export const REVIEW_PAGE_METHODS: readonly ApiMethod[] = [
  'review/changes',
  'review/records',
  'review/record',
  'comments/list',
];

/** The methods that the page of a record's versions may call; the host says which record they are about. */
export const VERSIONS_PAGE_METHODS: readonly ApiMethod[] = [
  'records/versions',
  'records/difference',
  'records/blame',
  'records/get',
];

/** The methods that the page of runs may call. It starts and writes nothing itself. */
export const RUNS_PAGE_METHODS: readonly ApiMethod[] = [
  'runs/list',
  'runs/get',
  'runs/progress',
  'runs/plan',
  'records/list',
  'records/get',
];

/** The methods that the page of effectiveness may call. */
export const EFFECTIVENESS_PAGE_METHODS: readonly ApiMethod[] = ['runs/effectiveness'];

/** Methods that run only in a trusted workspace. Planned edits are no writes: the editor shows and applies them. */
export const TRUSTED_METHODS: readonly ApiMethod[] = [
  'records/versions',
  'records/versionText',
  'review/changes',
  'review/records',
  'review/record',
  'review/texts',
  'review/markdown',
  'review/choices',
  'records/difference',
  'records/blame',
  'records/restore',
  'sql/run',
  'sql/open',
  'sql/rows',
  'sql/close',
  'sql/check',
  'sql/save',
  'sql/schema',
  'models/download',
  'usage/track',
  'comments/change',
  'comments/author',
  'comments/ignored',
];

/** An error with a stable code, as it crosses a transport. */
export interface ApiError {
  code:
    | 'no-folder'
    | 'unknown-method'
    | 'invalid-params'
    | 'not-trusted'
    | 'cancelled'
    | 'unavailable'
    | 'failed';
  /** One sentence that says what to do. */
  message: string;
}
