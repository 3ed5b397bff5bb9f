import { LINEAGE_PAGE_METHODS } from '../../../shared/src/protocol/api.ts';
import { LINEAGE_EDGE_KINDS, LINEAGE_NODE_KINDS } from '../../../shared/src/protocol/lineage.ts';
import {
  FIRST_LINEAGE_VIEW,
  LINEAGE_COLOURS,
  LINEAGE_FORMATS,
  type LineageExpansion,
  type LineageHostRequests,
  type LineageRoot,
  type LineageShown,
  type LineageView,
} from '../../../shared/src/protocol/lineagePage.ts';
import type { FromPage } from '../../../shared/src/protocol/webview.ts';
import { isFields, type Fields } from './fields.ts';
import { readOpen, type PageProtocol } from './messages.ts';

/** Characters of an exported graph at most. */
const LONGEST_EXPORT = 32 * 1024 * 1024;
/** Longest id, hash, key or name. */
const LONGEST = 1000;
/** Expansions and collapsed sides that are kept. */
const MOST = 2000;

/** The protocol of the lineage page. */
export const LINEAGE_PAGE: PageProtocol<LineageHostRequests> = { methods: LINEAGE_PAGE_METHODS, readHost };

function readHost(request: unknown, params: Fields): FromPage<LineageHostRequests> | undefined {
  switch (request) {
    case 'open': {
      const open = readOpen(params)?.params;
      const { keepsFocus } = params;
      if (open === undefined || typeof keepsFocus !== 'boolean') return undefined;
      return { type: 'host', request, params: { ...open, keepsFocus } };
    }
    case 'openVersion': {
      const { id, contentHash, name, keepsFocus } = params;
      if (!isText(id) || !isText(contentHash) || !isText(name) || typeof keepsFocus !== 'boolean')
        return undefined;
      return { type: 'host', request, params: { id, contentHash, name, keepsFocus } };
    }
    case 'showEffects': {
      const { id } = params;
      return isText(id) && id !== '' ? { type: 'host', request, params: { id } } : undefined;
    }
    case 'showRun': {
      const { runId } = params;
      return isText(runId) && runId !== '' ? { type: 'host', request, params: { runId } } : undefined;
    }
    case 'showOutput':
    case 'manageTrust':
      return { type: 'host', request, params: {} };
    case 'copy': {
      const { text } = params;
      return isExport(text) ? { type: 'host', request, params: { text } } : undefined;
    }
    case 'save': {
      const { name, text } = params;
      const format = LINEAGE_FORMATS.find((known) => known === params['format']);
      if (format === undefined || !isText(name) || !isExport(text)) return undefined;
      return { type: 'host', request, params: { format, name, text } };
    }
    case 'saveState': {
      const state = readLineageShown(params['state']);
      return state === undefined ? undefined : { type: 'host', request, params: { state } };
    }
    default:
      return undefined;
  }
}

/** Reads what is shown and how, from the page or from what the editor kept over a reload; parts that are not ours are left out. */
export function readLineageShown(value: unknown): LineageShown | undefined {
  if (!isFields(value) || !isFields(value['view'])) return undefined;
  const root = readRoot(value['root']);
  return root === undefined ? undefined : { root, view: readView(value['view']) };
}

function readRoot(value: unknown): LineageRoot | undefined {
  if (!isFields(value)) return undefined;
  const { id, contentHash } = value;
  if (!isText(id) || id === '') return undefined;
  return { id, ...(isText(contentHash) && { contentHash }) };
}

function readView(view: Fields): LineageView {
  const first = FIRST_LINEAGE_VIEW;
  const { depth, limit, history, tree, focus } = view;
  const direction = (['up', 'down', 'both'] as const).find((known) => known === view['direction']);
  const colour = LINEAGE_COLOURS.find((known) => known === view['colour']);
  const place = readPlace(view['place']);
  return {
    direction: direction ?? first.direction,
    depth: isWhole(depth, 1, 100) ? depth : first.depth,
    limit: isWhole(limit, 1, 5000) ? limit : first.limit,
    history: history === true,
    expansions: listOf(view['expansions']).flatMap(readExpansion),
    collapsed: listOf(view['collapsed']).filter(isText),
    ...(isText(focus) && { focus }),
    colour: colour ?? first.colour,
    hiddenKinds: LINEAGE_NODE_KINDS.filter((kind) => listOf(view['hiddenKinds']).includes(kind)),
    hiddenEdges: LINEAGE_EDGE_KINDS.filter((kind) => listOf(view['hiddenEdges']).includes(kind)),
    hiddenStatuses: listOf(view['hiddenStatuses']).filter(isText),
    committed: readCommitted(view['committed']),
    tree: tree !== false,
    ...(place !== undefined && { place }),
  };
}

function readExpansion(value: unknown): LineageExpansion[] {
  const root = readRoot(value);
  if (root === undefined || !isFields(value)) return [];
  const { direction, limit } = value;
  if ((direction !== 'up' && direction !== 'down') || !isWhole(limit, 1, 5000)) return [];
  return [{ ...root, direction, limit }];
}

function readCommitted(value: unknown): LineageView['committed'] {
  const { since, until } = isFields(value) ? value : {};
  return { ...(isNumber(since) && { since }), ...(isNumber(until) && { until }) };
}

function readPlace(value: unknown): LineageView['place'] {
  const { x, y, zoom } = isFields(value) ? value : {};
  return isNumber(x) && isNumber(y) && isNumber(zoom) && zoom > 0 ? { x, y, zoom } : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST;
}

function isExport(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_EXPORT;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isWhole(value: unknown, low: number, high: number): value is number {
  return isNumber(value) && Number.isInteger(value) && value >= low && value <= high;
}
