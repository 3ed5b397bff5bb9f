import * as validators from '../../../shared/src/generated/validators.js';
import { WEBVIEW_METHODS, type ApiMethod, type ApiParams } from '../../../shared/src/protocol/api.ts';
import type { SearchParams } from '../../../shared/src/protocol/search.ts';
import type { ExamplePageState, FromPage, HostRequests } from '../../../shared/src/protocol/webview.ts';

/** The compiled validator of every API method's parameters. */
const PARAMS_VALIDATORS: Record<ApiMethod, (value: unknown) => boolean> = {
  'search/run': validators.search_run,
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
  'index/status': validators.index_status,
  'index/build': validators.index_build,
  'index/cancel': validators.index_cancel,
};

const PAGE_COMMANDS: readonly HostRequests['command']['command'][] = [
  'databits.createSample',
  'databits.newExample',
  'databits.importFile',
  'databits.buildIndex',
];

type Fields = Record<string, unknown>;

/**
 * Reads a message from a page: the typed message, or `undefined` for anything that is not exactly one. The methods and
 * parameters of calls are looked at when they are answered, since a wrong call gets an answer too.
 */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isFields(message)) return undefined;
  switch (message['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'cancel':
      return isCallId(message['id']) ? { type: 'cancel', id: message['id'] } : undefined;
    case 'call':
      return readCall(message);
    case 'host':
      return readHostRequest(message['request'], message['params']);
    default:
      return undefined;
  }
}

/** True for a method that pages may call. */
export function isWebviewMethod(method: unknown): method is ApiMethod {
  return WEBVIEW_METHODS.some((allowed) => allowed === method);
}

/** True where the parameters fit the method's schema. */
export function isParamsOf<M extends ApiMethod>(method: M, params: unknown): params is ApiParams<M> {
  return PARAMS_VALIDATORS[method](params);
}

/** Reads the state of the example page, from the page or from what the editor kept over a reload. */
export function readExamplePageState(value: unknown): ExamplePageState | undefined {
  if (!isFields(value)) return undefined;
  const { query, similarName } = value;
  if (!isSearchParams(query)) return undefined;
  if (similarName === undefined) return { query };
  return typeof similarName === 'string' && similarName.length <= 1000 ? { query, similarName } : undefined;
}

/** True for the URI of a file that can hold records; pages may open nothing else. */
export function isOpenableUri(uri: unknown): uri is string {
  if (typeof uri !== 'string' || uri.length > 8000) return false;
  return /^(file|untitled|vscode-remote):/.test(uri) && /\.ya?ml$/.test(uri);
}

/** The method is kept as the text it was: an unknown one must be answered with an error, not dropped. */
function readCall(message: Fields): FromPage | undefined {
  const { id, method, params } = message;
  if (!isCallId(id) || !isWebviewMethod(method)) return undefined;
  return { type: 'call', id, method, params };
}

function readHostRequest(request: unknown, params: unknown): FromPage | undefined {
  if (!isFields(params)) return undefined;
  switch (request) {
    case 'open':
      return readOpen(params);
    case 'showOutput':
      return { type: 'host', request: 'showOutput', params: {} };
    case 'command': {
      const command = PAGE_COMMANDS.find((allowed) => allowed === params['command']);
      return command === undefined ? undefined : { type: 'host', request: 'command', params: { command } };
    }
    case 'editRecords':
      return isParamsOf('records/edit', params)
        ? { type: 'host', request: 'editRecords', params }
        : undefined;
    case 'saveState': {
      const state = readExamplePageState(params['state']);
      return state === undefined ? undefined : { type: 'host', request: 'saveState', params: { state } };
    }
    default:
      return undefined;
  }
}

function readOpen(params: Fields): FromPage | undefined {
  const { uri, position, aside } = params;
  if (!isOpenableUri(uri) || !isFields(position) || typeof aside !== 'boolean') return undefined;
  const { line, character } = position;
  if (!isCount(line) || !isCount(character)) return undefined;
  return { type: 'host', request: 'open', params: { uri, position: { line, character }, aside } };
}

function isSearchParams(value: unknown): value is SearchParams {
  return isParamsOf('search/run', value);
}

function isCallId(id: unknown): id is number {
  return isCount(id);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
