import { REVIEW_PAGE_METHODS } from '../../../shared/src/protocol/api.ts';
import { RECORD_CHANGES } from '../../../shared/src/protocol/review.ts';
import {
  REVIEW_STANDS,
  type ReviewedContent,
  type ReviewHostRequests,
  type ReviewPageFilter,
  type ReviewView,
} from '../../../shared/src/protocol/reviewPage.ts';
import type { FromPage } from '../../../shared/src/protocol/webview.ts';
import { REVIEW_DECISIONS } from '../../../shared/src/protocol/writing.ts';
import { isFields, type Fields } from './fields.ts';
import { isParamsOf, readOpen, type PageProtocol } from './messages.ts';

/** Records that a page may decide on at once, and marks that it may set. */
const MOST_RECORDS = 100_000;
const LONGEST_COPY = 1024 * 1024;
const KINDS = ['databit', 'example', 'dataset', 'template', 'run'] as const;
const EFFECTS = ['content', 'annotation', 'none'] as const;

/** The protocol of the page of a review. */
export const REVIEW_PAGE: PageProtocol<ReviewHostRequests> = { methods: REVIEW_PAGE_METHODS, readHost };

function readHost(request: unknown, params: Fields): FromPage<ReviewHostRequests> | undefined {
  switch (request) {
    case 'open':
      return readOpen(params);
    case 'undo':
    case 'choose':
    case 'manageTrust':
    case 'showOutput':
      return { type: 'host', request, params: {} };
    case 'openDiff': {
      const { handle, key, name } = params;
      if (!isShort(handle) || !isShort(key) || !isShort(name)) return undefined;
      return { type: 'host', request, params: { handle, key, name } };
    }
    case 'showVersions': {
      const { id } = params;
      return isShort(id) && id !== '' ? { type: 'host', request, params: { id } } : undefined;
    }
    case 'decide': {
      const decision = REVIEW_DECISIONS.find((known) => known === params['decision']);
      const records = readContents(params['records']);
      if (decision === undefined || records === undefined) return undefined;
      return { type: 'host', request, params: { decision, records } };
    }
    case 'comment': {
      const { recordId, field, contentHash, text } = params;
      const change: unknown = { recordId, author: 'x', change: { begin: { field, contentHash, text } } };
      if (!isParamsOf('comments/change', change) || !('begin' in change.change)) return undefined;
      return { type: 'host', request, params: { recordId: change.recordId, ...change.change.begin } };
    }
    case 'copyMarkdown': {
      const { handle } = params;
      return isShort(handle) ? { type: 'host', request, params: { handle } } : undefined;
    }
    case 'copy': {
      const { text } = params;
      const fits = typeof text === 'string' && text.length <= LONGEST_COPY;
      return fits ? { type: 'host', request, params: { text } } : undefined;
    }
    case 'mark': {
      const { marks, viewed } = params;
      if (!isMarks(marks) || typeof viewed !== 'boolean') return undefined;
      return { type: 'host', request, params: { marks, viewed } };
    }
    case 'saveState': {
      const state = readReviewView(params['state']);
      return state === undefined ? undefined : { type: 'host', request, params: { state } };
    }
    default:
      return undefined;
  }
}

/** Reads how a review is looked at, from the page or from what the editor kept over a reload. */
export function readReviewView(value: unknown): ReviewView | undefined {
  if (!isFields(value) || !isFields(value['filter'])) return undefined;
  const shows = value['shows'] === 'overview' ? 'overview' : 'records';
  const texts = value['texts'] === 'side' ? 'side' : 'inline';
  const { chosen } = value;
  return { shows, texts, filter: readFilter(value['filter']), ...(isShort(chosen) && { chosen }) };
}

/** Marks of viewed contents as the editor kept them. */
export function isMarks(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= MOST_RECORDS && value.every(isShort);
}

function readFilter(value: Fields): ReviewPageFilter {
  const kind = KINDS.find((known) => known === value['kind']);
  const change = RECORD_CHANGES.find((known) => known === value['change']);
  const effect = EFFECTS.find((known) => known === value['effect']);
  const stand = REVIEW_STANDS.find((known) => known === value['stand']);
  const { dataset, text } = value;
  return {
    ...(kind !== undefined && { kind }),
    ...(change !== undefined && { change }),
    ...(effect !== undefined && { effect }),
    ...(stand !== undefined && { stand }),
    ...(isShort(dataset) && { dataset }),
    ...(isShort(text) && text !== '' && { text }),
    ...(value['problems'] === true && { problems: true as const }),
    ...(value['notViewed'] === true && { notViewed: true as const }),
  };
}

function readContents(value: unknown): ReviewedContent[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_RECORDS) return undefined;
  const contents = value.flatMap((one: unknown): ReviewedContent[] => {
    if (!isFields(one)) return [];
    const { id, contentHash } = one;
    return isShort(id) && id !== '' && isShort(contentHash) ? [{ id, contentHash }] : [];
  });
  return contents.length === value.length ? contents : undefined;
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 1000;
}
