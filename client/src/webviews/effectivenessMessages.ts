import { EFFECTIVENESS_PAGE_METHODS } from '../../../shared/src/protocol/api.ts';
import {
  EFFECTIVENESS_TABS,
  type EffectivenessHostRequests,
  type EffectivenessView,
} from '../../../shared/src/protocol/effectivenessPage.ts';
import type { FromPage } from '../../../shared/src/protocol/webview.ts';
import { isFields, type Fields } from './fields.ts';
import { readOpen, type PageProtocol } from './messages.ts';

/** Longest id. */
const LONGEST = 100;
/** Examples that the page chooses at most. */
const MOST = 5000;

/** The page of effectiveness before anybody chose anything. */
export const INITIAL_EFFECTIVENESS_VIEW: EffectivenessView = { tab: 'examples', method: 'randomised' };

/** The protocol of the page of effectiveness. */
export const EFFECTIVENESS_PAGE: PageProtocol<EffectivenessHostRequests> = {
  methods: EFFECTIVENESS_PAGE_METHODS,
  readHost,
};

function readHost(request: unknown, params: Fields): FromPage<EffectivenessHostRequests> | undefined {
  const { id, runId, ids, status, state } = params;
  switch (request) {
    case 'open':
      return readOpen(params);
    case 'showLineage':
      return isId(id) ? { type: 'host', request, params: { id } } : undefined;
    case 'showRun':
    case 'applyFeedback':
      return isId(runId) ? { type: 'host', request, params: { runId } } : undefined;
    case 'setStatus': {
      if (!Array.isArray(ids) || ids.length > MOST || !ids.every(isId)) return undefined;
      if (status !== undefined && status !== 'deprecated') return undefined;
      return { type: 'host', request, params: { ids, ...(status !== undefined && { status }) } };
    }
    case 'saveState': {
      const view = readEffectivenessView(state);
      return view === undefined ? undefined : { type: 'host', request, params: { state: view } };
    }
    default:
      return undefined;
  }
}

/** Reads how effects are looked at, from the page or from what the editor kept over a reload. */
export function readEffectivenessView(value: unknown): EffectivenessView | undefined {
  if (!isFields(value)) return undefined;
  const { run, about, method } = value;
  const tab = EFFECTIVENESS_TABS.find((known) => known === value['tab']);
  if (tab === undefined || (method !== 'randomised' && method !== 'shapley')) return undefined;
  if (run !== undefined && !isId(run)) return undefined;
  if (about !== undefined && !isId(about)) return undefined;
  return { tab, method, ...(run !== undefined && { run }), ...(about !== undefined && { about }) };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST;
}
