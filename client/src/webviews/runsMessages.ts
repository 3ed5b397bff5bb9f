import { RUNS_PAGE_METHODS } from '../../../shared/src/protocol/api.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import {
  MOST_COMPARED,
  RESULT_PARTS,
  RUN_ACTIONS,
  RUNS_PARTS,
  SPECIFICATION_ACTIONS,
  type RunsHostRequests,
  type RunsView,
} from '../../../shared/src/protocol/runsPage.ts';
import type { FromPage } from '../../../shared/src/protocol/webview.ts';
import { isFields, type Fields } from './fields.ts';
import type { PageProtocol } from './messages.ts';

const LONGEST_NAME = 200;
/** A prompt with its examples. */
const LONGEST_COPIED = 1_000_000;
const LONGEST_DRAFT = 100_000;

/** The protocol of the page of runs. */
export const RUNS_PAGE: PageProtocol<RunsHostRequests> = { methods: RUNS_PAGE_METHODS, readHost };

function readHost(request: unknown, params: Fields): FromPage<RunsHostRequests> | undefined {
  const { runId, specId, trial, row, id, value, text } = params;
  switch (request) {
    case 'runAction': {
      const action = RUN_ACTIONS.find((known) => known === params['action']);
      return action !== undefined && isName(runId)
        ? { type: 'host', request, params: { action, runId } }
        : undefined;
    }
    case 'specificationAction': {
      const action = SPECIFICATION_ACTIONS.find((known) => known === params['action']);
      return action !== undefined && isName(specId)
        ? { type: 'host', request, params: { action, specId } }
        : undefined;
    }
    case 'draft':
      return isName(runId) && isCount(trial) && isName(row)
        ? { type: 'host', request, params: { runId, trial, row } }
        : undefined;
    case 'nearest':
      return isName(runId) && isName(row) ? { type: 'host', request, params: { runId, row } } : undefined;
    case 'create':
      return isDraft(value) ? { type: 'host', request, params: { value } } : undefined;
    case 'openRecord':
      return isName(id) ? { type: 'host', request, params: { id } } : undefined;
    case 'copy':
      return typeof text === 'string' && text.length <= LONGEST_COPIED
        ? { type: 'host', request, params: { text } }
        : undefined;
    case 'manageTrust':
      return { type: 'host', request, params: {} };
    case 'saveState': {
      const state = readRunsView(params['state']);
      return state === undefined ? undefined : { type: 'host', request, params: { state } };
    }
    default:
      return undefined;
  }
}

/** Reads how runs are looked at, from the page or from what the editor kept over a reload. */
export function readRunsView(value: unknown): RunsView | undefined {
  if (!isFields(value)) return undefined;
  const { runIds, filter, specId, draft } = value;
  const shows = RUNS_PARTS.find((known) => known === value['shows']);
  const part = RESULT_PARTS.find((known) => known === value['part']);
  if (shows === undefined || part === undefined || !isDraft(draft)) return undefined;
  if (!Array.isArray(runIds) || runIds.length > MOST_COMPARED || !runIds.every(isName)) return undefined;
  if (typeof filter !== 'string' || filter.length > LONGEST_NAME) return undefined;
  if (specId !== undefined && !isName(specId)) return undefined;
  return { shows, part, runIds, filter, draft, ...(specId !== undefined && { specId }) };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** True for a specification that is not finished: the server looks at it before it is written. Messages are plain JSON. */
function isDraft(value: unknown): value is JsonObject {
  return isFields(value) && JSON.stringify(value).length <= LONGEST_DRAFT;
}
