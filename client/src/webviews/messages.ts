import { WEBVIEW_METHODS, type ApiMethod, type ApiParams } from '../../../shared/src/protocol/api.ts';
import { VIEW_NAMES } from '../../../shared/src/protocol/browserViews.ts';
import { PARAMS_VALIDATORS } from '../../../shared/src/protocol/paramsValidators.ts';
import type { TextPosition } from '../../../shared/src/problem.ts';
import type { SearchParams } from '../../../shared/src/protocol/search.ts';
import {
  BULK_ACTIONS,
  type ExamplePageState,
  type FromPage,
  type HostRequests,
} from '../../../shared/src/protocol/webview.ts';
import { isFields, type Fields } from './fields.ts';
import { readViewStates } from './viewStates.ts';

const PAGE_COMMANDS: readonly HostRequests['command']['command'][] = [
  'vscode.openFolder',
  'databits.createSample',
  'databits.newExample',
  'databits.importFile',
  'databits.buildIndex',
];

/** What a page may say besides what all pages say. */
export interface PageProtocol<H extends object = HostRequests> {
  /** The methods of the API that it may call. */
  methods: readonly ApiMethod[];
  /** Reads a request to the editor; `undefined` for anything that is not exactly one. */
  readHost(request: unknown, params: Fields): FromPage<H> | undefined;
}

/** The protocol of the example page. */
export const EXAMPLES_PAGE: PageProtocol = { methods: WEBVIEW_METHODS, readHost: readHostRequest };

/**
 * Reads a message from a page: the typed message, or `undefined` for anything that is not exactly one. The parameters
 * of calls are looked at when they are answered, since a wrong call gets an answer too.
 */
export function readFromPage<H extends object>(
  message: unknown,
  page: PageProtocol<H>,
): FromPage<H> | undefined {
  if (!isFields(message)) return undefined;
  switch (message['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'cancel':
      return isCallId(message['id']) ? { type: 'cancel', id: message['id'] } : undefined;
    case 'call': {
      const { id, method, params } = message;
      const allowed = page.methods.find((known) => known === method);
      return isCallId(id) && allowed !== undefined
        ? { type: 'call', id, method: allowed, params }
        : undefined;
    }
    case 'host':
      return isFields(message['params']) ? page.readHost(message['request'], message['params']) : undefined;
    default:
      return undefined;
  }
}

/** True where the parameters fit the method's schema. */
export function isParamsOf<M extends ApiMethod>(method: M, params: unknown): params is ApiParams<M> {
  return PARAMS_VALIDATORS[method](params);
}

/** Reads the state of the example page, from the page or from what the editor kept over a reload. */
export function readExamplePageState(value: unknown): ExamplePageState | undefined {
  if (!isFields(value)) return undefined;
  const { query, similarName, history, view } = value;
  if (!isSearchParams(query)) return undefined;
  if (similarName !== undefined && !isShortText(similarName)) return undefined;
  if (history !== undefined && !isHistory(history)) return undefined;
  // A view that this version does not have, or whose arrangement it cannot read, is no reason to lose the rest.
  const known = VIEW_NAMES.find((name) => name === view);
  const views = readViewStates(value['views']);
  return {
    query,
    ...(known === undefined ? {} : { view: known }),
    ...(views === undefined ? {} : { views }),
    ...(value['previewHidden'] === true ? { previewHidden: true } : {}),
    ...(similarName === undefined ? {} : { similarName }),
    ...(history === undefined ? {} : { history }),
  };
}

function isHistory(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 50 && value.every(isShortText);
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 1000;
}

/** True for the URI of a file that can hold records, or of a receipt; pages may open nothing else. */
export function isOpenableUri(uri: unknown): uri is string {
  if (typeof uri !== 'string' || uri.length > 8000) return false;
  return /^(file|untitled|vscode-remote):/.test(uri) && /\.(?:ya?ml|result\.json)$/.test(uri);
}

function readHostRequest(request: unknown, params: Fields): FromPage | undefined {
  switch (request) {
    case 'open':
      return readOpen(params);
    case 'showOutput':
      return { type: 'host', request: 'showOutput', params: {} };
    case 'copy': {
      const { text } = params;
      if (typeof text !== 'string' || text.length > 1000) return undefined;
      return { type: 'host', request: 'copy', params: { text } };
    }
    case 'command': {
      const command = PAGE_COMMANDS.find((allowed) => allowed === params['command']);
      return command === undefined ? undefined : { type: 'host', request: 'command', params: { command } };
    }
    case 'editRecords':
      return isParamsOf('records/edit', params)
        ? { type: 'host', request: 'editRecords', params }
        : undefined;
    case 'bulkAction': {
      const action = BULK_ACTIONS.find((known) => known === params['action']);
      const ids = readIds(params['ids']);
      return action === undefined || ids === undefined
        ? undefined
        : { type: 'host', request: 'bulkAction', params: { action, ids } };
    }
    case 'showLineage': {
      const { id } = params;
      return isShortText(id) ? { type: 'host', request, params: { id } } : undefined;
    }
    case 'saveState': {
      const state = readExamplePageState(params['state']);
      return state === undefined ? undefined : { type: 'host', request: 'saveState', params: { state } };
    }
    default:
      return undefined;
  }
}

/** The ids of a change, by the same rules as the API has. */
function readIds(ids: unknown): string[] | undefined {
  const params: unknown = { ids };
  return isParamsOf('records/delete', params) ? params.ids : undefined;
}

/** Reads the place of a record that shall be opened. */
export function readOpen(
  params: Fields,
): { type: 'host'; request: 'open'; params: HostRequests['open'] } | undefined {
  const { uri, aside } = params;
  const position = readPosition(params['position']);
  if (!isOpenableUri(uri) || position === undefined || typeof aside !== 'boolean') return undefined;
  return { type: 'host', request: 'open', params: { uri, position, aside } };
}

/** Reads a position in a text. */
export function readPosition(value: unknown): TextPosition | undefined {
  if (!isFields(value)) return undefined;
  const { line, character } = value;
  return isCount(line) && isCount(character) ? { line, character } : undefined;
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
