import { SQL_PAGE_METHODS } from '../../../shared/src/protocol/api.ts';
import { SQL_FILE_FORMATS } from '../../../shared/src/protocol/sql.ts';
import { SQL_TEXT_FORMATS } from '../../../shared/src/protocol/sqlText.ts';
import type { FromPage, SqlHostRequests, SqlView } from '../../../shared/src/protocol/webview.ts';
import { isFields, type Fields } from './fields.ts';
import { readOpen, type PageProtocol } from './messages.ts';

/** Characters of one cell or row that a page may put into the clipboard. */
const LONGEST_COPY = 64 * 1024 * 1024;

/** The protocol of the page of a query's result. */
export const SQL_PAGE: PageProtocol<SqlHostRequests> = { methods: SQL_PAGE_METHODS, readHost };

function readHost(request: unknown, params: Fields): FromPage<SqlHostRequests> | undefined {
  switch (request) {
    case 'open':
      return readOpen(params);
    case 'showOutput':
    case 'showQuery':
    case 'showHistory':
    case 'openSettings':
      return { type: 'host', request, params: {} };
    case 'copy': {
      const { text } = params;
      const fits = typeof text === 'string' && text.length <= LONGEST_COPY;
      return fits ? { type: 'host', request, params: { text } } : undefined;
    }
    case 'copyResult': {
      const { handle, names } = params;
      const format = SQL_TEXT_FORMATS.find((known) => known === params['format']);
      if (typeof handle !== 'string' || handle.length > 100 || format === undefined) return undefined;
      if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return undefined;
      return { type: 'host', request, params: { handle, format, names } };
    }
    case 'save': {
      const format = SQL_FILE_FORMATS.find((known) => known === params['format']);
      return format === undefined ? undefined : { type: 'host', request, params: { format } };
    }
    case 'saveState': {
      const state = readSqlView(params['state']);
      return state === undefined ? undefined : { type: 'host', request, params: { state } };
    }
    default:
      return undefined;
  }
}

/** Reads how a result is looked at, from the page or from what the editor kept over a reload. */
export function readSqlView(value: unknown): SqlView | undefined {
  if (!isFields(value)) return undefined;
  const { shows } = value;
  return shows === 'table' || shows === 'chart' ? { shows } : undefined;
}
