import { VERSIONS_PAGE_METHODS } from '../../../shared/src/protocol/api.ts';
import type { FromPage } from '../../../shared/src/protocol/webview.ts';
import {
  PREVIOUS,
  type VersionsHostRequests,
  type VersionsView,
} from '../../../shared/src/protocol/versionsPage.ts';
import { isFields, type Fields } from './fields.ts';
import type { PageProtocol } from './messages.ts';

/** Longest name of a state: a commit, and a content hash. */
const LONGEST_NAME = 200;

/** The versions page before anybody chose anything. */
export const INITIAL_VIEW: VersionsView = { against: PREVIOUS, shows: 'differences', texts: 'inline' };

/** The protocol of the page of a record's versions. */
export const VERSIONS_PAGE: PageProtocol<VersionsHostRequests> = { methods: VERSIONS_PAGE_METHODS, readHost };

function readHost(request: unknown, params: Fields): FromPage<VersionsHostRequests> | undefined {
  const { contentHash, state, before, after, commit, text } = params;
  switch (request) {
    case 'restore':
      return isName(contentHash) ? { type: 'host', request, params: { contentHash } } : undefined;
    case 'openVersion':
      return isName(state) ? { type: 'host', request, params: { state } } : undefined;
    case 'openDiff':
      return isName(before) && isName(after)
        ? { type: 'host', request, params: { before, after } }
        : undefined;
    case 'showCommit':
      return isCommit(commit) ? { type: 'host', request, params: { commit } } : undefined;
    case 'copy':
      return isName(text) ? { type: 'host', request, params: { text } } : undefined;
    case 'openRecord':
    case 'manageTrust':
      return { type: 'host', request, params: {} };
    case 'saveState': {
      const view = readVersionsView(state);
      return view === undefined ? undefined : { type: 'host', request, params: { state: view } };
    }
    default:
      return undefined;
  }
}

/** Reads how versions are looked at, from the page or from what the editor kept over a reload. */
export function readVersionsView(value: unknown): VersionsView | undefined {
  if (!isFields(value)) return undefined;
  const { chosen, against, shows, texts } = value;
  if (chosen !== undefined && !isName(chosen)) return undefined;
  if (!isName(against) || (shows !== 'differences' && shows !== 'fields')) return undefined;
  if (texts !== 'inline' && texts !== 'side') return undefined;
  return { ...(chosen !== undefined && { chosen }), against, shows, texts };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
}

/** True for the full name of a commit: nothing else reaches git. */
function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value);
}
