import * as validators from '../generated/validators.js';
import type { Validator } from '../generated/validators.js';
import type { ApiMethod } from './api.ts';

/** The compiled validator of every API method's parameters. */
export const PARAMS_VALIDATORS: Readonly<Record<ApiMethod, Validator>> = {
  'search/run': validators.search_run,
  'search/ids': validators.search_ids,
  'records/fields': validators.records_fields,
  'records/similarity': validators.records_similarity,
  'records/list': validators.records_list,
  'records/get': validators.records_get,
  'records/create': validators.records_create,
  'records/update': validators.records_update,
  'records/delete': validators.records_delete,
  'records/edit': validators.records_edit,
  'examples/select': validators.examples_select,
  'usage/track': validators.usage_track,
  'usage/summary': validators.usage_summary,
  'workspace/overview': validators.workspace_overview,
  'datasets/splits': validators.datasets_splits,
  'sql/run': validators.sql_run,
  'sql/open': validators.sql_open,
  'sql/rows': validators.sql_rows,
  'sql/close': validators.sql_close,
  'sql/check': validators.sql_check,
  'sql/save': validators.sql_save,
  'sql/schema': validators.sql_schema,
  'index/status': validators.index_status,
  'index/build': validators.index_build,
  'index/cancel': validators.index_cancel,
  'index/pause': validators.index_pause,
  'index/resume': validators.index_resume,
  'models/list': validators.models_list,
  'models/download': validators.models_download,
  'models/cancel': validators.models_cancel,
  'index/verify': validators.index_verify,
};
