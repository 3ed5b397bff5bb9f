// Made from schemas/ by `npm run generate`; change the schemas instead.
export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
/** True for valid values; else `errors` says why, until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidationError[] | null;
}
export declare const databit: Validator;
export declare const example: Validator;
export declare const dataset: Validator;
export declare const template: Validator;
export declare const run: Validator;
export declare const configuration: Validator;
export declare const receipt: Validator;
export declare const comments: Validator;
export declare const search_run: Validator;
export declare const search_ids: Validator;
export declare const records_similarity: Validator;
export declare const records_fields: Validator;
export declare const records_list: Validator;
export declare const records_versions: Validator;
export declare const records_versionText: Validator;
export declare const records_at: Validator;
export declare const records_create: Validator;
export declare const records_update: Validator;
export declare const records_delete: Validator;
export declare const records_derive: Validator;
export declare const records_move: Validator;
export declare const records_edit: Validator;
export declare const form_fields: Validator;
export declare const form_read: Validator;
export declare const form_records: Validator;
export declare const form_edit: Validator;
export declare const form_words: Validator;
export declare const map_project: Validator;
export declare const duplicates_find: Validator;
export declare const outliers_find: Validator;
export declare const examples_select: Validator;
export declare const usage_track: Validator;
export declare const usage_summary: Validator;
export declare const records_get: Validator;
export declare const datasets_splits: Validator;
export declare const sql_run: Validator;
export declare const sql_open: Validator;
export declare const sql_rows: Validator;
export declare const sql_close: Validator;
export declare const sql_check: Validator;
export declare const sql_save: Validator;
export declare const sql_schema: Validator;
export declare const workspace_overview: Validator;
export declare const index_status: Validator;
export declare const index_build: Validator;
export declare const index_cancel: Validator;
export declare const index_pause: Validator;
export declare const index_resume: Validator;
export declare const models_list: Validator;
export declare const models_download: Validator;
export declare const models_cancel: Validator;
export declare const index_verify: Validator;
